"""What an SMS is paid for: its segments, and the most that a template can come to."""

from typing import ClassVar

from channels._costing import Alphabet, Costing, Dear, Extent
from channels.sms._alphabet import DEFAULT
from channels.sms._count import count
from channels.sms._limits import capacity
from channels.sms._triggers import triggers
from locales.words import gettext_noop

__all__ = ["BySegment"]


class BySegment(Costing):
    """``narrow`` extents are septets of GSM-7, ``wide`` ones 16-bit code units of UCS-2.

    A character takes at most two of either. Segments are packed greedily, and one is left with
    a free place of at most one unit, where a character of two does not fit. So a message of U
    units takes at most U / (capacity - 1) segments, rounded up.
    """

    unit: ClassVar[str] = gettext_noop("segments")
    output: ClassVar[str] = "body"

    def count(self, text: str) -> int:
        """Return the number of segments, exactly."""
        return count(text)

    def literal(self, text: str) -> Extent:
        """Return the septets and code units of a text; it widens where GSM-7 lacks a character."""
        wide = len(text) + sum(character > "\uffff" for character in text)
        septets = DEFAULT.septets(text)
        return Extent(septets, wide, septets is None)

    def dear(self, text: str) -> tuple[Dear, ...]:
        """Return what forces UCS-2; nothing where the text can be sent in GSM-7."""
        if DEFAULT.septets(text) is not None:
            return ()
        return tuple(
            Dear(trigger.offset, trigger.character, trigger.suggestion)
            for trigger in triggers(text)
        )

    def gap(self, length: int, alphabet: Alphabet, growth: int = 1) -> Extent:
        """Return what *length* characters take at most: two septets each (``€``), and one code
        unit each, or two where the alphabet goes beyond the basic plane (emoji)."""
        narrow = 2 * length * growth
        if alphabet == "gsm":
            return Extent(narrow, length * growth)
        return Extent(narrow, length * max(growth, 1 if alphabet == "latin" else 2), True)

    def most(self, extent: Extent) -> int:
        """Return the most segments, of either encoding."""
        kept = 0 if extent.narrow is None else _segments(extent.narrow, "GSM-7")
        return max(1, kept, _segments(extent.wide, "UCS-2") if extent.may_widen else 0)


def _segments(units: int, encoding: str) -> int:
    room = capacity("UCS-2" if encoding == "UCS-2" else "GSM-7")
    return 1 if units <= room.single else -(-units // (room.part - 1))
