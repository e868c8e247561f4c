"""The shape of a back-end: one provider's API for templates, behind keyword-only methods.

A back-end sees values, never rows: what to call is an `Access`, what to hand over a `Request`, what
stands there a `Standing`. It writes nothing down, and raises `cms.provider_templates.errors`. What
its API cannot do it refuses by name.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext_noop as _

from cms.models import StoredContent, Submission
from cms.provider_templates.errors import CannotDo

State = Submission.State


@dataclass(frozen=True)
class Field:
    """A setting of an account: `label` and `help` are msgids."""

    name: str
    label: str
    help: str = ""
    default: str = ""
    pattern: str = r"[^\s\x00-\x1f\x7f]{1,500}"
    required: bool = True
    secret: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Access:
    """How an account is called: its settings, and its secrets in clear."""

    key: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class Request:
    """A template to hand over: under which name and language, as what, and the body."""

    name: str
    language: str
    category: str
    body: Mapping[str, Any]
    channel: str


@dataclass(frozen=True)
class Standing:
    """How a template stands at the provider. `at_home` says that it is ours, word for word."""

    id: str
    state: str
    reason: str = ""
    category: str = ""
    at_home: bool = True


@dataclass(frozen=True)
class Reference:
    """A template at the provider, as we know it."""

    id: str
    name: str
    language: str
    channel: str


class Backend(ABC):
    """One provider. `name` is its module's; `label` and `about` are msgids."""

    name: ClassVar[str]
    label: ClassVar[str]
    about: ClassVar[str]
    channels: ClassVar[tuple[str, ...]]
    fields: ClassVar[tuple[Field, ...]]
    tells: ClassVar[bool] = False  # it calls us when a state changes
    source: ClassVar[str]

    @abstractmethod
    def request(self, *, content: StoredContent, base: str, version: int) -> Request:
        """What would be handed over, worked out without a call; `channels.CannotCarry` names what
        this provider cannot carry, `templates_lib.language.TemplateError` what has no sample."""

    @abstractmethod
    def find(self, *, access: Access, request: Request) -> Standing | None:
        """The template of this name and language that stands at the provider already."""

    @abstractmethod
    def submit(self, *, access: Access, request: Request, found: Standing | None) -> Standing:
        """Hand it over. *found* is ours, of an attempt that was broken off: it is gone on with."""

    @abstractmethod
    def status(self, *, access: Access, reference: Reference) -> Standing:
        """How it stands now."""

    def remove(self, *, access: Access, reference: Reference) -> None:
        """Take it away there; one that is gone already is no error."""
        raise CannotDo(_("%(provider)s has no call that removes a template."), provider=self.label)

    def rename(self, *, access: Access, reference: Reference, name: str) -> None:
        """Call it otherwise there."""
        raise CannotDo(_("%(provider)s has no call that renames a template."), provider=self.label)

    @property
    def removes(self) -> bool:
        """Whether its API takes templates away."""
        return type(self).remove is not Backend.remove
