"""Evidence of which language a text is in: words that one language has and another has not.

Each language's commonest words stand in its TOML (``[markers]``); what the declared language has
too is no evidence. Where there are dictionaries, words that only the other language's knows count
as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import locales
from templates_lib import lexicons
from templates_lib.checks._heads import head, heads
from templates_lib.checks._prose import Word
from templates_lib.checks._reading import folded_of, is_name, relatives, unknown_in, words_of

__all__ = ["Evidence", "commonest", "evidence", "known"]

_CZECH = (
    "že vaše váš vaši děkujeme prosím pokud bylo byla byl jsme jsou pro nebo který která které"
    " můžete není jako aby až při již vám vás se je na do od po za si tak ale by jen když nás náš"
    " naše být budete jste své"
)
"""Czech: a neighbour that we keep no file about. Příruční slovník jazyka českého."""

_NEIGHBOURS = frozenset({"cs"})

_SHORTEST = 3
"""Letters of a marker between languages that are no relatives: shorter ones mean anything."""

_MARKERS = 3
"""Words that make a language that is no relative worth a closer look."""

_NEAR_MARKERS = 2
"""Words unknown here that make a near relative worth a closer look."""

_STEM = 6
"""Letters in which the forms of a word agree."""

_SHARE = 3
"""Without them, at least one word in so many must be unknown before others are asked."""

_BEFORE_DEFINITE = frozenset({"den", "denne"})
_DOUBLE_DEFINITE = re.compile(r"(?i:\b(?:den|denne) \w+e (\w{3,}(?:ingen|elsen)))\b")
"""nb "den første bestillingen": in Danish the noun has no ending behind den and an adjective
(Retskrivningsordbogen; Diderichsen, Elementær dansk grammatik, paragraph 41)."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for ``language`` in a text, and how many words speak for the declared one."""

    language: str
    words: tuple[Word, ...]
    against: int
    markers: int

    @property
    def distinct(self) -> tuple[str, ...]:
        """The words, each once, without capitals."""
        return tuple(dict.fromkeys(word.folded for word in self.words))

    @property
    def lead(self) -> int:
        return len(self.distinct) - self.against


@cache
def commonest(tag: str) -> frozenset[str]:
    """The commonest words of a locale's language; none where no file says any."""
    language = tag.partition("-")[0]
    lines = (
        (_CZECH,) if language == "cs" else locales.get(language).table("markers").get("words", ())
    )
    return frozenset(word for line in lines for word in line.split())


@cache
def known() -> frozenset[str]:
    """The languages that can be told from each other."""
    return frozenset(tag for tag in (*locales.curated_tags(), "cs") if commonest(tag))


@cache
def _foreign(language: str) -> Mapping[str, frozenset[str]]:
    """Word -> the languages that it speaks for in a text declared to be in ``language``."""
    found: dict[str, set[str]] = {}
    told: dict[str, frozenset[str]] = {}
    for other in known() - {language}:
        least = 1 if other in relatives(language) else _SHORTEST
        for word in commonest(other) - commonest(language):
            if len(word) >= least:
                found.setdefault(word, set()).add(other)
    kept: dict[frozenset[str], frozenset[str]] = {}  # few are different
    for word in list(found):
        others = frozenset(found.pop(word))
        told[word] = kept.setdefault(others, others)
    return told


@cache
def telling(tag: str) -> frozenset[str] | None:
    """The runs of which a text must hold one to speak for another language; ``None`` where
    dictionaries are asked besides."""
    if lexicons.get(tag) is not None:
        return None
    language = tag.partition("-")[0]
    special = _BEFORE_DEFINITE if language == "da" else frozenset()
    return special | _foreign_heads(language).keys()


def _hints(language: str, text: str) -> bool:
    """Whether anything that dictionaries need not know speaks for another language."""
    said = heads(text)
    if language == "da" and not said.isdisjoint(_BEFORE_DEFINITE):
        return True
    counts: dict[str, int] = {}
    near = relatives(language)
    beginnings = _foreign_heads(language)
    for word in said & beginnings.keys():
        for other, words in beginnings[word].items():
            counts[other] = counts.get(other, 0) + words
            if counts[other] >= _MARKERS or other in near:
                return True
    return False


@cache
def _foreign_heads(language: str) -> Mapping[str, Mapping[str, int]]:
    """The longest run of foreign words -> for each language, how many of its words have it."""
    found: dict[str, Counter[str]] = {}
    for word, others in _foreign(language).items():
        found.setdefault(head(word), Counter()).update(others)
    kept: dict[tuple[tuple[str, int], ...], Mapping[str, int]] = {}  # few are different
    return {
        run: kept.setdefault(tuple(sorted(counts.items())), dict(counts))
        for run, counts in found.items()
    }


@lru_cache(maxsize=4_000)
def evidence(tag: str, text: str, names: frozenset[str]) -> tuple[Evidence, ...]:
    """For each language that something in ``text`` speaks for. ``names`` say nothing."""
    language = tag.partition("-")[0]
    foreign = _foreign(language)
    if lexicons.get(tag) is None and not _hints(language, text):
        return ()
    here = folded_of(text) - names
    marked = Counter(other for word in foreign.keys() & here for other in foreign[word])
    near = relatives(language)
    candidates = {other for other, count in marked.items() if other in near or count >= _MARKERS}
    perhaps = len(here - commonest(language))
    doubly = language == "da" and bool(_DOUBLE_DEFINITE.search(text))
    closer = bool(near) and perhaps >= _NEAR_MARKERS and lexicons.get("en") is not None
    if not candidates and not doubly and not closer and not _many(perhaps, len(here)):
        return ()  # no dictionary need be asked: the commonest words are known
    unknown = [w for w in unknown_in(tag, text) if w.folded in here and not is_name(w)]
    if _many(len(unknown), len(here)):
        candidates |= known() - {language}
    if near and len(_telling(unknown)) >= _NEAR_MARKERS:
        candidates |= set(near)
    if doubly:
        candidates.add("nb")
    if not candidates:
        return ()
    words = [word for word in words_of(text) if word.folded in here]
    kept = sorted(candidates - _NEIGHBOURS)
    found = [_for(tag, other, text, words, unknown) for other in kept]
    if not any(2 * each.lead >= len(unknown) for each in found):
        # Their dictionaries are only loaded where none of our languages explains the text.
        found += [_for(tag, other, text, words, unknown) for other in candidates & _NEIGHBOURS]
    return tuple(each for each in found if each.words)


def _many(unknown: int, of: int) -> bool:
    """Whether so many words that the declared language does not know ask for another one."""
    return unknown >= _MARKERS and unknown * _SHARE >= of


def _telling(unknown: list[Word]) -> set[str]:
    """How the words begin that are no English either, each word with its other forms once."""
    english = lexicons.get("en")
    if english is None or len(unknown) < _NEAR_MARKERS:
        return set()
    return {word.folded[:_STEM] for word in unknown if not english.knows(word.folded)}


def _for(tag: str, other: str, text: str, words: list[Word], unknown: list[Word]) -> Evidence:
    language = tag.partition("-")[0]
    foreign, ours = _foreign(language), commonest(language) - commonest(other)
    marked = [word for word in words if other in foreign.get(word.folded, ())]
    if (language, other) == ("da", "nb"):
        marked += _doubly_definite(text, words)
    against = {word.folded for word in words if word.folded in ours}
    more: list[Word] = []
    theirs = lexicons.get(other)
    if theirs and lexicons.get(tag) and len(marked) + len(unknown) >= len(against):
        more = [word for word in unknown if word not in marked and theirs.knows(word.folded)]
        against |= set(_known_here_alone(words, theirs, {word.folded for word in unknown}))
    against -= {word.folded for word in marked}
    said = sorted((*marked, *more), key=lambda word: word.start)
    return Evidence(other, tuple(said), len(against), len(marked))


def _doubly_definite(text: str, words: list[Word]) -> Iterator[Word]:
    """The noun, and the article that it should not have."""
    for match in _DOUBLE_DEFINITE.finditer(text):
        yield from (word for word in words if word.start in (match.start(), match.start(1)))


def _known_here_alone(
    words: list[Word], theirs: lexicons.Lexicon, unknown: set[str]
) -> Iterator[str]:
    for word in words:
        known_here = word.folded not in unknown and not is_name(word)
        if known_here and len(word.text) >= _SHORTEST and not theirs.knows(word.folded):
            yield word.folded
