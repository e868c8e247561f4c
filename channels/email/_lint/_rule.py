"""A rule about finished mails, with the examples that document and test it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from channels._advice import Gravity
from channels.email._lint._mail import Mail

__all__ = ["Example", "Fault", "Rule", "fails", "passes"]


class Fault(NamedTuple):
    """What a rule finds: the engine makes the advice of it.

    [start, end) are code points of ``output``. ``gravity`` is the rule's own unless this
    fault weighs differently; ``source`` likewise.
    """

    start: int
    end: int
    msgid: str
    params: Mapping[str, str] = {}
    output: str = "html"
    gravity: Gravity | None = None
    clients: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Example:
    """Outputs in which a rule finds something (``passing`` is false), or nothing; and why."""

    passing: bool
    why: str
    outputs: Mapping[str, str]
    locale: str = "en"


@dataclass(frozen=True)
class Rule:
    """One rule. ``id`` is the name of its module and of the fault.

    ``docstring`` is the module's: what it finds, why that hurts, what to write instead, and
    the source of the rule.
    """

    id: str
    gravity: Gravity
    docstring: str
    find: Callable[[Mail], Iterator[Fault]]
    examples: tuple[Example, ...]
    source: str = field(init=False)

    def __post_init__(self) -> None:
        _, _, told = self.docstring.partition("\n\nSource: ")
        object.__setattr__(self, "source", " ".join(told.split()).removesuffix("."))

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return self.docstring.strip().partition("\n")[0]


def fails(why: str, locale: str = "en", **outputs: str) -> Example:
    """Return an example in which the rule finds something; outputs that are not told are empty."""
    return Example(False, why, outputs, locale)


def passes(why: str, locale: str = "en", **outputs: str) -> Example:
    """Return an example that the rule leaves alone."""
    return Example(True, why, outputs, locale)
