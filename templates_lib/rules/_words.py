"""Words and phrases looked for in a text: whole words, whatever their capitals.

``*`` at the end of a word stands for any ending: ``rabatt*`` finds ``rabatten``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

__all__ = ["Words", "spelling", "words"]

# A word ends where no letter, digit or combining mark follows, nor a hyphen and another word; a
# hashtag or a handle is no word of the sentence.
_BEFORE = r"(?<![\w#@\u0300-\u036f])(?<!\w-)"
_AFTER = r"(?![\w\u0300-\u036f]|-\w)"
_ENDING = r"[\w\u0300-\u036f]*"
_TOKEN = re.compile(r"\w+")

_STEM, _SHORT_STEM = 5, 3
"""Letters by which a word with an open ending is looked up among those of a text."""


class Words:
    """A set of words to look for."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._entries = {spelling(word): word for word in listed}
        self._exact, self._stems, self._always = self._heads()
        longest_first = sorted(self._entries, key=len, reverse=True)
        self._pattern = _compiled(longest_first)

    def _heads(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """What a text must hold for there to be anything to find: of a phrase its longest word."""
        exact, stems, always = set(), set(), False
        for word in self._entries:
            tokens = _TOKEN.findall(word)
            longest = max(tokens, key=len, default="")
            if not longest:
                always = True
            elif word.endswith(f"{longest}*"):
                always = always or len(longest) < _SHORT_STEM
                stems.add(longest[: _STEM if len(longest) >= _STEM else _SHORT_STEM])
            else:
                exact.add(longest)
        return frozenset(exact), frozenset(stems), always

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking: the text need not be read for most words."""
        if self._always:
            return True
        tokens, stems = _tokens(text)
        return not self._exact.isdisjoint(tokens) or not self._stems.isdisjoint(stems)

    def hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each word found: its span, and the word as it was listed. The longest wins."""
        if self._pattern is None or not self.may_be_in(text):
            return
        for match in self._pattern.finditer(_lowered(text)):
            start, end = match.span()
            yield start, end, self._listed(text[start:end])

    def _listed(self, found: str) -> str:
        name = spelling(found)
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


def spelling(word: str) -> str:
    """One spelling for a word: no capitals, composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", word).lower().replace("’", "'").split())


@lru_cache(maxsize=4_000)
def _tokens(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and how they begin."""
    tokens = frozenset(_TOKEN.findall(unicodedata.normalize("NFC", text).lower()))
    stems = {token[:_STEM] for token in tokens} | {token[:_SHORT_STEM] for token in tokens}
    return tokens, frozenset(stems)


def _lowered(text: str) -> str:
    """The text without capitals, as long as it was: ``İ`` alone would become two characters."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each if len(each.lower()) > 1 else each.lower() for each in text)


def _compiled(longest_first: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all, on a text without capitals; what a word needs around it stands once for
    all words that need it."""
    groups: dict[tuple[str, str], list[str]] = {}
    for word in longest_first:
        stem = word.removesuffix("*")
        before = _BEFORE if _is_letter(stem[:1]) else ""
        after = _AFTER if _is_letter(stem[-1:]) else ""
        groups.setdefault((before, after), []).append(_pattern(stem, stem != word))
    pieces = [f"{before}(?:{'|'.join(words)}){after}" for (before, after), words in groups.items()]
    return re.compile("|".join(pieces)) if pieces else None


def _pattern(stem: str, is_open: bool) -> str:
    """The word composed or decomposed, its spaces and its apostrophes of any kind."""
    forms = dict.fromkeys((stem, unicodedata.normalize("NFD", stem)))
    ending = _ENDING if is_open else ""
    return "|".join(
        r"\s+".join(map(re.escape, form.split())).replace("'", "['’]") + ending for form in forms
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
