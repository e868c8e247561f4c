"""From a text as it is said back to the text as it was typed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Piece", "Place", "place_of"]


class Piece(NamedTuple):
    """``start:end`` of what is said stands for ``written_start:written_end`` of what was typed.

    ``trail``: the snippets that it comes from, the outermost first; empty for what was typed.
    """

    start: int
    end: int
    written_start: int
    written_end: int
    trail: tuple[str, ...] = ()


class Place(NamedTuple):
    """A span of a text as it was typed. ``snippet``: where the words stand, "" for typed ones."""

    start: int
    end: int
    snippet: str = ""


def place_of(pieces: Sequence[Piece], start: int, end: int, length: int) -> Place:
    """Where ``start:end`` of what is said was typed; *length* is that of the typed text.

    *pieces* tile what is said. A span that touches a snippet is about its whole mark.
    """
    touched = _touched(pieces, start, end)
    if not touched:
        return Place(0, length)
    first, last = touched[0], touched[-1]
    begin = first.written_start if first.trail else first.written_start + start - first.start
    finish = last.written_end if last.trail else last.written_start + end - last.start
    trails = [piece.trail for piece in touched if piece.trail]
    return Place(begin, max(begin, finish), _common(trails))


def _touched(pieces: Sequence[Piece], start: int, end: int) -> Sequence[Piece]:
    """The pieces that a span lies in. An empty one lies in what was typed, where it can."""
    if start < end:
        first = bisect_right(pieces, start, key=lambda piece: piece.end)
        last = first
        while last < len(pieces) and pieces[last].start < end:
            last += 1
        return pieces[first:last]
    at = [piece for piece in pieces if piece.start <= start <= piece.end]
    typed = [piece for piece in at if not piece.trail]
    return (typed or at)[:1]


def _common(trails: Sequence[tuple[str, ...]]) -> str:
    """The innermost snippet that holds all of them; the first one's, where they share none."""
    if not trails:
        return ""
    shared = ""
    for depth in range(min(map(len, trails))):
        if len({trail[depth] for trail in trails}) > 1:
            break
        shared = trails[0][depth]
    return shared or trails[0][0]
