"""What a word of each kind in a language's table tells, by where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from templates_lib.checks._address import _polish
from templates_lib.checks._address._evidence import FORMAL, INFORMAL, Evidence, Strength
from templates_lib.checks._address._lexicon import Lexicon
from templates_lib.checks._address._opening import alone, opening
from templates_lib.checks._address._places import opens
from templates_lib.checks._address._tokens import Token

__all__ = ["MAY_END", "READERS"]

_QUOTES = frozenset("\"'«»“”„‚‘")
_SPACES = " \u00a0\u202f"
_QUESTION = re.compile(r"[^.!?\n]*\?")


def _told(word: Token, form: str, strength: Strength = Strength.STRONG) -> Evidence:
    return Evidence(form, word.start, word.end, word.text, strength)


def _formal(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    return _told(words[index], FORMAL)


def _informal(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    if words[index].text == "di" and _inside_name(text, words, index):
        return None
    return _told(words[index], INFORMAL)


def _inside_name(text: str, words: Sequence[Token], index: int) -> bool:
    """Whether names stand on both sides: Leonardo di Caprio."""
    if not 0 < index < len(words) - 1 or words[index].text[0].isupper():
        return False
    before, after = words[index - 1], words[index + 1]
    apart = text[before.end : after.start].replace(words[index].text, "", 1).strip()
    return not apart and before.text[0].isupper() and after.text[0].isupper()


def _formal_capital(
    known: Lexicon, text: str, words: Sequence[Token], index: int
) -> Evidence | None:
    """De, Sie, Ni, Lei: the capital tells, but not at the beginning of a sentence."""
    word = words[index]
    if len(word.text) > 1 and word.text.isupper():
        return None  # all in capitals: they tell nothing
    if not word.text[0].isupper():
        return _owner(known, text, words, index) if word.low in known.owners_small else None
    following = words[index + 1] if index + 1 < len(words) else None
    if word.low in known.article and following and _is_name(known, following):
        return None  # De Beers
    if opens(text, word.start):
        strength = opening(known, text, words, index)
        return None if strength is None else _told(word, FORMAL, strength)
    return _told(word, FORMAL)


def _is_name(known: Lexicon, word: Token) -> bool:
    return word.text[0].isupper() and known.kinds.get(word.low) != "formal_capital"


def _informal_capital(
    known: Lexicon, text: str, words: Sequence[Token], index: int
) -> Evidence | None:
    """Ci: to you; or those people, where a noun in the plural follows and at the beginning."""
    word = words[index]
    if opens(text, word.start):
        return None
    following = words[index + 1].low if index + 1 < len(words) else ""
    if word.text[0].isupper() or not _polish.those(following):
        return _told(word, INFORMAL)
    return None


def _imperative(form: str) -> _Reader:
    def read(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
        word = first = words[index]
        if index and words[index - 1].low in known.negations:
            first = words[index - 1]
        named = text[: first.start].rstrip(_SPACES)[-1:] in _QUOTES
        if named or _QUESTION.match(text, word.end):
            return None  # the name of a key or a button; "Confermi?" is no imperative
        if opens(text, first.start) or _after_clause(text, words, index):
            return _told(word, form)
        return None

    return read


def _noun_imperative(
    known: Lexicon, text: str, words: Sequence[Token], index: int
) -> Evidence | None:
    """Compra, Commande, Teile: a noun too, unless what follows can only be asked for."""
    following = words[index + 1 : index + 2]
    if following and following[0].low in known.imperative_objects:
        return _ASKED(known, text, words, index)
    return None


def _after_clause(text: str, words: Sequence[Token], index: int) -> bool:
    before = text[: words[index].start].rstrip()
    return before.endswith(",") and words[index].text[0].islower()


def _noun(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    """French ton: yours, unless an article makes it a tone."""
    before = words[index - 1].low if index else ""
    following = words[index + 1 : index + 2]
    if before in {"un", "le", "ce", "du", "son", "mon", "de", "au", "quel", "sur"} or not following:
        return None
    if following[0].low in {"sur", "de", "chaud", "neutre", "plus", "est", "et"}:
        return None
    return _told(words[index], INFORMAL)


def _owner(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    """su, suo: yours, where nothing before it can be who owns."""
    word = words[index]
    start = index
    while start and not opens(text, words[start].start):
        start -= 1
    leads = words[start:index]
    if leads and leads[0].low in known.starters and "," in text[leads[0].end : word.start]:
        comma = text.rindex(",", 0, word.start)  # Dear customer, your ...
        leads = [each for each in leads if each.start > comma]
    if all(_leads(known, each.low) for each in leads) and alone(known, text[: words[start].start]):
        return _told(word, FORMAL, Strength.LIKELY)
    return None


def _leads(known: Lexicon, word: str) -> bool:
    return word in known.owner_leads or word.endswith(known.we_endings)


def _object(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    """Le inviamo, le gusta: no article stands before a verb."""
    following = words[index + 1 : index + 2]
    if not following:
        return None
    verb = following[0].low
    if verb not in known.object_verbs and not verb.endswith(known.we_endings):
        return None
    word = words[index]
    if known.capital_objects and word.text[0].isupper() and not opens(text, word.start):
        return _told(word, FORMAL)
    if not opens(text, word.start) and not _after_greeting(known, text, words, index):
        return None
    if not alone(known, text[: word.start]):
        return None
    return _told(word, FORMAL, Strength.LIKELY)


def _after_greeting(known: Lexicon, text: str, words: Sequence[Token], index: int) -> bool:
    """Whether only "Dear customer," stands before the word in its sentence."""
    start = index
    while start and not opens(text, words[start].start):
        start -= 1
    return words[start].low in known.starters and text[: words[index].start].rstrip().endswith(",")


def _verb(known: Lexicon, text: str, words: Sequence[Token], index: int) -> Evidence | None:
    """tiene, ha: a verb without anybody who does it, opening a sentence or after its "if"."""
    word = words[index]
    before = words[index - 1] if index else None
    conditional = before is not None and before.low in known.conditions
    first = before if before is not None and conditional else word
    if not opens(text, first.start) or not alone(known, text[: first.start]):
        return None
    if word.low in known.condition_verbs and not conditional:
        return None  # "Puede tardar": it may
    return _told(word, FORMAL, Strength.LIKELY)


_Reader = Callable[[Lexicon, str, Sequence[Token], int], Evidence | None]

_ASKED: _Reader = _imperative(INFORMAL)

READERS: Mapping[str, _Reader] = {
    "formal": _formal,
    "informal": _informal,
    "formal_capital": _formal_capital,
    "informal_capital": _informal_capital,
    "formal_imperatives": _imperative(FORMAL),
    "informal_imperatives": _ASKED,
    "noun_imperatives": _noun_imperative,
    "informal_nouns": _noun,
    "formal_verbs": _verb,
    "owners_small": _owner,
    "objects": _object,
    "titles": _polish.title,
}

MAY_END = frozenset({"formal_imperatives", "informal_imperatives"})
"""Kinds whose words may tell by their ending where they do not by their place."""
