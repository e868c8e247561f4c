"""The evidence of a whole variant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from templates_lib.checks._address._evidence import FORMAL, Evidence, Strength
from templates_lib.checks._address._lexicon import lexicon
from templates_lib.checks._address._reader import evidence, may_tell
from templates_lib.checks._address._tokens import spelled
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._heads import torn

__all__ = ["Told", "rule_of", "spoken_evidence"]

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ])")
_OPENS_WITH_DE = re.compile(r"(?:\A|[.!?]\s+)De\b")
_NEAR = 3

Told = tuple[Passage, int, int, Evidence]
"""A passage, the span in its template, and what the words there tell."""


def spoken_evidence(member: Member) -> tuple[Told, ...]:
    """What the texts of ``member`` tell, each place once, in their order."""
    return member.family.once(("address", member.address), lambda: tuple(_spoken(member)))


def rule_of(member: Member, field: str) -> str:
    """The place in the guide document of ``field`` in the member's style guide."""
    return f"locales.{member.style.locale}.{field}"


def _spoken(member: Member) -> Iterator[Told]:
    tag = member.variant.locale
    if not lexicon(tag).known:
        return
    for passage in member.copy:
        if _says_nothing(passage.text, tag):
            continue
        found: dict[tuple[int, int], Evidence] = {}
        for offset, text, places in passage.spoken:
            for each in evidence(text, tag):
                start, end = places(each.start, each.end)
                span = (offset + start, offset + end)
                if span not in found or found[span].strength < each.strength:
                    found[span] = each
        found |= _answering(passage, found)
        if not found:
            continue
        for (start, end), each in sorted(found.items(), key=lambda item: item[0]):
            yield passage, start, end, _by_source(passage, each)


def _says_nothing(text: str, tag: str) -> bool:
    """Whether a template surely tells nothing, as it is written. A branch may tear a word, and so
    may a tag that takes the space behind it."""
    if torn(text) or "-}}" in text or may_tell(text, tag):
        return False
    return not lexicon(tag).article or not _OPENS_WITH_DE.search(text)


def _answering(
    passage: Passage, found: Mapping[tuple[int, int], Evidence]
) -> dict[tuple[int, int], Evidence]:
    """De where it opens the sentence that answers to one with "You" in the source: no article and
    no "they", if nothing behind it is a noun in the definite plural."""
    known = lexicon(passage.member.variant.locale)
    if not known.article or not _OPENS_WITH_DE.search(passage.text):
        return {}
    source = passage.member.source
    other = source.passage(passage.path) if source else None
    if other is None:
        return {}
    theirs = lexicon(other.member.variant.locale)
    ours, said = _SENTENCE.split(passage.text), _SENTENCE.split(other.text)
    if len(ours) != len(said):
        return {}
    told: dict[tuple[int, int], Evidence] = {}
    start = 0
    for mine, their in zip(ours, said, strict=True):
        begun = passage.text.index(mine, start)
        start = begun + len(mine)
        word, _, rest = mine.partition(" ")
        answers = their.partition(" ")[0].lower() in theirs.second
        if answers and word.lower() in known.subjects and word[0].isupper():
            near = spelled(rest)[:_NEAR]
            if not any(each.endswith(known.plural_endings[:1]) for each in near):
                span = (begun, begun + len(word))
                if span not in found or found[span].strength is Strength.WEAK:
                    told[span] = Evidence(FORMAL, 0, len(word), word, Strength.LIKELY)
    return told


def _by_source(passage: Passage, each: Evidence) -> Evidence:
    """A doubtful word is likely when the source speaks of the reader and of nobody else."""
    if each.strength is not Strength.WEAK or each.form != FORMAL:
        return each
    source = passage.member.source
    other = source.passage(passage.path) if source else None
    if other is None or not _about_reader(other.text, other.member.variant.locale):
        return each
    return Evidence(each.form, each.start, each.end, each.word, Strength.LIKELY)


@lru_cache(maxsize=4_000)
def _about_reader(text: str, tag: str) -> bool:
    known = lexicon(tag)
    said = frozenset(spelled(text))
    return not known.second.isdisjoint(said) and known.third.isdisjoint(said)
