"""Norwegian Bokmål nouns (Bokmålsordboka; Norsk referansegrammatikk, chapter 3.2)."""

from __future__ import annotations

from templates_lib.terms._forms import (
    BARE,
    DEFINITE,
    PLURAL,
    PLURAL_DEFINITE,
    Forms,
    Nouns,
    syllables,
)
from templates_lib.terms._nordic import find_gender, short, syncope

__all__ = ["inflect"]

ENDINGS = {
    "feminine": ("ing", "else", "het"),
    "common": ("sjon", "sjonist", "ør", "isme", "ist", "tet", "ans", "ens", "dom", "ere", "er"),
    "neuter": ("ment", "skap", "eri", "ium", "eum", "gram", "tek", "tøy", "verk", "sted", "bud"),
}
_LIGHT = ("be", "for", "ge", "er", "an", "inn", "ut", "til", "på", "opp", "av", "om", "over", "un")
"""Prefixes before a stem of one syllable: ``besøk`` inflects as ``søk``."""


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The forms of a noun."""
    found = gender or find_gender(word, nouns, ENDINGS)
    forms = Forms(found, bool(found), "the rules of Bokmålsordboka for nouns")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.sure = True
        for label, words in irregular.items():
            forms.add(label, *words)
    elif found == "neuter":
        _neuter(forms, word, nouns)
    else:
        _common(forms, word, nouns)
        if not found and not word.endswith(("e", "er", "el")):
            forms.add(DEFINITE, short(word, nouns) + "et")
    return forms


def _common(forms: Forms, word: str, nouns: Nouns) -> None:
    if word.endswith("e"):
        forms.add(DEFINITE, word + "n", *([word[:-1] + "a"] if forms.gender != "common" else []))
        forms.add(PLURAL, word + "r")
        forms.add(PLURAL_DEFINITE, word + "ne")
    elif word.endswith("er") and not nouns.has(word, "plural_er"):
        forms.add(DEFINITE, word + "en")
        forms.add(PLURAL, word + "e")
        forms.add(PLURAL_DEFINITE, word + "ne")
    elif word.endswith("el") and syncope(word):
        forms.add(DEFINITE, word + "en")
        forms.add(PLURAL, syncope(word) + "er")
        forms.add(PLURAL_DEFINITE, syncope(word) + "ene")
    else:
        stem = short(word, nouns)
        forms.add(DEFINITE, stem + "en", *([stem + "a"] if forms.gender == "feminine" else []))
        forms.add(PLURAL, *([word] if nouns.has(word, "plural_zero") else []), stem + "er")
        forms.add(PLURAL_DEFINITE, stem + "ene")


def _neuter(forms: Forms, word: str, nouns: Nouns) -> None:
    stem = short(word, nouns)
    if word.endswith("e"):
        forms.add(DEFINITE, word + "t")
        forms.add(PLURAL, word + "r")
        forms.add(PLURAL_DEFINITE, word + "ne", word[:-1] + "a")
        return
    if word.endswith("eum") or word.endswith("ium"):
        forms.add(DEFINITE, word[:-2] + "et")
        forms.add(PLURAL, word[:-2] + "er")
        forms.add(PLURAL_DEFINITE, word[:-2] + "ene", word[:-2] + "a")
        return
    light = syncope(word) if word.endswith(("el", "er")) and not _stressed(word, nouns) else ""
    if light:
        forms.add(DEFINITE, word + "et", light + "et")
        forms.add(PLURAL, word, light + ("er" if word.endswith("el") else "e"))
        if word.endswith("er"):
            forms.add(PLURAL, word + "e")
        forms.add(PLURAL_DEFINITE, light + "ene", light + "a", word + "ene")
        return
    forms.add(DEFINITE, stem + "et")
    if _one_syllable(word, nouns) and not nouns.has(word, "plural_er"):
        forms.add(PLURAL, word)
    else:
        forms.add(PLURAL, stem + "er", word)
    forms.add(PLURAL_DEFINITE, stem + "ene", stem + "a")


def _stressed(word: str, nouns: Nouns) -> bool:
    return nouns.has(word, "stressed")


def _one_syllable(word: str, nouns: Nouns) -> bool:
    """Whether the last part of the word has one syllable: its plural is then the word itself."""
    if syllables(word) == 1 or nouns.has(word, "plural_zero"):
        return True
    return any(
        word.startswith(prefix) and syllables(word[len(prefix) :]) == 1 and len(word) < 9
        for prefix in _LIGHT
    )
