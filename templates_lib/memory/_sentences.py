"""A template cut into sentences, and a sentence as it is compared.

Nothing inside a tag ends a sentence, nor between the first and last tag of a condition or a loop. A
point ends none behind a number, a single letter or a known abbreviation, nor before a small letter;
a line break always does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["TAG", "Sentence", "bare", "names_in", "sentences"]

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*(end)?(?:if|for)\b")
_PRINTED = re.compile(r"\{\{[-+]?\s*([^\W\d]\w*)")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'»”“’)\]]*(?=\s)|\n+|[。！？]")
_LAST_WORD = re.compile(r"\w+$")
_ABBREVIATION = re.compile(
    r"nr|ca|tlf|tel|ul|al|godz|dr|mr|mrs|ms|st|str|pkt|evt|inkl|maks|jr|prof|np|bijv|resp|vgl|bzw|kl"
)
_SPACES = re.compile(r"\s+")


class Sentence(NamedTuple):
    """A sentence at ``start:end`` (code points), white space around it left out."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4_000)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a template, its tags among them; a line by itself is one too."""
    masked = _masked(text)
    found: list[Sentence] = []
    begun = 0
    for end in _ends(masked):
        _add(found, text, begun, end)
        begun = end
    _add(found, text, begun, len(text))
    return tuple(found)


def _masked(text: str) -> str:
    """*text* with marks in place of its tags, and of all between a block's first and last: half a
    condition is no sentence. Offsets stay.
    """
    pieces, end, depth = [], 0, 0
    for tag in TAG.finditer(text):
        between = text[end : tag.start()]
        pieces += ["\ufffc" * len(between) if depth else between, "\ufffc" * len(tag[0])]
        end = tag.end()
        if opened := _BLOCK.match(tag[0]):
            depth = max(0, depth - 1) if opened[1] else depth + 1
    return "".join([*pieces, text[end:]])


def _ends(masked: str) -> Iterator[int]:
    for match in _END.finditer(masked):
        if not _goes_on(masked, match):
            yield match.end()


def _goes_on(text: str, end: re.Match[str]) -> bool:
    if end[0].isspace():
        return False
    if text[end.end() : end.end() + 2].strip()[:1].islower():
        return True
    if end[0] != ".":
        return False
    before = _LAST_WORD.search(text, max(end.start() - 12, 0), end.start())
    word = before[0] if before else ""
    return len(word) == 1 or word.isdecimal() or bool(_ABBREVIATION.fullmatch(word.lower()))


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    raw = text[start:end]
    stripped = raw.strip()
    if stripped:
        start += len(raw) - len(raw.lstrip())
        found.append(Sentence(stripped, start, start + len(stripped)))


def names_in(text: str) -> tuple[str, ...]:
    """The placeholders that a template prints, each once, in their order."""
    return tuple(dict.fromkeys(_PRINTED.findall(text)))


@lru_cache(maxsize=20_000)
def bare(sentence: str) -> str:
    """A sentence as it is compared: no capitals, single spaces, plain apostrophes, a printed
    placeholder as its name alone, other tags gone.
    """
    named = TAG.sub(_name_alone, sentence).replace("’", "'")
    return _SPACES.sub(" ", named).strip().casefold()


def _name_alone(tag: re.Match[str]) -> str:
    printed = _PRINTED.match(tag[0])
    return f"{{{printed[1]}}}" if printed else ""
