"""De, Sie and Ni at the beginning of a sentence: "you", or "they" and "the"?

They speak of others where something before them can be meant (an antecedent), and are an article
where no verb follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from templates_lib.checks._address._evidence import Strength
from templates_lib.checks._address._lexicon import Lexicon
from templates_lib.checks._address._tokens import Token, spelled

__all__ = ["alone", "opening"]

_SENTENCE = re.compile(r"[.!?…:]+\s+|\n+")


def opening(lexicon: Lexicon, text: str, words: Sequence[Token], index: int) -> Strength | None:
    """How sure the reader is meant by the word at ``index``; ``None`` where it is an article."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return None
    if word.low in lexicon.subjects:
        if following.low not in lexicon.verbs:
            return _pronoun(lexicon, following)
    elif word.low in lexicon.datives:
        pass  # no article, and it needs no verb beside it
    elif word.low not in lexicon.owners or not _owned(lexicon, words, index + 1):
        return Strength.WEAK
    if _plural(lexicon, words) or not alone(lexicon, text[: word.start]):
        return Strength.WEAK
    return Strength.LIKELY


def _pronoun(lexicon: Lexicon, following: Token) -> Strength | None:
    """What no article can be (Sie, Ni, Lei) is a doubtful "you": German "she" takes a verb in t."""
    if lexicon.article or (lexicon.tag == "de" and _she(following.low)):
        return None
    return Strength.WEAK


def _she(verb: str) -> bool:
    return verb == "ist" or (verb.endswith("t") and not verb.endswith("st"))


def _plural(lexicon: Lexicon, words: Sequence[Token]) -> bool:
    """Whether the text speaks to several people: then a capital is that of the sentence."""
    return any(word.low in lexicon.plural and word.text[0].islower() for word in words)


def _owned(lexicon: Lexicon, words: Sequence[Token], index: int) -> bool:
    """Whether what is owned follows: German writes it with a capital ("Ihr Paket", "Ihr neues
    Paket", and not "Ihr bekommt")."""
    if lexicon.tag != "de":
        return True
    following, after = words[index], words[index + 1 : index + 2]
    if following.text[0].isupper():
        return True
    adjective = following.low.endswith(("e", "er", "es", "en", "em"))
    return adjective and bool(after) and after[0].text[0].isupper()


def alone(lexicon: Lexicon, before: str) -> bool:
    """Whether nothing that stands ``before`` can be what a pronoun speaks of.

    Each sentence there is a greeting, thanks or about ourselves, and names nothing in the plural.
    """
    for sentence in _SENTENCE.split(before):
        said = spelled(sentence)
        if not said:
            continue
        if said[0] not in lexicon.starters:
            return False
        if any(each.endswith(lexicon.plural_endings) and len(each) > 4 for each in said[1:]):
            return False
    return True
