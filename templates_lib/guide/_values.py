"""The values a brand's guide is made of: all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from channels._frozen import Frozen
from templates_lib._documents import DocumentError
from templates_lib.rules import Rule

ADDRESS_FORMS: Final = ("informal", "formal", "neutral")
WEIGHTS: Final = ("off", "info", "warning", "error")
"""What a brand may say of a check: how much its findings weigh, or that it is off."""


COMPOUND_WEIGHTS: Final = ("off", "info", "warning")
"""What a term may say of itself inside a longer word."""


class GuideError(DocumentError):
    """A guide document that cannot be used; ``problems`` names every fault with its path."""


@dataclass(frozen=True)
class Term:
    """One concept: the words a brand says for it, never says, and never translates.

    ``forms`` gives a word's inflected forms, for words of any of the three lists, as an editor
    confirmed them: they alone count. A word without has the forms of its paradigm
    (``templates_lib.terms``). ``must``: where the source names the concept, a translation names it
    with an approved word. ``compounds`` is how much a forbidden word weighs inside a longer one
    ("ordrebekreftelse"): "off", "info" or "warning"; "" leaves it to the check.
    """

    concept: str
    approved: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    must: bool = False
    compounds: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", Frozen(self.forms))

    def document(self) -> dict[str, object]:
        fields: dict[str, object] = {
            "concept": self.concept,
            "approved": list(self.approved),
            "forbidden": list(self.forbidden),
            "keep": list(self.keep),
            "forms": {word: list(forms) for word, forms in self.forms.items()},
            "must": self.must,
            "compounds": self.compounds,
        }
        return {name: value for name, value in fields.items() if value}


SettingValue = str | bool | int | float | tuple[str, ...]
"""What a brand chose for a check's setting."""


@dataclass(frozen=True)
class StyleGuide:
    """One brand in one locale. Empty: the brand has not decided, and checks stay silent.

    ``settings`` are choices that checks declare (``Check.settings``): name -> value.
    """

    locale: str
    address_form: str = ""
    opt_out: tuple[str, ...] = ()
    link_prefix: str = ""
    currency: str = ""
    terms: tuple[Term, ...] = ()
    settings: Mapping[str, SettingValue] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", Frozen(self.settings))

    def document(self) -> dict[str, object]:
        fields: dict[str, object] = {
            "address_form": self.address_form,
            "opt_out": list(self.opt_out),
            "link_prefix": self.link_prefix,
            "currency": self.currency,
            "terms": [term.document() for term in self.terms],
            "settings": settings_document(self.settings),
        }
        return {name: value for name, value in fields.items() if value}


def settings_document(settings: Mapping[str, SettingValue]) -> dict[str, object]:
    """Settings as they stand in a document."""
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in settings.items()
    }


@dataclass(frozen=True)
class StagePolicy:
    """Which channels the messages of one stage may go by: those allowed (every one, where none is
    named) but for those forbidden.
    """

    allowed_channels: tuple[str, ...] = ()
    forbidden_channels: tuple[str, ...] = ()

    def lets(self, channel: str) -> bool:
        """Whether a message may go by this channel."""
        if channel in self.forbidden_channels:
            return False
        return not self.allowed_channels or channel in self.allowed_channels

    def document(self) -> dict[str, object]:
        fields = {
            "allowed_channels": list(self.allowed_channels),
            "forbidden_channels": list(self.forbidden_channels),
        }
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True)
class Guide:
    """What one brand wants, everywhere and by locale.

    ``settings`` hold in every locale that does not set them itself. ``checks`` says how much the
    findings of a check weigh for this brand: ``off``, ``info``, ``warning`` or ``error``.
    ``rules`` are the brand's own about wording. ``stages``: a stage's key -> which channels its
    messages may go by.
    """

    brand: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    locales: Mapping[str, StyleGuide] = field(default_factory=dict, hash=False)
    settings: Mapping[str, SettingValue] = field(default_factory=dict, hash=False)
    checks: Mapping[str, str] = field(default_factory=dict, hash=False)
    rules: tuple[Rule, ...] = ()
    stages: Mapping[str, StagePolicy] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("locales", "settings", "checks", "stages"):
            object.__setattr__(self, name, Frozen(getattr(self, name)))

    @classmethod
    def empty(cls, brand: str) -> Guide:
        """The guide of a brand that has decided nothing yet."""
        return cls(brand)

    def document(self) -> dict[str, object]:
        """The guide document: ``load(guide.document()) == guide``."""
        head = {
            "brand": self.brand,
            "names": list(self.names),
            "domains": list(self.domains),
            "emails": list(self.emails),
            "phones": list(self.phones),
            "settings": settings_document(self.settings),
            "checks": dict(self.checks),
            "rules": {rule.id: rule.document() for rule in self.rules},
            "stages": {key: policy.document() for key, policy in self.stages.items()},
        }
        written: dict[str, object] = {name: value for name, value in head.items() if value}
        return {**written, "locales": {tag: s.document() for tag, s in self.locales.items()}}
