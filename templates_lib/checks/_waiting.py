"""Which checks the words and characters of a variant wake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from templates_lib.checks._check import Check
from templates_lib.checks._family import Member

__all__ = ["Searches", "Waiting"]


class Waiting:
    """Checks as bits, in their order: what each of them waits for."""

    def __init__(self, checks: tuple[Check, ...]) -> None:
        self._own = _Characters(check.triggers for check in checks)
        self._beside = _Characters(check.beside for check in checks)
        self._idle = sum((not check.waits) << bit for bit, check in enumerate(checks))
        """Those that wait for nothing: they are always awake."""
        self._reading = tuple((1 << bit, check) for bit, check in enumerate(checks) if check.words)
        self._signs = _searches(check.sign for check in checks)
        self._signs_source = _searches(check.sign_source for check in checks)
        self._by_locale: dict[str, _Words] = {}

    def signs(self, possible: int) -> tuple[Searches, Searches]:
        """What is to be searched for the checks that are ``possible``: in a variant's own texts,
        and in the source's."""
        own = tuple(pair for pair in self._signs if pair[0] & possible)
        return own, tuple(pair for pair in self._signs_source if pair[0] & possible)

    def woken(self, member: Member, signs: tuple[Searches, Searches]) -> int:
        """A bit for each check to which a text of ``member`` gives something to look at."""
        own, theirs = signs
        words = self._by_locale.get(member.variant.locale)
        if words is None:
            words = self._by_locale[member.variant.locale] = self._words(member.variant.locale)
        return (
            self._idle
            | self._own.among(member.characters)
            | self._beside.among(member.characters_beside)
            | words.among(member)
            | _found(own, member)
            | (_found(theirs, member.reference) if theirs and member.reference else 0)
        )

    def _words(self, tag: str) -> _Words:
        """The words of a locale, and those of the checks that name none there."""
        return _Words((bit, check.words(tag)) for bit, check in self._reading if check.words)


Searches = tuple[tuple[int, Callable[[str], object]], ...]


def _searches(signs: Iterable[re.Pattern[str] | None]) -> Searches:
    return tuple((1 << bit, sign.search) for bit, sign in enumerate(signs) if sign)


def _found(searches: Searches, member: Member) -> int:
    if member.torn:
        return sum(bit for bit, _ in searches)
    text, woken = member.written, 0
    for bit, search in searches:
        if search(text):
            woken |= bit
    return woken


def _share(bits: dict[str, int]) -> None:
    """Let equal numbers be one object: thousands of words wait for the same few checks."""
    known: dict[int, int] = {}
    for word, found in bits.items():
        bits[word] = known.setdefault(found, found)


class _Characters:
    """Character -> the checks that wait for it."""

    def __init__(self, waiting: Iterable[frozenset[str]]) -> None:
        self._bits: dict[str, int] = {}
        for bit, characters in enumerate(waiting):
            for character in characters:
                self._bits[character] = self._bits.get(character, 0) | 1 << bit
        _share(self._bits)
        self._all = frozenset(self._bits)

    def among(self, characters: frozenset[str]) -> int:
        woken = 0
        for character in characters & self._all:
            woken |= self._bits[character]
        return woken


class _Words:
    """Words of one locale -> the checks that wait for them, as ``_heads`` gives them."""

    def __init__(self, waiting: Iterable[tuple[int, frozenset[str] | None]]) -> None:
        self._always = self._every = 0
        self._bits: dict[str, int] = {}
        beginnings: dict[str, int] = {}
        for bit, words in waiting:
            self._every |= bit
            if words is None or "" in words:
                self._always |= bit
                continue
            for word in words:
                known = beginnings if word.endswith("*") else self._bits
                word = word.removesuffix("*")
                known[word] = known.get(word, 0) | bit
        _share(self._bits)
        self._all = frozenset(self._bits)
        self._beginning = tuple(beginnings.values())
        self._search = AhoCorasick([*beginnings], matchkind=MatchKind.Standard)

    def among(self, member: Member) -> int:
        if member.torn:
            return self._every
        woken = self._always
        for word in member.heads & self._all:
            woken |= self._bits[word]
        if self._beginning:
            for number, _, _ in self._search.find_matches_as_indexes(
                member.small, overlapping=True
            ):
                woken |= self._beginning[number]
        return woken
