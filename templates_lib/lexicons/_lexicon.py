"""One language's words: what both sources say, and the answers kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

import locales
from templates_lib.lexicons._slips import lacking, slips, swaps, undoubled
from templates_lib.lexicons._sources import (
    Source,
    has_list,
    installed,
    is_large,
    list_of_forms,
    spelling,
)

__all__ = ["Lexicon", "get", "missing"]

_KEPT = 20_000
"""Answers of each kind kept over all languages, about 200 octets each."""

_LONGEST = 60
"""Hunspell reads no word beyond 100 octets; what is longer than this is none for us."""

_COMPOUNDING = frozenset({"nb", "nn", "da", "sv", "nl", "de"})
"""Languages that write compounds in one word."""

_LONG = 7
"""Letters of a compound from which few have a listed word just one letter away."""

_LINKS = ("s", "e", "n", "en")
"""What may stand between the halves of a compound."""


class Lexicon:
    """The words of one language."""

    def __init__(self, tag: str, source: Source) -> None:
        self.tag = tag
        self._source = source

    def knows(self, word: str) -> bool:
        """Whether the spelling dictionary has ``word``, small or with a capital as written."""
        return _knows(self.tag, word)

    def rejects(self, word: str) -> bool:
        """Whether neither source knows ``word``, and it is no compound of words they know."""
        return _rejects(self.tag, word)

    def has(self, word: str) -> bool:
        """Whether both sources have ``word``: Hunspell by itself builds compounds nobody says."""
        return _both(self.tag, word)

    def slipped(self, word: str) -> tuple[str, ...]:
        """Words of both sources that ``word`` is but for two letters in each other's place, or one
        that stands twice for once."""
        return tuple(each for each in (*swaps(word), *undoubled(word)) if self.has(each))

    def lemma(self, word: str) -> str:
        """The form that simplemma lists ``word`` under; nothing when it does not list it."""
        return _lemma(self.tag, word)

    def nearest(self, word: str) -> str:
        """The one word that is a single slip away; nothing when there are several or none. Words
        of both sources have no rivals in those of the dictionary alone.

        Two letters in each other's place are the likeliest slip, since all the letters are there.
        """
        return _nearest(self.tag, word)


@cache
def get(tag: str) -> Lexicon | None:
    """The lexicon of a locale; ``None`` where ``missing`` says something."""
    source = spelling(tag)
    return Lexicon(tag, source) if source and has_list(tag) else None


@cache
def missing(tag: str) -> Literal["", "packages", "dictionary"]:
    """What a locale lacks: the optional packages, or a dictionary for its language."""
    if installed("hunspell") is None or installed("simplemma") is None:
        return "packages"
    return "" if get(tag) else "dictionary"


def _plain(word: str) -> str:
    """As dictionaries write: composed letters, a straight apostrophe, no soft hyphens."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).replace("\u00ad", "").replace("’", "'")


def _source(tag: str) -> Source:
    found = get(tag)
    assert found is not None  # only a Lexicon asks
    return found._source


@lru_cache(maxsize=_KEPT)
def _knows(tag: str, word: str) -> bool:
    return len(word) <= _LONGEST and _source(tag).knows(_plain(word))


@lru_cache(maxsize=_KEPT)
def _rejects(tag: str, word: str) -> bool:
    if len(word) > _LONGEST:
        return False
    joins = tag.partition("-")[0] in _COMPOUNDING
    if joins and (_is_listed(tag, word) or _is_plain_compound(tag, word)):
        return False  # without asking Hunspell about the whole
    pieces = [piece for piece in word.split("-") if len(piece) > 2] if "-" in word else []
    if pieces and not any(_rejects(tag, piece) for piece in pieces):
        return False  # without asking Hunspell, which takes such words apart for long
    if _exists(tag, word):
        return joins and _is_built_by_chance(tag, word)
    if "-" in word:
        return bool(pieces)
    if tag.partition("-")[0] == "en" and _is_without(tag, word):
        return False
    return not (joins and _compound(tag, _plain(word)))


def _exists(tag: str, word: str) -> bool:
    """Whether either source has the word: simplemma's list, as written or small.

    A list is asked a hundred times as fast as Hunspell; but the large ones are only loaded for
    what Hunspell does not know.
    """
    if is_large(tag):
        return _knows(tag, word) or _is_listed(tag, word)
    return _is_listed(tag, word) or _knows(tag, word)


def _both(tag: str, word: str) -> bool:
    if is_large(tag):
        return _knows(tag, word) and _is_listed(tag, word)
    return _is_listed(tag, word) and _knows(tag, word)


def _any_both(tag: str, words: Iterable[str]) -> bool:
    """Whether both sources have any of ``words``."""
    return any(_knows(tag, each) for each in _listed(tag, tuple(words)))


def _listed(tag: str, words: Sequence[str]) -> Iterator[str]:
    """Those of ``words`` that simplemma lists: ``_is_listed`` for hundreds at once."""
    forms = list_of_forms(tag)
    if forms is None or not words:
        return
    together = "\n".join(words)
    plain = _plain(together)
    low = plain.lower()
    if low == together:
        yield from forms.among(words)
        return
    written, small = plain.split("\n"), low.split("\n")
    there = {*forms.among(written), *forms.among(small)}
    for word, *ways in zip(words, written, small, strict=True):
        if not there.isdisjoint(ways):
            yield word


def _is_without(tag: str, word: str) -> bool:
    """English makes an adjective of any noun: passwordless (Quirk et al., appendix I.38)."""
    noun = word.removesuffix("less")
    return len(noun) >= 4 and noun != word and _knows(tag, noun)


@lru_cache(maxsize=_KEPT)
def _lemma(tag: str, word: str) -> str:
    forms = list_of_forms(tag)
    return forms.get(_plain(word)) if forms is not None else ""


def _is_built_by_chance(tag: str, word: str) -> bool:
    """Whether Hunspell takes a slip for a compound: da "moregn" is no rain on a heath (mo-regn),
    and "gatis" no ice in a hole (gat-is)."""
    if len(word) < 5 or _is_listed(tag, word):
        return False
    slipped = _any_both(tag, (*swaps(word), *undoubled(word)))
    return (slipped or _lacks_a_letter(tag, word, 5)) and _source(tag).builds(_plain(word))


def _is_plain_compound(tag: str, word: str) -> bool:
    """Whether a word is two that both sources have, and no slip in one that they have.

    Hunspell takes up to a fifth of a second to take a long compound apart. What is true of these
    is neither built by chance nor no compound, whatever it says.
    """
    if "-" in word or word != _plain(word) or word.lower()[1:] != word[1:]:
        return False
    low = word.lower()
    whole = _is_whole(tag, low)
    if not (whole or _is_whole_of_three(tag, low)):
        return False
    other = (*swaps(word), *undoubled(word)) if whole else slips(word)
    return not (_any_both(tag, other) or _lacks_a_letter(tag, word))


def _is_whole(tag: str, word: str) -> bool:
    """Whether both sources have both halves, of four letters at least, small or with a capital."""
    return any(_both_spelt(tag, rest) for rest in _behind_known(tag, word))


def _is_whole_of_three(tag: str, word: str) -> bool:
    return len(word) >= 12 and any(_is_whole(tag, rest) for rest in _behind_known(tag, word))


def _behind_known(tag: str, word: str) -> Iterator[str]:
    """What follows a word of four letters at least that both sources have; so long itself."""
    for cut in range(4, len(word) - 3):
        if _is_first(tag, word[:cut]):
            yield word[cut:]


def _is_first(tag: str, start: str) -> bool:
    """Whether both sources have what stands first, of four letters at least, linked or not."""
    return any(_both_spelt(tag, each) for each in _first_parts(start) if len(each) >= 4)


def _both_spelt(tag: str, part: str) -> bool:
    return _both(tag, part) or _both(tag, part.capitalize())


def _lacks_a_letter(tag: str, word: str, least: int = _LONG) -> bool:
    """Whether a letter is missing from a word that both sources have: nb "inkldert" has parts that
    exist, and is no compound that anybody says."""
    forms = list_of_forms(tag)
    if forms is None or len(word) < least:
        return False
    plain = _plain(word).lower()
    if _is_two_words(tag, plain):  # most are, and it costs a twentieth of what follows
        return False
    return any(_knows(tag, each) for each in forms.among(lacking(plain)))


def _is_two_words(tag: str, word: str) -> bool:
    """Whether both halves are words that both sources have; one letter may stand first: e-post."""
    return _both(tag, word[1:]) or any(
        _both(tag, word[cut:])
        and any(_both(tag, e) for e in _first_parts(word[:cut]) if len(e) > 2)
        for cut in range(3, len(word) - 2)
    )


@lru_cache(maxsize=_KEPT)
def _is_listed(tag: str, word: str) -> bool:
    forms, plain = list_of_forms(tag), _plain(word)
    if forms is None or plain in forms:
        return forms is not None
    low = plain.lower()
    return low != plain and low in forms


def _compound(tag: str, word: str) -> bool:
    """Whether a word is two that exist, or three, and not rather a slip in one that exists.

    Two halves of four letters say most: they are believed where no two letters are just swapped,
    and none is written twice for once.
    Shorter or more parts are only believed where no slip at all leads to a word.
    """
    if _halves(tag, word, 4):
        if _any_both(tag, (*swaps(word), *undoubled(word))):
            return False
        return not _lacks_a_letter(tag, word)
    loose = _halves(tag, word, 3) or _three(tag, word)
    return loose and not _any_both(tag, slips(word))


def _halves(tag: str, word: str, least: int) -> bool:
    particle = next((each for each in _particles(tag) if word.lower().startswith(each)), "")
    if particle and len(word) >= len(particle) + 4 and _is_part(tag, word[len(particle) :]):
        return True
    return any(_is_part(tag, rest) for rest in _rests(tag, word, least))


@cache
def _particles(tag: str) -> tuple[str, ...]:
    """Short words that verbs and their nouns begin with: nb pålogging."""
    return tuple(" ".join(locales.get(tag).table("compounds").get("particles", ())).split())


def _three(tag: str, word: str) -> bool:
    return any(_halves(tag, rest, 4) for rest in _rests(tag, word, 4))


def _rests(tag: str, word: str, least: int) -> Iterator[str]:
    """What follows a word that can be the first of a compound."""
    for cut in range(least, len(word) - least + 1):
        if any(len(e) >= least and _spelt(tag, e) for e in _first_parts(word[:cut])):
            yield word[cut:]


def _first_parts(start: str) -> Iterator[str]:
    """What stands first, with and without what links it to the next: nb arbeid-s-dag."""
    yield start
    yield from (start.removesuffix(link) for link in _LINKS if start.endswith(link))


def _is_part(tag: str, part: str) -> bool:
    """What may stand last: its ending may be one that only simplemma's list has."""
    return _spelt(tag, part) or _exists(tag, part.lower())


def _spelt(tag: str, part: str) -> bool:
    """Small or with a capital: a German noun has one, and none inside a compound."""
    return _knows(tag, part.lower()) or _knows(tag, part.capitalize())


@lru_cache(maxsize=2_000)
def _nearest(tag: str, word: str) -> str:
    plain = _plain(word)
    pieces = plain.split("-")
    wrong = [n for n, piece in enumerate(pieces) if len(piece) > 2 and not _knows(tag, piece)]
    if len(pieces) > 1 and wrong:
        near = _nearest(tag, pieces[wrong[0]]) if len(wrong) == 1 else ""
        return "-".join((*pieces[: wrong[0]], near, *pieces[wrong[0] + 1 :])) if near else ""
    return _alone(tag, swaps(plain)) or _alone(tag, slips(plain, _source(tag).letters), plain)


def _alone(tag: str, words: Iterable[str], slipped: str = "") -> str:
    """The one of ``words`` that both sources have, or, where they share none, that the spelling
    dictionary has; nothing when there are more.

    What that one knows alone is mostly a compound that nobody says, and no rival of a word. It also
    takes up to a millisecond a word that it has not: of all the slips of ``slipped`` only those are
    asked about that put a word into a compound.
    """
    asked = tuple(words)
    likely = tuple(_listed(tag, asked))
    sure = list(islice((each for each in likely if _knows(tag, each)), 2))
    if not sure and slipped and tag.partition("-")[0] in _COMPOUNDING:
        compounds = dict.fromkeys(_mended(tag, slipped))
        sure = list(islice((each for each in compounds if not _rejects(tag, each)), 2))
    elif not sure:
        knows = _source(tag).knows  # of so many no answer is worth keeping
        sure = list(islice((each for each in asked if each not in likely and knows(each)), 2))
    return sure[0] if len(sure) == 1 else ""


def _mended(tag: str, word: str) -> Iterator[str]:
    """``word`` with a slip taken out of one half, where both sources have the other: sv
    "verk[t]yg-s-rad". Both halves have four letters at least, or the last one three."""
    letters = _source(tag).letters
    for cut in range(4, len(word) - 2):
        start, rest = word[:cut], word[cut:]
        if _is_first(tag, start) or (tag == "de" and _both(tag, start.lower() + "n")):
            near = slips(rest, letters)
            yield from (start + each for each in _listed(tag, near))
            nouns = _listed(tag, [each.capitalize() for each in near])  # as German lists them
            yield from (start + each.lower() for each in nouns)
        if _both_spelt(tag, rest):
            for part in {each for each in _first_parts(start) if len(each) >= 4}:
                link = start[len(part) :] + rest
                yield from (each + link for each in _listed(tag, slips(part, letters)))
