"""A text made ready for a sender's language: only what the sender can do is left in it.

Lowering (``_lowering.py``) makes this from the nodes of a template; a target's writer walks it.
``start`` and ``end`` say where in the template a piece comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "AllOf",
    "AnyOf",
    "Atom",
    "Case",
    "Choice",
    "Compare",
    "Each",
    "Filled",
    "First",
    "Flag",
    "Gap",
    "HasItems",
    "Is",
    "Last",
    "Not",
    "Piece",
    "Plural",
    "Ref",
    "Test",
    "Words",
    "merged",
]


@dataclass(frozen=True)
class Ref:
    """A value that the sender has: a variable, or a field of the item of a loop over ``list``.

    ``item`` is the loop's variable. An item that is itself a text has the field ``text``.
    """

    name: str
    list: str = ""
    item: str = ""


@dataclass(frozen=True)
class Words:
    """Literal text."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Gap:
    """A value is written here. ``raw``: as it is, even in HTML. ``default`` is for an empty one."""

    ref: Ref
    raw: bool = False
    default: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Flag:
    """A yes-or-no value that says yes."""

    ref: Ref


@dataclass(frozen=True)
class Filled:
    """A text that is not empty."""

    ref: Ref


@dataclass(frozen=True)
class HasItems:
    """A list that is not empty."""

    ref: Ref


@dataclass(frozen=True)
class Is:
    """A text that is exactly ``text``, which is never empty."""

    ref: Ref
    text: str


@dataclass(frozen=True)
class Compare:
    """A whole number compared; ``modulo``: what is left of it after division."""

    ref: Ref
    operator: str
    number: int
    modulo: int = 0


@dataclass(frozen=True)
class First:
    """The first round of a loop."""


@dataclass(frozen=True)
class Last:
    """The last round of a loop."""


@dataclass(frozen=True)
class Not:
    test: Test


@dataclass(frozen=True)
class AllOf:
    tests: tuple[Test, ...]


@dataclass(frozen=True)
class AnyOf:
    tests: tuple[Test, ...]


Atom: TypeAlias = Flag | Filled | HasItems | Is | Compare | First | Last
Test: TypeAlias = Atom | Not | AllOf | AnyOf


@dataclass(frozen=True)
class Case:
    test: Test
    body: tuple[Piece, ...]


@dataclass(frozen=True)
class Choice:
    """The body of the first case that holds, or ``otherwise``."""

    cases: tuple[Case, ...]
    otherwise: tuple[Piece, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Each:
    """The body for each item of a list."""

    ref: Ref
    item: str
    body: tuple[Piece, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Plural:
    """The body that fits a whole number: for exactly that one, or for its CLDR category."""

    ref: Ref
    exact: tuple[tuple[int, tuple[Piece, ...]], ...]
    categories: tuple[tuple[str, tuple[Piece, ...]], ...]
    """Those that the locale has for whole numbers, ``other`` last."""
    start: int = 0
    end: int = 0


Piece: TypeAlias = Words | Gap | Choice | Each | Plural


def merged(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Join literal texts that follow each other."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words):
            if not piece.text:
                continue
            last = found[-1] if found else None
            if isinstance(last, Words):
                found[-1] = Words(last.text + piece.text, last.start, piece.end)
                continue
        found.append(piece)
    return tuple(found)
