"""The shape of a provider: one sender's API, and the request that hands it a message.

A provider is a pure function from a ``Handover`` to the body of a request; it sends nothing.
What it cannot carry it refuses by name, and never drops.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from channels._content import Content
from channels._frozen import Frozen
from channels._problem import Problem

__all__ = ["CannotCarry", "Envelope", "Handover", "Payload", "Provider", "Variable"]

Payload = Mapping[str, Any] | bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the sender adds to a message.

    ``recipient`` and ``sender`` are addresses in the channel's own form (a phone number in
    E.164, a mail address, a device token); ``reference`` is the caller's own name for this
    message. ``options`` are the provider's own, each named in its docstring.
    """

    recipient: str = ""
    sender: str = ""
    reference: str = ""
    options: Mapping[str, Any] = Frozen({})


@dataclass(frozen=True, slots=True)
class Variable:
    """A printed tag of a template: the ``tag`` as it stands, the placeholder's ``name``, the
    finished ``value`` for this reader, and ``samples``, finished too, for a review."""

    tag: str
    name: str
    value: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """A message to hand over: as it was written, as it is finished, and to whom.

    ``content`` holds templates and ``outputs`` the finished texts by name. ``variables`` has
    each tag that prints, once, in the order of the content; those of conditions and loops are
    not there, and a provider that fills in values itself refuses such a text.
    """

    content: Content
    outputs: Mapping[str, str]
    locale: str
    variables: tuple[Variable, ...] = ()
    envelope: Envelope = Envelope()


class CannotCarry(ValueError):
    """A provider cannot carry this message; ``problems`` names every reason with its path."""

    def __init__(self, provider: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(provider, problems)
        self.provider, self.problems = provider, problems

    def __str__(self) -> str:
        told = "; ".join(
            f"{problem.path}: {problem.message}" if problem.path else problem.message
            for problem in self.problems
        )
        return f"{self.provider}: {told}"


class Provider(ABC):
    """One request of one sender's API.

    ``name`` is its module's. ``kind``: "send" is one message to one reader; "template" hands
    the template over for the sender's review, to be filled in there. ``schema`` is the JSON
    Schema file beside the module that its payloads keep, "" where the payload is no JSON.
    ``source`` is the page that says what the request looks like.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    kind: ClassVar[Literal["send", "template"]] = "send"
    content_type: ClassVar[str] = "application/json"
    schema: ClassVar[str] = ""
    source: ClassVar[str]

    @abstractmethod
    def payload(self, handover: Handover) -> Payload:
        """Return the body of the request; CannotCarry names what this provider cannot carry."""
