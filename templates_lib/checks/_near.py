"""Whether two words differ by one letter, and where."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

__all__ = ["Slip", "slip"]


class Slip(NamedTuple):
    """One letter put in, left out, taken for another or two swapped, at ``place`` of the right
    word: ``right`` became ``wrong``."""

    place: int
    right: str
    wrong: str


def slip(right: str, wrong: str) -> Slip | None:
    """The one slip that makes ``wrong`` of ``right``; ``None`` for none or several."""
    if abs(len(right) - len(wrong)) > 1 or right == wrong:
        return None
    start = 0
    while start < min(len(right), len(wrong)) and right[start] == wrong[start]:
        start += 1
    end = 0
    most = min(len(right), len(wrong)) - start
    while end < most and right[-1 - end] == wrong[-1 - end]:
        end += 1
    ours, theirs = right[start : len(right) - end], wrong[start : len(wrong) - end]
    if max(len(ours), len(theirs)) == 1:
        return Slip(start, ours, theirs)
    if len(ours) == len(theirs) == 2 and ours == theirs[::-1]:
        return Slip(start, ours, theirs)
    return None


def bare(text: str) -> str:
    """Without accents: é is a way to write e."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
