"""Capitals as a brand wants them, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["ill_cased"]

_WORD = re.compile(r"(?<![\w#@])[^\W\d_](?:[\w'’-]*[^\W_])?(?!\w)")
_OPENS = re.compile(r"[.!?:…\n][\"'»”“’)\]]*\s*[\"'«„“‘(\[¿¡]*$")
_VALUE = "\ufffc"


def ill_cased(text: str, case: str) -> Iterator[tuple[int, int, str]]:
    """Each word whose capitals are not of ``case``: its span, and the word as it should be."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if _VALUE in (text[start - 1 : start], text[end : end + 1]):
            continue
        written = _written(match[0], case, _opens(text, start))
        if written != match[0]:
            yield start, end, written


def _written(word: str, case: str, first: bool) -> str:
    if case == "upper":
        return word.upper()
    if case == "lower":
        return word.lower()
    if any(letter.isupper() for letter in word[1:]):  # SMS, iPhone: written so for a reason
        return word
    if case == "title" or first:
        return word[0].upper() + word[1:]
    return word[0].lower() + word[1:]


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here; behind a value none does."""
    before = text[:start]
    return not before.strip("\"'«„“‘([¿¡ \t") or bool(_OPENS.search(before))
