"""Words and phrases looked for in a text: whole words, whatever their capitals.

``*`` at the end of a word stands for any ending: ``rabatt*`` finds ``rabatten``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

__all__ = ["Words", "key", "words"]

# A word ends where no letter, digit or combining mark follows, nor a hyphen and another word; a
# hashtag or a handle is no word of the sentence.
_BEFORE = r"(?<![\w#@\u0300-\u036f])(?<!\w-)"
_AFTER = r"(?![\w\u0300-\u036f]|-\w)"
_ENDING = r"[\w\u0300-\u036f]*"
_TOKEN = re.compile(r"\w+")

_STEM = 3
"""Letters by which a word with an open ending is looked up among those of a text."""


class Words:
    """A set of words to look for."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._entries = {key(word): word for word in listed}
        self._exact, self._stems, self._always = self._heads()
        longest_first = sorted(self._entries, key=len, reverse=True)
        pieces = "|".join(map(_pattern, longest_first))
        self._pattern = re.compile(pieces, re.IGNORECASE) if pieces else None

    def _heads(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """What a text must hold for there to be anything to find."""
        exact, stems, always = set(), set(), False
        for word in self._entries:
            tokens = _TOKEN.findall(word)
            if not tokens:
                always = True
            elif word == f"{tokens[0]}*":
                always = always or len(tokens[0]) < _STEM
                stems.add(tokens[0][:_STEM])
            else:
                exact.add(tokens[0])
        return frozenset(exact), frozenset(stems), always

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking: the text need not be read for most words."""
        tokens, stems = _tokens(text)
        return (
            self._always or not self._exact.isdisjoint(tokens) or not self._stems.isdisjoint(stems)
        )

    def hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each word found: its span, and the word as it was listed. The longest wins."""
        if self._pattern is None or not self.may_be_in(text):
            return
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._listed(match[0])

    def _listed(self, found: str) -> str:
        name = key(found)
        if name in self._entries:
            return self._entries[name]
        open_ended = (word for word in self._entries if word.endswith("*"))
        fitting = [word for word in open_ended if name.startswith(word[:-1])]
        return self._entries[max(fitting, key=len)] if fitting else found

    def __bool__(self) -> bool:
        return bool(self._entries)


@lru_cache(maxsize=1_000)
def words(listed: tuple[str, ...]) -> Words:
    """The words compiled."""
    return Words(listed)


def key(word: str) -> str:
    """One spelling for a word: no capitals, composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", word).lower().replace("’", "'").split())


@lru_cache(maxsize=4_000)
def _tokens(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and how they begin."""
    tokens = frozenset(_TOKEN.findall(unicodedata.normalize("NFC", text).lower()))
    return tokens, frozenset(token[:_STEM] for token in tokens)


def _pattern(word: str) -> str:
    """The word composed or decomposed, its spaces and its apostrophes of any kind."""
    stem = word.removesuffix("*")
    before = _BEFORE if _is_letter(stem[:1]) else ""
    after = _AFTER if _is_letter(stem[-1:]) else ""
    forms = dict.fromkeys((stem, unicodedata.normalize("NFD", stem)))
    either = "|".join(
        r"\s+".join(map(re.escape, form.split())).replace("'", "['’]") for form in forms
    )
    return f"{before}(?:{either}){_ENDING if stem != word else ''}{after}"


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
