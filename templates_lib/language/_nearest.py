"""The known word that somebody may have meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from templates_lib.language._limits import MAX_NAME

_MOST_TRIED = 20


def nearest(word: str, known: Collection[str], cutoff: float = 0.6) -> str | None:
    """Return the one of ``known`` that is most like ``word``, or None when none is.

    ``difflib`` takes cubic time on words of one letter, and its worst case is anybody's to write:
    long words have no neighbour, and only those that share most letters are compared.
    """
    if len(word) > MAX_NAME:
        return None
    short = [each for each in known if len(each) <= MAX_NAME]
    plain = _plain(word)
    for each in short:
        if _plain(each) == plain:
            return each
    if len(short) > _MOST_TRIED:
        letters = set(word)
        short = sorted(short, key=lambda each: -len(letters & set(each)))[:_MOST_TRIED]
    found = get_close_matches(word, short, n=1, cutoff=cutoff)
    return found[0] if found else None


def _plain(word: str) -> str:
    """The word without what people write one way or another: capitals, hyphens, underscores."""
    return word.casefold().replace("_", "").replace("-", "")
