"""Many words looked for at once, whatever their capitals, composition and spaces.

One Aho-Corasick automaton reads a text once, in a few microseconds, however many words there are.
Its matches are told in offsets of the text as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["Automaton", "begins_word", "ends_word", "folded"]

# A word ends where no letter, digit or combining mark follows, nor a hyphen and another word; a
# hashtag or a handle is no word of the sentence.
_BEFORE = re.compile(r"(?<![\w#@\u0300-\u036f])(?<!\w-)")
_AFTER = re.compile(r"(?![\w\u0300-\u036f]|-\w)")

_ODD_SPACE = re.compile(r"[^\S ]|  ")
_PIECE = re.compile(r"\s+|.[\u0300-\u036f]*", re.DOTALL)


def folded(word: str) -> str:
    """One spelling for a word: no capitals, composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", word).lower().split())


def begins_word(text: str, start: int) -> bool:
    """Whether a word can begin at ``start``."""
    return _BEFORE.match(text, start) is not None


def ends_word(text: str, end: int) -> bool:
    """Whether a word can end at ``end``."""
    return _AFTER.match(text, end) is not None


class Automaton:
    """Looks for ``words``, each as ``folded`` gives it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._search = AhoCorasick(words, matchkind=MatchKind.Standard)
        self._has_spaces = any(" " in word for word in words)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Every match, inside words too: which word, and where it starts and ends in ``text``."""
        low = text.lower()
        if self._as_it_stands(text, low):
            yield from self._search.find_matches_as_indexes(low, overlapping=True)
            return
        pieces, starts, ends = [], [], []
        for match in _PIECE.finditer(text):
            piece = " " if match[0].isspace() else unicodedata.normalize("NFC", match[0]).lower()
            pieces.append(piece)
            starts.extend([match.start()] * len(piece))
            ends.extend([match.end()] * len(piece))
        for word, start, end in self._search.find_matches_as_indexes(
            "".join(pieces), overlapping=True
        ):
            yield word, starts[start], ends[end - 1]

    def _as_it_stands(self, text: str, low: str) -> bool:
        """Whether offsets in the text without capitals are those of the text."""
        if self._has_spaces and _ODD_SPACE.search(text):
            return False
        if text.isascii():
            return True
        return len(low) == len(text) and unicodedata.is_normalized("NFC", low)
