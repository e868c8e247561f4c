"""A word is spelled as no dictionary spells it.

What it finds: a word that two dictionaries of the language reject. It leaves alone the brand's
names and terms, names and other words with capitals, code and addresses, words that the source
text has too, English words, compounds of known words, and texts in another language.

Why it hurts: a slip of the fingers makes an honest message look like a fraud.

Write instead: the word as the dictionary has it, or make it a term of the brand's style guide.

Source: the dictionaries named in docs/lexicons.md; check catalogue, SPELL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib import lexicons
from templates_lib.checks._capitals import like
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import Word, prose
from templates_lib.checks._reading import (
    brand_words,
    is_name,
    relatives,
    said,
    unknown_in,
    words_of,
)

_UNKNOWN = gettext_noop("No dictionary knows “%(word)s”: check how it is spelled.")
_NEAR = gettext_noop("No dictionary knows “%(word)s”: did you mean “%(near)s”?")

_SHORTEST = 4
"""Letters: shorter than that are mostly abbreviations."""

_ENDING = 4
"""Letters that an ending put to a foreign word has at most: nb array-en, pl webhook-iem."""

_BROKEN_OFF = 6
"""Letters of an abbreviation at most."""

_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{2}$")
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_JOINED = re.compile(r"[\w)]$")

_STEM = 8
"""Letters that a word made of a name shares with it at least."""

# Other scripts, and letters of them that look like ours, are for other checks.
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’\u00ad-]+")

_FOREIGN = 3
"""Where more than one word in so many is unknown, the text is in another language."""


_QUOTES = frozenset("\"'«»“”„‚‘’")


def find(member: Member) -> Iterator[Fault]:
    """Yield each unknown word."""
    lexicon = lexicons.get(member.locale.tag)
    if lexicon is None:
        return
    for passage in member.copy:
        for offset, text, places in passage.spoken:
            unknown = unknown_in(lexicon.tag, text)
            if not unknown:
                continue
            words = words_of(text)
            alone = len(words) < _FOREIGN
            wrong = [
                word
                for word in unknown
                if not (alone and word.text[0].isupper())
                and _misspelled(member, lexicon, text, word)
            ]
            if len(wrong) > 1 and len(unknown) * _FOREIGN > len(words):
                continue
            for word in wrong:
                start, end = places(word.start, word.end)
                yield _fault(passage, lexicon, word, offset + start, offset + end)


def _fault(passage: Passage, lexicon: lexicons.Lexicon, word: Word, start: int, end: int) -> Fault:
    near = lexicon.nearest(word.text)
    suggestion = like(word.text, near) if near else None
    params = {"word": word.text, "near": suggestion or ""}
    return Fault(
        passage, start, end, _NEAR if near else _UNKNOWN, params, suggestion=suggestion,
        evidence=word.folded,
    )  # fmt: skip


def _misspelled(member: Member, lexicon: lexicons.Lexicon, text: str, word: Word) -> bool:
    """Whether a word that no dictionary knows is a slip, and nothing that has its own spelling."""
    if len(word.text) < _SHORTEST or not _LATIN.fullmatch(word.text):
        return False
    if _abbreviates(lexicon, text, word) or _is_fragment(text, word) or _is_mentioned(text, word):
        return False
    if is_name(word) and not _is_noun(lexicon, text, word) and not _lost_its_backslash(word):
        return False
    pieces = re.split("[-'’]", word.folded)
    if len(pieces) > 1:
        pieces = [piece for piece in pieces if len(piece) >= _SHORTEST and lexicon.rejects(piece)]
    return bool(pieces) and not all(
        _is_at_home_elsewhere(member, lexicon, piece) for piece in pieces
    )


def _is_noun(lexicon: lexicons.Lexicon, text: str, word: Word) -> bool:
    """In German a capital says little, and so it does behind a colon: taken for a name unless a
    known word is a slip away."""
    german = lexicon.tag.partition("-")[0] == "de"
    says_little = german or text[max(word.start - 2, 0) : word.start] == ": "
    return says_little and word.text[1:].islower() and _is_near_known(lexicon, word.text)


def _lost_its_backslash(word: Word) -> bool:
    """A line break that was written out: "\\nHvis" as "nHvis"."""
    return word.text[0] == "n" and word.text[1:2].isupper() and word.text[2:].islower()


def _abbreviates(lexicon: lexicons.Lexicon, text: str, word: Word) -> bool:
    """Whether a point stands behind it and the sentence goes on, or it breaks off in the middle of
    a syllable (de "inkl. MwSt."). One so long is sooner a slip where a known word is near."""
    if text[word.end : word.end + 1] != ".":
        return False
    following = text[word.end + 1 :].lstrip()
    if following and (following[0].islower() or following[0].isdigit()):
        return True
    if len(word.text) > _BROKEN_OFF or not _CONSONANTS.search(word.folded):
        return False
    return len(word.text) < _BROKEN_OFF or not lexicon.nearest(word.text)


def _is_mentioned(text: str, word: Word) -> bool:
    """Whether it stands alone between quotation marks, where words are spoken of: “einer”."""
    return text[word.start - 1 : word.start] in _QUOTES and text[word.end : word.end + 1] in _QUOTES


def _is_fragment(text: str, word: Word) -> bool:
    """Whether it is no whole word: half of a compound (nl "betalings- en", sv "6-siffriga"), an
    ending set off (pl "wybraną(-nego)", fi "SMS:lle"), the beginning of an address."""
    before, after = text[: word.start], text[word.end : word.end + 2]
    if before[-1:] in _HYPHENS or after[:1] in _HYPHENS:
        return True
    if before[-1:] == "(" and _JOINED.search(before, 0, len(before) - 1):
        return True
    colon_before = before[-1:] == ":" and before[-2:-1].isalnum()
    return colon_before or (after[:1] == ":" and len(after) > 1 and not after[1].isspace())


def _is_at_home_elsewhere(member: Member, lexicon: lexicons.Lexicon, word: str) -> bool:
    """A word of the brand, of the source text, perhaps with an ending, or of another language
    that ``language_wrong`` and ``language_mixed`` look at: English, the nearest relatives."""
    theirs = said(member.source)
    if word in brand_words(member) or word in theirs:
        return True
    stems = (word[:cut] for cut in range(max(len(word) - _ENDING, _SHORTEST), len(word)))
    if any(stem in theirs and not _begins_known(lexicon, word, stem) for stem in stems):
        return True
    if word in _of_the_world(member.locale.tag) or _is_made_of_a_name(member, word):
        return True
    english = lexicons.get("en")
    if english is not None and english.knows(word):
        return True
    others = (lexicons.get(tag) for tag in relatives(member.locale.tag))
    return any(other is not None and other.has(word) for other in others)


def _begins_known(lexicon: lexicons.Lexicon, word: str, stem: str) -> bool:
    """Whether ``stem`` begins a word of this language too, a slip away: nb "returneere"."""
    return any(each.startswith(stem) and each != stem for each in lexicon.slipped(word))


def _is_near_known(lexicon: lexicons.Lexicon, word: str) -> bool:
    return bool(lexicon.nearest(word) or lexicon.slipped(word))


@lru_cache(maxsize=64)
def _of_the_world(tag: str) -> frozenset[str]:
    """The words in names of countries and languages, as CLDR writes them."""
    babel = locales.get(tag).babel
    names = (*babel.territories.values(), *babel.languages.values())
    return frozenset(word.folded for name in names for word in prose(str(name)).words)


def _is_made_of_a_name(member: Member, word: str) -> bool:
    """Whether it is a name of the source text with an ending of this language's in place of its
    own: da "luxembourgisk" for "Luxembourgish"."""
    theirs = lexicons.get(member.family.message.source_locale)
    if theirs is None or len(word) < _STEM:
        return False
    stem = word[: max(len(word) - _ENDING, _STEM)]
    return any(each.startswith(stem) and not theirs.knows(each) for each in said(member.source))


_TERMS = {"terms": [{"concept": "swish", "approved": ["swishbetaling"]}]}

CHECK = Check(
    id="word_misspelled",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("SPELL",),
    extra="lexicons",
    find=find,
    examples=(
        fails("nb", "Bestillingen er bekreftlese.", "two slips in one word"),
        fails("da", "Vi sender din bestillling i morgen.", "a letter too many"),
        fails("pl", "Twoje zamówiene jest w drodze.", "a letter is missing"),
        fails("nl", "Je pakekt komt morgen.", "two letters swapped"),
        passes("nb", "Bestillingen er bekreftet.", "as the dictionary has it"),
        passes("nb", "Kundeserviceteamet hjelper deg.", "a compound"),
        passes("nl", "Je bestelling bij Zwemkraam komt morgen.", "a name has a capital"),
        passes("pl", "Zaloguj się na https://nordhus.example/zamowiene.", "an address"),
        passes("sv", "Din swishbetaling är klar.", "a term of the brand", style=_TERMS),
    ),
)
