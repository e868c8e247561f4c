"""Numbers that are spelled out: they can answer for a digit on the other side, never ask."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

import locales

__all__ = ["HALF", "LARGEST", "knows_words", "spelled"]

HALF = 50
"""What "half price" says, in per cent."""

LARGEST = 12
"""The largest number whose words we know; languages rarely spell larger ones."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _tables() -> dict[str, dict[str, int]]:
    """Language -> word -> number; ``number_words.toml`` says how it is written."""
    file = resources.files(__package__).joinpath("number_words.toml")
    tables = tomllib.loads(file.read_text("utf-8"))
    return {language: dict(_entries(table)) for language, table in tables.items()}


def _entries(table: dict[str, object]) -> Iterator[tuple[str, int]]:
    words, half = table["words"], table["half"]
    assert isinstance(words, list) and isinstance(half, str)
    for number, forms in enumerate(words):
        for word in forms.split("|"):
            yield word, number
    for word in half.split("|"):
        yield word, HALF


@lru_cache(maxsize=512)
def _words(tag: str) -> dict[str, int]:
    """The words of locale ``tag`` or the nearest it inherits from; empty for other languages."""
    step: str | None = tag
    while step is not None:
        if step in _tables():
            return _tables()[step]
        step = locales.get(step).parent
    return {}


def knows_words(tag: str) -> bool:
    """Whether we know how locale ``tag`` spells its small numbers."""
    return bool(_words(tag))


def spelled(text: str, tag: str) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each number spelled out in ``text``, as locale ``tag`` spells."""
    words = _words(tag)
    if words:
        for match in _WORD.finditer(text):
            number = words.get(match[0].casefold())
            if number is not None:
                yield number, match.start(), match.end()
