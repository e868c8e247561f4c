"""What the sentence around a fact is about: whether two facts of one language may be one."""

from __future__ import annotations

from functools import lru_cache

from templates_lib.checks._facts import lexicon
from templates_lib.checks._prose import prose

__all__ = ["about", "alike", "apart"]

_STEM = 5
"""Letters that tell words apart whatever their ending, within one language."""


@lru_cache(maxsize=4_000)
def about(text: str, position: int, tag: str) -> frozenset[str]:
    """The beginnings of the longer words in the sentence around ``position``; names of days,
    months and units left out."""
    read = prose(text)
    for sentence in read.sentences:
        if sentence.start <= position < sentence.end:
            words = [w for w in read.words if sentence.start <= w.start < sentence.end]
            return frozenset(
                word.folded[:_STEM]
                for word in words
                if len(word.text) >= _STEM and word.folded not in lexicon(tag)
            )
    return frozenset()


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share most of what the shorter one is about."""
    return len(one & other) > min(len(one), len(other)) / 2


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are about something, and share nothing of it."""
    return bool(one) and bool(other) and one.isdisjoint(other)
