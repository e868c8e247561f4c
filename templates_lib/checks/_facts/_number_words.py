"""Numbers that are spelled out: they can answer for a digit on the other side, never ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from templates_lib.checks._heads import heads

__all__ = ["HALF", "LARGEST", "knows_words", "may_be_spelled", "spelled"]

HALF = 50
"""What "half price" says, in per cent."""

LARGEST = 12
"""The largest number whose words we know; languages rarely spell larger ones."""

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=512)
def _words(tag: str) -> dict[str, int]:
    """Word -> number for locale ``tag``, as its file or its parent's says; empty for others."""
    locale = locales.get(tag)
    spelled_out = {
        word: number for number, forms in enumerate(locale.number_words) for word in forms
    }
    return {**spelled_out, **dict.fromkeys(locale.half_words, HALF)}


def knows_words(tag: str) -> bool:
    """Whether we know how locale ``tag`` spells its small numbers."""
    return bool(_words(tag))


def may_be_spelled(text: str, tag: str) -> bool:
    """Whether ``text`` may spell a number out."""
    return not _words(tag).keys().isdisjoint(heads(text))


def spelled(text: str, tag: str) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each number spelled out in ``text``, as locale ``tag`` spells."""
    words = _words(tag)
    if words:
        for match in _WORD.finditer(text):
            number = words.get(match[0].casefold())
            if number is not None:
                yield number, match.start(), match.end()
