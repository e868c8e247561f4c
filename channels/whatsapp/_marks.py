"""A text as WhatsApp formats it: which stretches are bold, struck out, code, a link.

Source: WhatsApp Help Center, "How to format your messages": ``*bold*``, ``_italic_``,
``~struck out~``, three backticks for a fixed width, one for code. That a sign counts only at
the edge of a word, on one line, and not doubled, is how its apps behave.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

__all__ = ["Stretch", "atoms", "line_spans", "plain", "signs", "stretches"]

Kind = Literal["strong", "em", "s", "code", "link"]

_KINDS: dict[str, Kind] = {"*": "strong", "_": "em", "~": "s"}

# What holds no other format. A link is whole, so that a "_" in it means nothing.
_ATOM = re.compile(
    r"""
      ```(?P<mono>[\s\S]+?)```
    | `(?P<code>[^`\n]++)`
    | (?P<link>https?://[^\s<>"]*[^\s<>".,;:!?)*_~])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters [start, end) of a text that are shown as *kind*; ``signs`` is how many at each
    end are not shown themselves."""

    start: int
    end: int
    kind: Kind
    signs: int


_start = attrgetter("start")


def atoms(text: str) -> tuple[Stretch, ...]:
    """Return code and links in *text*, in order."""
    return tuple(_atom(match) for match in _ATOM.finditer(text))


def line_spans(text: str, whole: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield where each line of *text* begins and ends; code over several lines is in one."""
    start = position = 0
    while (end := text.find("\n", position)) >= 0:
        index = bisect_left(whole, end, key=_start)
        if index and whole[index - 1].end > end:
            position = whole[index - 1].end
            continue
        yield start, end
        start = position = end + 1
    yield start, len(text)


def stretches(text: str, start: int, end: int, whole: Sequence[Stretch]) -> list[Stretch]:
    """Return what is formatted in the line [start, end) of *text*, by where it begins.

    They lie in each other or beside each other, and never cross. *whole* are its ``atoms``.
    """
    inside = whole[bisect_left(whole, start, key=_start) : bisect_left(whole, end, key=_start)]
    found = [*inside, *_pairs(text, start, end, _free(start, end, inside))]
    return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))


def signs(text: str) -> frozenset[int]:
    """Return the places of *text* whose sign only formats, and is not shown."""
    whole = atoms(text)
    hidden: set[int] = set()
    for start, end in line_spans(text, whole):
        for stretch in stretches(text, start, end, whole):
            hidden.update(range(stretch.start, stretch.start + stretch.signs))
            hidden.update(range(stretch.end - stretch.signs, stretch.end))
    return frozenset(hidden)


def plain(text: str) -> str:
    """Return *text* without the signs that format it, as a notification shows it."""
    hidden = signs(text)
    return "".join(sign for index, sign in enumerate(text) if index not in hidden)


def _atom(match: re.Match[str]) -> Stretch:
    if match["link"] is not None:
        return Stretch(*match.span(), "link", 0)
    return Stretch(*match.span(), "code", 3 if match["mono"] is not None else 1)


def _free(start: int, end: int, inside: Sequence[Stretch]) -> Iterator[int]:
    """Yield the places of the line that no atom covers."""
    for atom in inside:
        yield from range(start, atom.start)
        start = atom.end
    yield from range(start, end)


def _pairs(text: str, start: int, end: int, places: Iterator[int]) -> Iterator[Stretch]:
    """Yield each pair of signs. Those left open inside a pair that closes mean nothing."""
    opened: list[int] = []
    for place in places:
        sign = text[place]
        if sign not in _KINDS:
            continue
        before = text[place - 1] if place > start else " "
        after = text[place + 1] if place + 1 < end else " "
        if sign in (before, after):
            continue
        begun = next((index for index in opened if text[index] == sign), None)
        if begun is None:
            if not after.isspace() and not before.isalnum():
                opened.append(place)
        elif not before.isspace() and not after.isalnum():
            del opened[opened.index(begun) :]
            yield Stretch(begun, place + 1, _KINDS[sign], 1)
