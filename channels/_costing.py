"""What a message is paid for, where a channel's price goes by size: exact, and at the very most.

A channel that is paid by the segment has a ``Costing``. It counts finished outputs exactly, and
bounds what a text can come to whose values are not known yet, from the ``Extent`` of its pieces.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

__all__ = ["NOTHING", "Alphabet", "Costing", "Dear", "Extent"]

Alphabet = Literal["", "latin", "gsm"]
"""The characters of a value: "gsm" those of the GSM 7-bit alphabet, "latin" those that take one
16-bit code unit and that plain typography makes no longer, "" any."""


class Dear(NamedTuple):
    """A ``character`` at ``offset`` that the cheap alphabet lacks; ``instead`` is what to write for
    it, "" to leave it out, None when we know nothing."""

    offset: int
    character: str
    instead: str | None


@dataclass(frozen=True, slots=True)
class Extent:
    """The most that a piece of text can take, over all that it can become.

    ``narrow``: in the channel's cheap alphabet, over the ways in which it keeps to it; None
    where there is none. ``wide``: in its dear one, over every way. ``may_widen``: whether some
    way needs the dear one.
    """

    narrow: int | None = 0
    wide: int = 0
    may_widen: bool = False

    def __add__(self, other: Extent) -> Extent:
        """This piece, then the other."""
        both = self.narrow is not None and other.narrow is not None
        return Extent(
            (self.narrow or 0) + (other.narrow or 0) if both else None,
            self.wide + other.wide,
            self.may_widen or other.may_widen,
        )

    def __or__(self, other: Extent) -> Extent:
        """Either this piece or the other."""
        kept = [each for each in (self.narrow, other.narrow) if each is not None]
        return Extent(
            max(kept, default=None),
            max(self.wide, other.wide),
            self.may_widen or other.may_widen,
        )

    def repeated(self, most: int) -> Extent:
        """This piece, from no time at all to ``most`` times."""
        return Extent((self.narrow or 0) * most, self.wide * most, self.may_widen)


NOTHING = Extent()


class Costing(ABC):
    """How a channel is paid: by the size of its ``output``, in ``unit`` (a msgid)."""

    unit: ClassVar[str]
    output: ClassVar[str]

    @abstractmethod
    def count(self, text: str) -> int:
        """Return how many units a finished text is paid as."""

    @abstractmethod
    def literal(self, text: str) -> Extent:
        """Return the extent of a text that is known."""

    def dear(self, text: str) -> tuple[Dear, ...]:
        """Return each character of *text* that the cheap alphabet lacks, in order."""
        return ()

    @abstractmethod
    def gap(self, length: int, alphabet: Alphabet, growth: int = 1) -> Extent:
        """Return the extent of any text of at most *length* code points of *alphabet*, each of
        which may be written as up to *growth* characters."""

    @abstractmethod
    def most(self, extent: Extent) -> int:
        """Return the most units that a message of this extent can be paid as."""
