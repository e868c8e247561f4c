"""The runs of letters and digits in a text: what tells cheaply that a word is not in it.

A word can only be in a text that holds its longest run. ``torn`` texts may hold it in two pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

__all__ = ["head", "heads", "runs", "torn"]

_CACHED_TEXTS = 4_000
_RUN = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=_CACHED_TEXTS)
def heads(text: str) -> frozenset[str]:
    """The runs of ``text`` in small letters, those inside tags too; where folding the case
    changes more than capitals (ß), or letters are not composed, in those forms besides."""
    low = text.lower()
    found = _RUN.findall(low)
    if not text.isascii():
        folded, whole = low.casefold(), unicodedata.normalize("NFC", low)
        if folded != low:
            found += _RUN.findall(folded)
        if whole != low:
            found += _RUN.findall(whole)
    return frozenset(found)


def head(word: str) -> str:
    """The longest run of ``word``, "" where it has none; with a ``*`` where it goes on behind."""
    longest = max(_RUN.findall(word.lower()), key=len, default="")
    found = f"{longest}*" if longest and word.lower().endswith(f"{longest}*") else longest
    return intern(found)  # many lists have the same words


def runs(words: Iterable[str]) -> frozenset[str]:
    """The longest run of each of ``words``."""
    return frozenset(map(head, words))


def torn(text: str) -> bool:
    """Whether a branch or a comment may stand within a word, so that its runs tell nothing."""
    return "{%" in text or "{#" in text
