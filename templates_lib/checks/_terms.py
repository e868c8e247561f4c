"""Finding a style guide's words in a text: one pattern for all, the longest match wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from templates_lib.checks._facts import ADDRESSES
from templates_lib.guide import StyleGuide, Term

__all__ = ["Hit", "Matcher", "matcher"]

# A word ends where no letter, digit or combining mark follows, nor a hyphen and another word; a
# hashtag or a handle is no word of the sentence.
_BEFORE = r"(?<![\w#@\u0300-\u036f])(?<!\w-)"
_AFTER = r"(?![\w\u0300-\u036f]|-\w)"


@dataclass(frozen=True)
class Hit:
    """A forbidden ``word`` at ``start:end``; ``is_base`` when it is the form the guide lists."""

    word: str
    start: int
    end: int
    term: Term
    is_base: bool


@dataclass(frozen=True)
class _Entry:
    """What a word in the pattern means: a forbidden term, or ``None`` for a protected one."""

    term: Term | None
    is_base: bool = False


class Matcher:
    """All words of one style guide."""

    def __init__(self, entries: dict[str, _Entry]) -> None:
        self._entries = entries
        longest_first = sorted(entries, key=len, reverse=True)
        words = "|".join(_pattern(word) for word in longest_first)
        self._pattern = re.compile(f"{_BEFORE}(?:{words}){_AFTER}", re.IGNORECASE)

    def hits(self, text: str) -> Iterator[Hit]:
        """Each forbidden word of ``text`` outside addresses."""
        matches = list(self._pattern.finditer(text))
        if not matches:
            return
        addresses = [match.span() for match in ADDRESSES.finditer(text)]
        for match in matches:
            entry = self._entries.get(_key(match[0]))
            start, end = match.span()
            inside = any(first < end and start < last for first, last in addresses)
            if entry and entry.term and not inside:
                yield Hit(match[0], start, end, entry.term, entry.is_base)


@lru_cache(maxsize=64)
def matcher(style: StyleGuide, names: tuple[str, ...]) -> Matcher | None:
    """The matcher for a style guide and the brand's ``names``; ``None`` when it forbids nothing.

    What is approved or protected anywhere is never forbidden elsewhere.
    """
    if not any(term.forbidden for term in style.terms):
        return None
    entries: dict[str, _Entry] = {}
    for term in style.terms:
        for word in term.forbidden:
            entries[_key(word)] = _Entry(term, True)
        for form in _forms(term, term.forbidden):
            entries.setdefault(_key(form), _Entry(term))
    for term in style.terms:
        kept = (*term.approved, *term.keep)
        for word in (*kept, *_forms(term, kept)):
            entries[_key(word)] = _Entry(None)
    for name in names:
        entries[_key(name)] = _Entry(None)
    return Matcher(entries)


def _forms(term: Term, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from term.forms.get(word, ())


def _key(word: str) -> str:
    """One spelling for a word: no capitals, composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", word).lower().split())


def _pattern(word: str) -> str:
    """The word composed or decomposed, its spaces of any kind."""
    forms = dict.fromkeys((word, unicodedata.normalize("NFD", word)))
    return "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
