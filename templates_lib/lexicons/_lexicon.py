"""One language's words: what both sources say, and the answers kept."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from templates_lib.lexicons._sources import Source, installed, list_of_forms, spelling

__all__ = ["Lexicon", "get", "missing"]

_KEPT = 50_000
"""Answers kept over all languages, about 200 octets each."""

_LONGEST = 60
"""Hunspell reads no word beyond 100 octets; what is longer than this is none for us."""

_COMPOUNDING = frozenset({"nb", "nn", "da", "sv", "nl", "de"})
"""Languages that write compounds in one word."""

_PART = 4
"""Letters that each half of a compound has at least."""

_LINKS = ("", "s", "e", "n", "en", "-")
"""What may stand between the halves: nb arbeid-s-dag, de Blume-n-topf."""


class Lexicon:
    """The words of one language."""

    def __init__(self, tag: str, source: Source) -> None:
        self.tag = tag
        self._source = source

    def knows(self, word: str) -> bool:
        """Whether the spelling dictionary has ``word``, small or with a capital as written."""
        return _knows(self.tag, _plain(word))

    def rejects(self, word: str) -> bool:
        """Whether neither source knows ``word``, and it is no compound of words they know."""
        return _rejects(self.tag, _plain(word))

    def nearest(self, word: str) -> str:
        """The one word that is a single slip away; nothing when there are several or none."""
        return _nearest(self.tag, _plain(word))


@cache
def get(tag: str) -> Lexicon | None:
    """The lexicon of a locale; ``None`` where ``missing`` says something."""
    source = spelling(tag)
    return Lexicon(tag, source) if source and _has_list(tag) else None


@cache
def missing(tag: str) -> Literal["", "packages", "dictionary"]:
    """What a locale lacks: the optional packages, or a dictionary for its language."""
    if installed("hunspell") is None or installed("simplemma") is None:
        return "packages"
    return "" if get(tag) else "dictionary"


def _has_list(tag: str) -> bool:
    """Whether simplemma has the language; its list is not loaded before a word needs it."""
    module = installed("simplemma.strategies.dictionaries.dictionary_factory")
    return module is not None and tag.partition("-")[0] in module.SUPPORTED_LANGUAGES


def _plain(word: str) -> str:
    """As dictionaries write: composed letters, a straight apostrophe, no soft hyphens."""
    return unicodedata.normalize("NFC", word).replace("\u00ad", "").replace("’", "'")


def _source(tag: str) -> Source:
    found = get(tag)
    assert found is not None  # only a Lexicon asks
    return found._source


@lru_cache(maxsize=_KEPT)
def _knows(tag: str, word: str) -> bool:
    return len(word) <= _LONGEST and _source(tag).knows(word)


@lru_cache(maxsize=_KEPT)
def _rejects(tag: str, word: str) -> bool:
    if len(word) > _LONGEST or _knows(tag, word) or _listed(tag, word):
        return False
    pieces = word.split("-")
    if len(pieces) > 1:
        return any(len(piece) > 2 and _rejects(tag, piece) for piece in pieces)
    return not (tag.partition("-")[0] in _COMPOUNDING and _compound(tag, word))


def _listed(tag: str, word: str) -> bool:
    """Whether simplemma lists the word, as written or small."""
    forms = list_of_forms(tag)
    return forms is not None and any(each in forms for each in dict.fromkeys((word, word.lower())))


def _compound(tag: str, word: str) -> bool:
    """Whether the word is two that the spelling dictionary knows, perhaps with a link between."""
    for cut in range(_PART, len(word) - _PART + 1):
        if not any(_knows(tag, end) for end in _spellings(word[cut:])):
            continue
        for link in _LINKS:
            first = word[:cut].removesuffix(link) if link else word[:cut]
            whole = len(first) >= _PART and (not link or len(first) < cut)
            if whole and any(_knows(tag, each) for each in _spellings(first)):
                return True
    return False


def _spellings(part: str) -> tuple[str, ...]:
    """Small and with a capital: a German noun has one only where it stands first."""
    return (part, part[0].upper() + part[1:]) if part[0].islower() else (part, part.lower())


@lru_cache(maxsize=2_000)
def _nearest(tag: str, word: str) -> str:
    close = [
        each
        for each in _source(tag).suggestions(word)
        if DamerauLevenshtein.distance(word.casefold(), each.casefold()) == 1
    ]
    return close[0] if len(close) == 1 else ""
