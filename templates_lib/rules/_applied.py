"""A rule applied to texts: where it is broken, and what to write instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from templates_lib.rules._cases import ill_cased
from templates_lib.rules._patterns import pattern
from templates_lib.rules._values import Rule
from templates_lib.rules._words import spelling, words

__all__ = ["Breach", "breaches"]

_ANY_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Breach:
    """One place where a rule is broken: ``start:end`` of text number ``text``.

    ``word`` is what stands there, ``instead`` what to write in its place, or "". ``sure``: it can
    be written as it is. ``count`` is how often the word is there, where the rule counts.
    """

    text: int
    start: int
    end: int
    word: str
    instead: str = ""
    sure: bool = False
    count: int = 0


_Spot = tuple[int, int, int, str]
"""Number of the text, span, and the word as the rule lists it."""


def breaches(rule: Rule, texts: Sequence[str], names: tuple[str, ...] = ()) -> Iterator[Breach]:
    """Where ``texts``, all that one reader sees of a variant, break ``rule``.

    ``names`` are the brand's, written as they are whatever a rule says of capitals.
    """
    yield from _KINDS[rule.kind](rule, texts, names)


def _existence(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    for number, start, end, _listed in _spots(rule, texts):
        yield Breach(number, start, end, texts[number][start:end])


def _substitution(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    for number, start, end, listed in _found(rule, tuple(rule.swap), texts):
        word, instead = texts[number][start:end], rule.swap[listed]
        # What differs by its capitals alone (a name) is wanted as it is written.
        written = instead if spelling(word) == spelling(instead) else _like(word, instead)
        if written != word:
            # An open ending is an inflected form: its counterpart is for the writer to find.
            yield Breach(number, start, end, word, written, not listed.endswith("*"))


def _occurrence(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    spots = list(_spots(rule, texts))
    if rule.most is not None:
        for number, start, end, _listed in spots[rule.most :]:
            yield Breach(number, start, end, texts[number][start:end], count=len(spots))
    if len(spots) < rule.least and texts:
        sought = ", ".join(rule.words) or rule.pattern
        yield Breach(0, 0, len(texts[0]), sought, count=len(spots))


def _repetition(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    last: _Spot | None = None
    for spot in _spots(rule, texts):
        number, start, end, _listed = spot
        text = texts[number]
        if last and last[0] == number and not text[last[2] : start].strip():
            word = text[start:end]
            if spelling(text[last[1] : last[2]]) == spelling(word) and start > last[2]:
                yield Breach(number, last[1], end, word, text[last[1] : last[2]], True)
        last = spot


def _consistency(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    pairs = {spelling(a): (a, b) for a, b in rule.either.items()}
    pairs.update({spelling(b): (a, b) for a, b in rule.either.items()})
    spots = list(_found(rule, (*rule.either, *rule.either.values()), texts))
    first: dict[tuple[str, str], str] = {}
    for number, start, end, listed in spots:
        pair = pairs[spelling(listed)]
        used = first.setdefault(pair, listed)
        if spelling(used) != spelling(listed):
            word = texts[number][start:end]
            sure = not {used[-1], listed[-1]} & {"*"}
            instead = _like(word, used) if sure else used
            yield Breach(number, start, end, word, instead, sure)


def _conditional(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    spot = next(_spots(rule, texts), None)
    if spot is None or any(True for _hit in _found(rule, rule.needs, texts)):
        return
    number, start, end, _listed = spot
    yield Breach(number, start, end, texts[number][start:end], " / ".join(rule.needs))


def _capitalisation(rule: Rule, texts: Sequence[str], names: tuple[str, ...]) -> Iterator[Breach]:
    for number, text in enumerate(texts):
        for start, end, instead in ill_cased(text, rule.case):
            if not _inside(text, (*rule.exceptions, *names), start, end):
                yield Breach(number, start, end, text[start:end], instead, True)


def _sequence(rule: Rule, texts: Sequence[str], _: tuple[str, ...]) -> Iterator[Breach]:
    """The words that are there come in the rule's order: by where each is first said."""
    places = {word: place for place, word in enumerate(rule.words)}
    reached, seen = 0, Counter[str]()
    for number, start, end, listed in _spots(rule, texts):
        seen[listed] += 1
        if seen[listed] > 1:
            continue
        if places.get(listed, reached) < reached:
            word = texts[number][start:end]
            yield Breach(number, start, end, word, rule.words[reached])
        reached = max(reached, places.get(listed, 0))


def _spots(rule: Rule, texts: Sequence[str]) -> Iterator[_Spot]:
    """Where the words or the pattern of the rule stand, outside its exceptions."""
    if rule.words:
        yield from _found(rule, rule.words, texts)
        return
    for number, text in enumerate(texts):
        spans = (
            pattern(rule.pattern, rule.inside_words).hits(text)
            if rule.pattern
            else (match.span() for match in _ANY_WORD.finditer(text))
        )
        for start, end in spans:
            if end > start and not _inside(text, rule.exceptions, start, end):
                yield number, start, end, text[start:end]


def _found(rule: Rule, sought: tuple[str, ...], texts: Sequence[str]) -> Iterator[_Spot]:
    for number, text in enumerate(texts):
        for start, end, listed in words(sought).hits(text):
            if not _inside(text, rule.exceptions, start, end):
                yield number, start, end, listed


def _inside(text: str, phrases: tuple[str, ...], start: int, end: int) -> bool:
    """Whether ``start:end`` lies in one of ``phrases``."""
    spans = words(phrases).hits(text) if phrases else ()
    return any(first <= start and end <= last for first, last, _listed in spans)


def _like(word: str, instead: str) -> str:
    """``instead`` with the capitals of ``word``: of all letters, or of the first."""
    if len(word) > 1 and word.isupper():
        return instead.upper()
    return instead[:1].upper() + instead[1:] if word[:1].isupper() else instead


_KINDS: Mapping[str, Callable[[Rule, Sequence[str], tuple[str, ...]], Iterator[Breach]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalisation": _capitalisation,
    "sequence": _sequence,
}
