"""Reading a text: each word that tells how it addresses its reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from templates_lib.checks._address import _polish
from templates_lib.checks._address._evidence import FORMAL, INFORMAL, Evidence, Strength
from templates_lib.checks._address._kinds import MAY_END, READERS
from templates_lib.checks._address._lexicon import Lexicon, lexicon
from templates_lib.checks._address._places import opens, quotations
from templates_lib.checks._address._tokens import Token, bare, spelled, tokens
from templates_lib.checks._heads import runs

__all__ = ["evidence", "may_tell", "telling"]

_CACHED_TEXTS = 8_000
_SHORT = 5
"""Words in capitals up to this length may be abbreviations: DIN, DI, TU."""


@lru_cache(maxsize=_CACHED_TEXTS)
def evidence(text: str, tag: str) -> tuple[Evidence, ...]:
    """Every word of ``text`` in locale ``tag`` that tells, in their order."""
    known = lexicon(tag)
    if not known.known or not may_tell(text, tag):
        return ()
    words = tokens(bare(text))
    found = [each for index in range(len(words)) for each in _of_word(known, text, words, index)]
    return tuple(_without(found, known, text)) if found else ()


@lru_cache(maxsize=128)
def telling(tag: str) -> frozenset[str] | None:
    """The words of which a text must hold one to tell anything; ``None`` where endings tell."""
    known = lexicon(tag)
    if known.endings or known.tag == "pl":
        return None
    return runs(known.words | known.subjects) if known.known else frozenset()


@lru_cache(maxsize=_CACHED_TEXTS)
def may_tell(text: str, tag: str) -> bool:
    """Whether ``text`` has a word that might tell: what most texts can be told by, cheaply."""
    known = lexicon(tag)
    if not known.words.isdisjoint(spelled(text)):
        return True
    if known.endings and known.endings.search(text):
        return True
    return known.tag == "pl" and bool(_polish.ENDS_LIKE_A_VERB.search(text))


def _of_word(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Iterator[Evidence]:
    word = words[index]
    kind = known.kinds.get(word.low)
    if kind:
        if not _abbreviation(text, words, index):
            told = READERS[kind](known, text, words, index)
            if told:
                yield told
            elif kind in MAY_END:
                yield from _by_ending(known, text, word)
    elif known.tag == "pl":
        told = _polish.verb(text, words, index)
        if told:
            yield told
    elif known.endings:
        yield from _by_ending(known, text, word)


def _abbreviation(text: str, words: Sequence[Token], index: int) -> bool:
    """Whether the word is one of a few capitals among others in small letters."""
    word = words[index]
    if not 1 < len(word.text) <= _SHORT or not word.text.isupper():
        return False
    beside = [*words[max(index - 1, 0) : index], *words[index + 1 : index + 2]]
    return not any(each.text.isupper() and len(each.text) > 1 for each in beside)


def _by_ending(known: Lexicon, text: str, word: Token) -> Iterator[Evidence]:
    if word.low in known.not_endings or word.low.endswith(known.long_not_endings):
        return
    if word.text[0].isupper() and not opens(text, word.start) and not word.text.isupper():
        return  # a name
    for form, endings in ((FORMAL, known.formal_endings), (INFORMAL, known.informal_endings)):
        if endings and endings.search(word.text):
            yield Evidence(form, word.start, word.end, word.text, Strength.STRONG)
            return


def _without(found: list[Evidence], known: Lexicon, text: str) -> Iterator[Evidence]:
    """Leave out what stands in a phrase of another meaning, or in somebody else's mouth.

    Where several people are spoken to ("vous deux"), the plural is no courtesy; and where the
    reader is "tu" for sure, a word that may mean others ("su color") means others.
    """
    spans = quotations(text)
    if known.not_address:
        spans += [match.span() for match in known.not_address.finditer(text)]
    several = known.plural_phrases and known.plural_phrases.search(text)
    intimate = any(each.form == INFORMAL and each.strength is Strength.STRONG for each in found)
    for each in found:
        if not any(start <= each.start < end for start, end in spans):
            if each.form == INFORMAL:
                yield each
            elif not several:
                doubtful = intimate and each.strength is Strength.LIKELY
                yield replace(each, strength=Strength.WEAK) if doubtful else each
