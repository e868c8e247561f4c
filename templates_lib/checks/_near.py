"""Texts nearly like another one among very many.

All pairs of a hundred thousand sentences cannot be compared. Two that are alike share words, so
only those that share one of the rarest words of the text asked about are, and of them only those
of about its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Like", "Near"]

_WORD = re.compile(r"\w+")
_RAREST = 4
"""Words of a text by which others are looked up."""
_MOST = 2_000
"""Texts looked at: a word in more of them is no rare word."""


class Like(NamedTuple):
    """A text, and how like it is, of a hundred."""

    value: str
    score: float


class Near:
    """A set of texts, arranged by their words."""

    def __init__(self, values: Iterable[str]) -> None:
        self._by_word: dict[str, dict[str, None]] = {}
        for value in values:
            self.add(value)

    def add(self, value: str) -> None:
        """Take in a text."""
        for word in _words(value):
            self._by_word.setdefault(word, {})[value] = None

    def remove(self, value: str) -> None:
        """Forget a text."""
        for word in _words(value):
            known = self._by_word[word]
            del known[value]
            if not known:
                del self._by_word[word]

    def like(self, text: str, least: float) -> list[Like]:
        """The texts like ``text`` to at least ``least`` whatever the order of their words, the
        likest first; not itself."""
        from rapidfuzz import fuzz, process  # 2 MB that only those with an index need

        found = [
            Like(value, score)
            for value, score, _ in process.extract(
                text,
                self._candidates(text, least),
                scorer=fuzz.token_sort_ratio,
                processor=str.casefold,
                score_cutoff=least,
                limit=None,
            )
            if value != text
        ]
        return sorted(found, key=lambda like: (-like.score, like.value))

    def _candidates(self, text: str, least: float) -> list[str]:
        """The texts that share a rare word with ``text`` and may be as long as one like it."""
        known = (self._by_word.get(word) for word in _words(text))
        postings = sorted((found for found in known if found), key=len)[:_RAREST]
        shortest, longest = _lengths(len(text), least)
        found: dict[str, None] = {}
        for posting in postings:
            if found and len(posting) > _MOST:
                break
            found.update(
                dict.fromkeys(value for value in posting if shortest <= len(value) <= longest)
            )
        return list(found)


def _lengths(length: int, least: float) -> tuple[float, float]:
    """How long a text can be that is like one of ``length``: of two texts of lengths a and b at
    most 2 * min(a, b) / (a + b) is alike. A little room is for capitals that fold into two."""
    share = least / 100
    return length * share / (2 - share) - 2, length * (2 - share) / share + 2


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
