"""Characters by what they are, for the checks that look at single ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["DECIMALS", "EMOJI", "EMPTY", "named", "within", "written_in"]


def within(*ranges: tuple[int, int]) -> frozenset[str]:
    """The characters of some ranges of code points, both ends in them."""
    return frozenset(chr(point) for first, last in ranges for point in range(first, last + 1))


EMOJI = within(
    (0x203C, 0x203C),
    (0x2049, 0x2049),
    (0x2139, 0x2139),
    (0x231A, 0x23FF),
    (0x25AA, 0x27BF),
    (0x2934, 0x2935),
    (0x2B05, 0x2B55),
    (0x3030, 0x303D),
    (0x3297, 0x3299),
    (0xFE0F, 0xFE0F),
    (0x1F000, 0x1FAFF),
)
"""Without one of these no text holds an emoji (Unicode TS 51; blocks are taken whole)."""


DECIMALS = frozenset(
    character for character in map(chr, range(0x20000)) if unicodedata.decimal(character, -1) >= 0
)
"""Every digit of every script (``str.isdecimal``)."""


EMPTY = re.compile(r"(?:\A|\n)\s*(?:\n|\Z)")
"""Finds a text without anything in it, among texts with a line feed between them."""


def named(characters: str) -> str:
    """What to call characters that cannot be seen: code and name of each kind."""
    kinds = dict.fromkeys(characters)
    return ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in kinds)


@lru_cache(maxsize=256)
def written_in(own_name: str) -> str:
    """The script that a language is written in, by its own name: "LATIN", "CYRILLIC"."""
    letter = re.search(r"[^\W\d_]", own_name)
    return unicodedata.name(letter[0], "").partition(" ")[0] if letter else ""
