"""How a text is cut into the segments of an SMS, exactly.

Source: 3GPP TS 23.038 (encodings) and TS 23.040 (concatenation). Segments are filled
greedily, in order. An escape pair and a surrogate pair are never cut, so dividing the units
by the capacity gives wrong answers; greedy filling is the shortest that keeps them whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from channels.sms._alphabet import ESCAPE, EXTENSION, Encoding, encoding_of
from channels.sms._graphemes import clusters
from channels.sms._limits import Capacity, capacity
from channels.sms._triggers import Trigger, triggers

__all__ = ["Segment", "Segmentation", "count", "segment"]

_Atom = tuple[int, int]  # end offset in code points, units: what is never cut

_EXTENDED = re.compile(f"[{re.escape(''.join(sorted(EXTENSION)))}]")


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: code points [start, end) of the text, and its units."""

    start: int
    end: int
    units: int
    text: str


@dataclass(frozen=True)
class Segmentation:
    """A text cut into segments.

    ``units`` are septets in GSM-7 and 16-bit code units in UCS-2, over all segments;
    ``remaining`` is how many more fit before another segment begins.
    """

    text: str
    encoding: Encoding
    segments: tuple[Segment, ...]
    units: int
    remaining: int
    capacity: Capacity

    @cached_property
    def unicode_triggers(self) -> tuple[Trigger, ...]:
        """Every character that forces UCS-2, in the order of the text."""
        return triggers(self.text)


def segment(text: str, *, keep_graphemes: bool = False, udh_octets: int = 0) -> Segmentation:
    """Cut *text* into segments.

    ``keep_graphemes`` keeps what a reader sees as one character in one segment wherever it
    fits one, as Android and Twilio do; the specification keeps only code points whole.
    ``udh_octets`` is the room that other header elements take in every segment. An empty
    text is one empty segment. ValueError when the header leaves no room.
    """
    encoding = encoding_of(text)
    room = capacity(encoding, udh_octets)
    atoms = list(_clusters(text, encoding, room) if keep_graphemes else _points(text, encoding))
    units = sum(cost for _, cost in atoms)
    if units <= room.single:
        segments: tuple[Segment, ...] = (Segment(0, len(text), units, text),)
        remaining = room.single - units
    else:
        segments = tuple(_filled(text, atoms, room.part))
        remaining = room.part - segments[-1].units
    return Segmentation(text, encoding, segments, units, remaining, room)


def count(text: str, *, udh_octets: int = 0) -> int:
    """Return how many segments *text* takes: ``len(segment(text).segments)``, but fast."""
    encoding = encoding_of(text)
    room = capacity(encoding, udh_octets)
    if encoding == "GSM-7":
        return _count_septets(text, room)
    return _count_code_units(text, room)


def _count_septets(text: str, room: Capacity) -> int:
    """Write each escape out, then step through the septets a segment at a time."""
    if len(text) * 2 <= room.single:
        return 1
    septets = _EXTENDED.sub(ESCAPE + "_", text)
    total = len(septets)
    if total <= room.single:
        return 1
    if total == len(text):
        return -(-total // room.part)
    found, position = 1, room.part
    while position < total:
        found += 1
        position += room.part - (septets[position - 1] == ESCAPE)
    return found


def _count_code_units(text: str, room: Capacity) -> int:
    """Step through UTF-16 a segment at a time; a high surrogate is never the last unit."""
    if len(text) * 2 <= room.single:
        return 1
    try:
        units = text.encode("utf-16-be")
    except UnicodeEncodeError:  # a lone surrogate: no code unit to look at
        return len(list(_filled(text, list(_points(text, "UCS-2")), room.part)))
    total = len(units) // 2
    if total <= room.single:
        return 1
    if total == len(text):
        return -(-total // room.part)
    found, position = 1, room.part
    while position < total:
        found += 1
        position += room.part - (0xD8 <= units[2 * position - 2] <= 0xDB)
    return found


def _points(text: str, encoding: Encoding) -> Iterator[_Atom]:
    """Yield each code point: two units for an escape pair or a surrogate pair, else one."""
    for end, character in enumerate(text, 1):
        if encoding == "GSM-7":
            yield end, 2 if character in EXTENSION else 1
        else:
            yield end, 2 if character > "\uffff" else 1


def _clusters(text: str, encoding: Encoding, room: Capacity) -> Iterator[_Atom]:
    """Yield each grapheme cluster, or the code points of one that no segment could hold.

    CR LF is one cluster by annex 29, yet nothing is seen of it: it may be cut.
    """
    points = list(_points(text, encoding))
    for start, end in clusters(text):
        units = sum(cost for _, cost in points[start:end])
        if units <= room.part and text[start] != "\r":
            yield end, units
        else:
            yield from points[start:end]


def _filled(text: str, atoms: list[_Atom], part: int) -> Iterator[Segment]:
    """Yield segments, each with as many atoms as it can hold."""
    start = end = units = 0
    for atom_end, cost in atoms:
        if units + cost > part:
            yield Segment(start, end, units, text[start:end])
            start, units = end, 0
        end, units = atom_end, units + cost
    yield Segment(start, end, units, text[start:end])
