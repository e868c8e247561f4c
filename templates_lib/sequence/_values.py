"""What rules read and what they yield: all frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from channels._frozen import Frozen
from templates_lib.message import Address

__all__ = ["INFO", "WARNING", "Remark", "Rule", "Said", "Words"]

WARNING: Final = "warning"
INFO: Final = "info"


@dataclass(frozen=True)
class Words:
    """One finished text of a message: its ``path`` in the content, its part's ``name``.

    ``running``: it is read as a text with sentences, and is no subject, label or address.
    """

    path: str
    name: str
    text: str
    running: bool = False


@dataclass(frozen=True)
class Said:
    """One message as its reader gets it.

    ``day`` is when, in days after the journey's beginning; ``None`` where nobody has said.
    ``step`` tells messages of one moment, which may stand for each other, from those of the next.
    """

    address: Address
    texts: tuple[Words, ...]
    purpose: str = ""
    sender: str = ""
    day: float | None = None
    step: str = ""

    @property
    def running(self) -> tuple[Words, ...]:
        return tuple(each for each in self.texts if each.running)


@dataclass(frozen=True)
class Remark:
    """One fault of the sequence: about the message at index ``at``, against the one at ``beside``.

    ``msgid`` is an English sentence with ``%(name)s`` gaps for ``params``; ``words`` are what it
    points at in ``part``, "" for the message as a whole.
    """

    rule: str
    severity: str
    at: int
    beside: int
    msgid: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    part: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", Frozen(self.params))

    @property
    def message(self) -> str:
        """The remark in English."""
        return self.msgid % dict(self.params)


@dataclass(frozen=True)
class Rule:
    """One rule. ``id`` is its module's name; ``docstring`` the module's."""

    id: str
    severity: str
    docstring: str
    find: Callable[[Sequence[Said]], Iterable[Remark]]

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return self.docstring.strip().partition("\n")[0]
