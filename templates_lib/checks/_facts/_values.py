"""What is read out of a text: numbers, percentages and addresses, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Amount", "Facts", "Link"]


@dataclass(frozen=True)
class Amount:
    """A number in a text, at ``start:end``, as ``written``.

    ``currency`` is a code, ``kr`` for an unsaid kind of krone, or empty. A ``firm`` amount is one
    that every locale must say; others (the day of a date, the digits of a code) only count as
    said when the other side asks for their value.
    """

    value: Decimal
    start: int
    end: int
    written: str
    firm: bool = True
    currency: str = ""


@dataclass(frozen=True)
class Link:
    """A web address at ``start:end``; ``url`` has the name of each placeholder in it in braces."""

    url: str
    start: int
    end: int


@dataclass(frozen=True)
class Facts:
    """All facts of one text. Percentages are no numbers here, and addresses hold neither."""

    numbers: tuple[Amount, ...] = ()
    percents: tuple[Amount, ...] = ()
    links: tuple[Link, ...] = ()
