"""Where segments end: filled greedily, in order, and never inside what must stay whole.

Source: 3GPP TS 23.038 and 23.040. An escape pair and a surrogate pair are never cut, so
dividing the units by the capacity gives wrong answers; greedy filling is the shortest that
keeps them whole. All offsets are code points.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from channels._graphemes import clusters, may_cluster
from channels.sms._alphabet import Encoding
from channels.sms._limits import Capacity
from channels.sms._options import Options

__all__ = ["Cut", "Packed", "beyond_bmp", "packed"]

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")


class Cut(NamedTuple):
    """Where a segment ends, and its units."""

    end: int
    units: int


class Packed(NamedTuple):
    """A text in segments: its encoding, what fits, its units, and where each segment ends."""

    encoding: Encoding
    room: Capacity
    units: int
    cuts: list[Cut]


Keep = Callable[[int], int]
"""From where a segment could end at most, to where it may: the same or a little earlier."""


def beyond_bmp(text: str) -> list[int]:
    """Return the offset of every character of *text* that is a surrogate pair in UTF-16."""
    return [match.start() for match in _BEYOND_BMP.finditer(text)]


def packed(text: str, how: Options) -> Packed:
    """Return where the segments of *text* end; an empty text is one empty segment."""
    encoding, room, wide = _encoded(text, how)
    units = len(text) + len(wide)
    if units <= room.single:
        return Packed(encoding, room, units, [Cut(len(text), units)])
    keep = _keep_clusters(text, wide, room.part) if how.keep_graphemes else _keep_pairs(text)
    return Packed(encoding, room, units, list(_cuts(len(text), wide, room.part, keep)))


def _encoded(text: str, how: Options) -> tuple[Encoding, Capacity, list[int]]:
    """Return the encoding, the room in it, and the offsets of what takes two units."""
    septets = how.alphabet.septets(text)
    if septets is None:
        return "UCS-2", how.code_units, beyond_bmp(text)
    escapes = how.alphabet.escapes(text) if septets > len(text) else []
    return "GSM-7", how.septets, escapes


def _cuts(size: int, wide: list[int], part: int, keep: Keep) -> Iterator[Cut]:
    """Yield the end of each segment of a text of *size* code points.

    ``wide`` are the offsets of the characters of two units, ``part`` is what a segment holds.
    """
    start = passed = 0
    while True:
        end, seen = start + part, passed
        while seen < len(wide) and wide[seen] < end:
            end -= 1
            seen += 1
        end = size if end >= size else keep(end)
        while seen > passed and wide[seen - 1] >= end:
            seen -= 1
        yield Cut(end, end - start + seen - passed)
        if end == size:
            return
        start, passed = end, seen


def _keep_pairs(text: str) -> Keep:
    """Return what never cuts between two surrogates that stand in *text* as code points."""

    def keep(end: int) -> int:
        halves = "\ud800" <= text[end - 1] <= "\udbff" and "\udc00" <= text[end] <= "\udfff"
        return end - 1 if halves else end

    return keep


def _keep_clusters(text: str, wide: list[int], part: int) -> Keep:
    """Return what cuts no grapheme cluster of *text* that one segment could hold.

    CR LF is one cluster by annex 29, yet nothing is seen of it: it may be cut.
    """
    pairs = _keep_pairs(text)
    if not may_cluster(text):
        return pairs
    starts = [start for start, _ in clusters(text)]

    def keep(end: int) -> int:
        after = bisect_right(starts, end)
        start = starts[after - 1]
        close = starts[after] if after < len(starts) else len(text)
        units = close - start + bisect_left(wide, close) - bisect_left(wide, start)
        whole = start == end or units > part or text[start] == "\r"
        return pairs(end) if whole else start

    return keep
