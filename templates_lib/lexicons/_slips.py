"""Words that are one slip of the fingers away (Damerau distance 1).

Hunspell's own suggestions take up to half a second a word, this some milliseconds; and none is
left out, without which nobody could say that a word is alone.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["LETTERS", "lacking", "slips", "swaps", "undoubled"]

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöüßéèêëïíìîóòôúùûñçàáâąćęłńśźżčďěňřšťůýž"
"""Letters of the languages that we keep a file about, and of Czech."""

_COMMON = LETTERS[: LETTERS.index("ß")]
"""Those of the languages that write compounds in one word; others are rare in them."""


def swaps(word: str) -> tuple[str, ...]:
    """Two neighbouring letters in each other's place."""
    swapped = (f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}" for i in range(len(word) - 1))
    return tuple(dict.fromkeys(each for each in swapped if each != word))


def undoubled(word: str) -> tuple[str, ...]:
    """A letter once that stands twice."""
    twice = (place for place in range(1, len(word)) if word[place] == word[place - 1])
    return tuple(word[:place] + word[place + 1 :] for place in twice)


def lacking(word: str) -> Iterator[str]:
    """Each word that this one is when a letter inside was left out."""
    for place in range(1, len(word)):
        before, after = word[:place], word[place:]
        yield from (f"{before}{letter}{after}" for letter in _COMMON)


def slips(word: str, letters: str = LETTERS) -> tuple[str, ...]:
    """Swaps, and a letter dropped, put in, or put for another (one of ``letters``)."""
    return tuple(dict.fromkeys(each for each in _slips(word, letters) if each != word))


def _slips(word: str, letters: str) -> Iterator[str]:
    yield from swaps(word)
    for before, after in ((word[:place], word[place:]) for place in range(len(word) + 1)):
        if after:
            yield before + after[1:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
