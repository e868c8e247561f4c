"""Which checks the words and characters of a variant wake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from templates_lib.checks._check import Check
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member

__all__ = ["Searches", "Waiting"]


class Waiting:
    """Checks as bits, in their order: what each of them waits for."""

    def __init__(self, checks: tuple[Check, ...]) -> None:
        self._checks = checks
        self._own = _Characters(check.triggers for check in checks)
        self._beside = _Characters(check.beside for check in checks)
        self._needs = _Characters(check.sign_needs for check in checks)
        self._needless = _bits(not check.sign_needs for check in checks)
        self._idle = _bits(not check.waits for check in checks)
        """Those that wait for nothing: they are always awake."""
        self._reading = tuple((1 << bit, check) for bit, check in enumerate(checks) if check.words)
        self._by_locale: dict[str, _Words] = {}

    def searches(self, possible: int, circumstances: Circumstances) -> Searches:
        """What is to be looked for, for the checks that are ``possible``."""
        wanted = [(1 << bit, c) for bit, c in enumerate(self._checks) if possible >> bit & 1]
        return Searches(
            own=_signs((bit, check.sign) for bit, check in wanted),
            source=_signs((bit, check.sign_source) for bit, check in wanted),
            lengths=_lengths((bit, _least(check, circumstances)) for bit, check in wanted),
            lengths_source=_lengths((bit, check.least_source) for bit, check in wanted),
        )

    def woken(self, member: Member, searches: Searches) -> int:
        """A bit for each check to which a text of ``member`` gives something to look at."""
        words = self._by_locale.get(member.variant.locale)
        if words is None:
            words = self._by_locale[member.variant.locale] = self._words(member.variant.locale)
        characters, written = member.characters, member.written
        woken = self._idle | self._own.among(characters) | words.among(member)
        for each in member.together:
            woken |= self._beside.among(each.characters)
        blank = not written or written.isspace()
        open_to = _ALL if blank else self._needless | self._needs.among(characters)
        woken |= _found(searches.own, searches.lengths, member, open_to & ~woken)
        if member.reference and (searches.source or searches.lengths_source):
            woken |= _found(searches.source, searches.lengths_source, member.reference, ~woken)
        return woken

    def _words(self, tag: str) -> _Words:
        """The words of a locale, and those of the checks that name none there."""
        return _Words((bit, check.words(tag)) for bit, check in self._reading if check.words)


_ALL = -1
"""Every bit."""

_Signs = tuple[tuple[int, Callable[[str], object]], ...]
_Lengths = tuple[tuple[int, int], ...]
"""From how many characters on which checks wake, the fewest first."""


class Searches(NamedTuple):
    """What is looked for in a variant's own texts and in the source's, with a bit for each check
    that waits for it."""

    own: _Signs
    source: _Signs
    lengths: _Lengths
    lengths_source: _Lengths


def _bits(said: Iterable[bool]) -> int:
    return sum(each << bit for bit, each in enumerate(said))


def _least(check: Check, circumstances: Circumstances) -> int:
    """Zero: the check does not wait for a length; less: it is awake whatever the length."""
    if isinstance(check.least, int):
        return check.least
    return check.least(circumstances) or -1


def _signs(waiting: Iterable[tuple[int, re.Pattern[str] | None]]) -> _Signs:
    """Each pattern once, whoever waits for it."""
    found: dict[re.Pattern[str], int] = {}
    for bit, sign in waiting:
        if sign:
            found[sign] = found.get(sign, 0) | bit
    return tuple((bits, sign.search) for sign, bits in found.items())


def _lengths(waiting: Iterable[tuple[int, int]]) -> _Lengths:
    return tuple(sorted((least, bit) for bit, least in waiting if least))


def _found(signs: _Signs, lengths: _Lengths, member: Member, open_to: int) -> int:
    """What wakes by a text's signs, of those that are ``open_to`` it, or by its length. Nothing is
    looked for on behalf of what is awake already."""
    if member.torn:
        return sum(bits for bits, _ in signs) | sum(bit for _, bit in lengths)
    text, woken = member.written, 0
    for bits, search in signs:
        if bits & open_to and search(text):
            woken |= bits
    size = len(text)
    for least, bit in lengths:
        if least > size:
            break
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
