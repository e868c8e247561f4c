"""Voucher codes: words in capitals and digits that a word for "code" stands beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from templates_lib.checks._facts import in_address, mentions

__all__ = ["Code", "codes", "may_hold_codes", "tokens"]

_CACHED_TEXTS = 4_000
_LETTER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻŠŽČ"
_CODE = re.compile(rf"(?<![\w@#/.-])[{_LETTER}0-9]{{3,}}(?:-[{_LETTER}0-9]+)*(?![\w@-])")
_TOKEN = re.compile(rf"(?<![\w@#/.-])[{_LETTER}]{{3,}}\d+(?![\w@-])")
_LETTERS_ALONE = 5
"""Without a digit a code needs as many letters: PIN, SMS and IBAN are none."""
_SHORTEST = 4
_BEHIND, _BEFORE = 16, 4
"""Characters between the word and the code that follows it, or stands before it."""


MAYBE_CODE = re.compile(rf"[{_LETTER}0-9][{_LETTER}0-9-]{{2}}")


def may_hold_codes(text: str) -> bool:
    """Whether there is anything in ``text`` that could be a code: cheap to ask."""
    return MAYBE_CODE.search(text) is not None


@dataclass(frozen=True)
class Code:
    """A code at ``start:end``."""

    code: str
    start: int
    end: int


@lru_cache(maxsize=_CACHED_TEXTS)
def tokens(text: str, tag: str) -> tuple[Code, ...]:
    """What is written like a code, whatever stands beside it: letters in capitals and digits."""
    return tuple(
        Code(match[0], match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if not in_address(text, *match.span())
    )


@lru_cache(maxsize=_CACHED_TEXTS)
def codes(text: str, tag: str) -> tuple[Code, ...]:
    """The codes in ``text``."""
    words = [each for each in mentions(text, tag) if "code" in each.entries]
    words = [each for each in words if not each.written.isupper()]
    if not words:
        return ()
    return tuple(
        Code(match[0], match.start(), match.end())
        for match in _CODE.finditer(text)
        if _is_code(match[0])
        and not in_address(text, *match.span())
        and any(_near(word.start, word.end, *match.span(), text) for word in words)
    )


def _is_code(word: str) -> bool:
    letters = sum(each.isalpha() for each in word)
    digits = sum(each.isdecimal() for each in word)
    return letters > 0 and len(word) >= (_SHORTEST if digits else _LETTERS_ALONE)


def _near(start: int, end: int, first: int, last: int, text: str) -> bool:
    """Whether the word at ``start:end`` introduces what stands at ``first:last``."""
    if end <= first:
        between = text[end:first]
        return len(between) <= _BEHIND and not set(between) & set(".!?\n")
    return 0 <= start - last <= _BEFORE
