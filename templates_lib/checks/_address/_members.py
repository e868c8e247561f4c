"""The evidence of a whole variant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from templates_lib.checks._address._evidence import FORMAL, Evidence, Strength
from templates_lib.checks._address._lexicon import lexicon
from templates_lib.checks._address._reader import evidence
from templates_lib.checks._address._tokens import spelled
from templates_lib.checks._family import Member, Passage

__all__ = ["Told", "rule_of", "spoken_evidence"]

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
        found: dict[tuple[int, int], Evidence] = {}
        for offset, text, places in passage.spoken:
            for each in evidence(text, tag):
                start, end = places(each.start, each.end)
                span = (offset + start, offset + end)
                if span not in found or found[span].strength < each.strength:
                    found[span] = each
        for (start, end), each in sorted(found.items(), key=lambda item: item[0]):
            yield passage, start, end, _by_source(passage, each)


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
