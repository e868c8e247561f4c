"""Sentences as the index of the brand's wording holds them: each value by its name, in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from templates_lib.checks._comparison import comparable, groups, paired
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._prose import prose
from templates_lib.checks._wording import SENTINEL, Wording

__all__ = ["SENTENCE", "Phrase", "alike", "pairs", "phrases"]

SENTENCE = "sentence"
"""The kind under which every sentence stands in the index."""

_SHORTEST = 15
_FEWEST_WORDS = 3
_NOT_WORDS = re.compile(r"[\W\d_]+")
_MARKS = re.compile(r"[^\w{}%€$£]+")


@dataclass(frozen=True)
class Phrase:
    """A sentence at ``start:end`` of a passage; ``text`` with its values as ``{name}``."""

    passage: Passage
    start: int
    end: int
    text: str

    @property
    def plain(self) -> bool:
        """Whether it stands in the template just so: no value, no tag."""
        return self.passage.text[self.start : self.end] == self.text


def phrases(member: Member) -> Iterator[Phrase]:
    """The sentences of the variant that say something by themselves, in any branch."""
    seen = set()
    for passage in member.copy:
        for wording in passage.wordings:
            for phrase in _phrases(passage, wording):
                if _tells(phrase.text) and phrase not in seen:
                    seen.add(phrase)
                    yield phrase


def pairs(member: Member) -> Iterator[tuple[Phrase, Phrase]]:
    """Sentences of the variant, each with the source's that it translates.

    Only where that is sure: texts without branches, of as many sentences on both sides.
    """
    source = member.source
    if source is None or not comparable(member, source):
        return
    for group in groups(member):
        for ours, theirs in paired(member, source, group):
            if ours.spec.kind != "copy" or len(ours.wordings) != 1 or len(theirs.wordings) != 1:
                continue
            here = list(_phrases(ours, ours.wordings[0]))
            there = list(_phrases(theirs, theirs.wordings[0]))
            if len(here) == len(there):
                for mine, its in zip(here, there, strict=True):
                    if _tells(its.text) and _tells(mine.text):
                        yield mine, its


def alike(text: str) -> str:
    """A text without what does not matter when two are compared: capitals, marks, spaces."""
    return _MARKS.sub(" ", text.casefold()).strip()


def _phrases(passage: Passage, wording: Wording) -> Iterator[Phrase]:
    for sentence in prose(wording.text).sentences:
        start, end = wording.span(sentence.start, sentence.end)
        yield Phrase(passage, start, end, _named(passage, wording, sentence.start, sentence.end))


def _named(passage: Passage, wording: Wording, start: int, end: int) -> str:
    """The wording's ``start:end`` with each value by its path."""
    text = wording.text[start:end]
    if SENTINEL not in text:
        return text
    paths = {use.tag: use.path for use in passage.uses if use.printed}
    pieces = []
    for place, character in enumerate(text, start):
        tag = wording.print_at(place) if character == SENTINEL else None
        path = paths.get((tag.start, tag.end), "") if tag else ""
        pieces.append(f"{{{path}}}" if tag else character)
    return "".join(pieces)


def _tells(text: str) -> bool:
    """Whether it is more than a word or two, that mean something else in each place."""
    letters = _NOT_WORDS.sub(" ", text)
    return len(letters) >= _SHORTEST and len(letters.split()) >= _FEWEST_WORDS
