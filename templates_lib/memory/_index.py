"""The memory of a brand: its sentences by locale, found by likeness or by how they begin.

An edit costs one message: `put` takes out what it said before. All pairs of a hundred thousand
sentences cannot be compared, so only those that share one of the rarest words of the text asked
about, and are about as long, are (rapidfuzz measures how alike they are).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from templates_lib.memory._pairs import Pair
from templates_lib.memory._sentences import bare
from templates_lib.message import Address

__all__ = ["Hit", "Memory"]

LEAST = 65.0
"""How like, of a hundred, a sentence must be to be told."""
SHORTEST_BEGINNING = 3

_WORD = re.compile(r"\w+")
_RAREST = 4
_MOST = 4_000
"""Sentences looked at: a word in more of them is no rare word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A remembered sentence: ``likeness`` of a hundred, ``times`` it is said, one place where."""

    pair: Pair
    likeness: int
    times: int

    @property
    def is_exact(self) -> bool:
        return self.likeness == 100


@dataclass(slots=True)
class _Side:
    """Sentences of one locale by how they are compared."""

    pairs: dict[str, dict[Pair, None]] = field(default_factory=dict)
    words: dict[str, dict[str, None]] = field(default_factory=dict)
    ordered: list[str] | None = None

    def add(self, text: str, pair: Pair) -> None:
        if text not in self.pairs:
            self.ordered = None
            for word in _words(text):
                self.words.setdefault(word, {})[text] = None
        self.pairs.setdefault(text, {})[pair] = None

    def remove(self, text: str, pair: Pair) -> None:
        pairs = self.pairs[text]
        pairs.pop(pair, None)
        if pairs:
            return
        del self.pairs[text]
        self.ordered = None
        for word in _words(text):
            known = self.words[word]
            known.pop(text, None)
            if not known:
                del self.words[word]

    def like(self, text: str, least: float) -> Iterator[tuple[str, float]]:
        found = process.extract(
            text, self._candidates(text, least), scorer=fuzz.ratio, score_cutoff=least, limit=24
        )
        return ((value, score) for value, score, _ in found)

    def beginning(self, text: str, most: int) -> list[str]:
        if self.ordered is None:
            self.ordered = sorted(self.pairs)
        first = bisect_left(self.ordered, text)
        found = self.ordered[first : first + most]
        return [each for each in found if each.startswith(text)]

    def _candidates(self, text: str, least: float) -> list[str]:
        share = least / 100
        shortest, longest = len(text) * share / (2 - share), len(text) * (2 - share) / share
        known = (self.words.get(word) for word in _words(text))
        postings = sorted((found for found in known if found), key=len)[:_RAREST]
        candidates: dict[str, None] = {}
        for posting in postings:
            if candidates and len(posting) > _MOST:
                break
            candidates.update(
                dict.fromkeys(each for each in posting if shortest <= len(each) <= longest)
            )
        return list(candidates)


class Memory:
    """Every sentence that a brand has live, in each locale."""

    def __init__(self) -> None:
        self._by_key: dict[str, tuple[Pair, ...]] = {}
        self._sources: dict[str, _Side] = {}
        self._targets: dict[str, _Side] = {}

    def __len__(self) -> int:
        return sum(len(pairs) for pairs in self._by_key.values())

    def put(self, key: str, pairs: Iterable[Pair]) -> None:
        """Take what message *key* says now in place of what it said before."""
        self.remove(key)
        own = self._by_key[key] = tuple(dict.fromkeys(pairs))
        for pair in own:
            for side, text in self._places(pair):
                side.add(text, pair)

    def remove(self, key: str) -> None:
        """Forget message *key*."""
        for pair in self._by_key.pop(key, ()):
            for side, text in self._places(pair):
                if text in side.pairs:
                    side.remove(text, pair)

    def _places(self, pair: Pair) -> Iterator[tuple[_Side, str]]:
        locale = pair.address.locale
        yield self._targets.setdefault(locale, _Side()), bare(pair.target)
        if pair.source:
            yield self._sources.setdefault(locale, _Side()), bare(pair.source)

    def nearest(
        self, locale: str, source: str, *, but: Address | None = None, most: int = 5
    ) -> list[Hit]:
        """How the sentences most like *source* were translated into *locale*: the likest first, of
        equally like ones what is said most. The variant at *but* is left out.
        """
        return self._nearest(self._sources.get(locale), source, but, most)

    def alike(
        self, locale: str, text: str, *, but: Address | None = None, most: int = 5
    ) -> list[Hit]:
        """The sentences of *locale* most like *text*, and those that begin with it; not itself."""
        side, typed = self._targets.get(locale), bare(text)
        hits = [hit for hit in self._nearest(side, text, but, most) if not hit.is_exact]
        if side and len(typed) >= SHORTEST_BEGINNING:
            begun = [each for each in side.beginning(typed, 4 * most) if each != typed]
            known = {bare(hit.pair.target) for hit in hits}
            for value in begun:
                if value not in known:
                    score = fuzz.ratio(typed, value)
                    hits += _hits(side.pairs[value], max(score, LEAST), but)
        return _best(hits, most)

    def _nearest(self, side: _Side | None, text: str, but: Address | None, most: int) -> list[Hit]:
        asked = bare(text)
        if side is None or not asked:
            return []
        hits: list[Hit] = []
        if asked in side.pairs:
            hits += _hits(side.pairs[asked], 100, but)
        if len(hits) < most:
            for value, score in side.like(asked, LEAST):
                if value != asked:
                    hits += _hits(side.pairs[value], min(score, 99), but)
        return _best(hits, most)


def _hits(pairs: Iterable[Pair], score: float, but: Address | None) -> list[Hit]:
    """One hit for each wording among *pairs*."""
    said: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.address != but:
            said.setdefault(bare(pair.target), []).append(pair)
    return [Hit(min(found, key=_place), int(score), len(found)) for found in said.values()]


def _best(hits: Iterable[Hit], most: int) -> list[Hit]:
    """The best of *hits*, each wording once."""
    ranked = sorted(hits, key=lambda hit: (-hit.likeness, -hit.times, hit.pair.target))
    best: dict[str, Hit] = {}
    for hit in ranked:
        best.setdefault(bare(hit.pair.target), hit)
    return list(best.values())[:most]


def _place(pair: Pair) -> tuple[Address, str]:
    return pair.address, pair.target


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
