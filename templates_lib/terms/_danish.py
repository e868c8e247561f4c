"""Danish nouns (Retskrivningsordbogen, paragraphs 16 to 22 and its word list)."""

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
    "common": ("ing", "else", "hed", "tion", "sion", "ør", "isme", "ist", "tet", "ans", "ens",
               "dom", "er", "ik", "or"),
    "neuter": ("ment", "skab", "eri", "ium", "eum", "gram", "tek", "tøj", "værk", "sted", "bud"),
}  # fmt: skip
_VOWELS = "aeiouyæøå"
_SHORT_ENDINGS = ("ik", "bud", "dom", "gram", "et", "es")
"""Endings of words of several syllables whose last consonant is doubled: ``butikken``."""


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The forms of a noun."""
    found = gender or find_gender(word, nouns, ENDINGS) or ("common" if word.endswith("e") else "")
    forms = Forms(found, bool(found), "the rules of Retskrivningsordbogen for nouns")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.sure = True
        for label, words in irregular.items():
            forms.add(label, *words)
        return forms
    stem = _stem(word, nouns)
    for article in ("et",) if found == "neuter" else ("en",) if found else ("en", "et"):
        if word.endswith("e"):
            if found or article == "en":
                forms.add(DEFINITE, word + article[1:])
            continue
        forms.add(DEFINITE, stem + article)
        if _drops_e(word, nouns) and not (found == "common" and word.endswith("er")):
            forms.add(DEFINITE, syncope(word) + article)
    _plural(forms, word, stem, nouns)
    return forms


def _stem(word: str, nouns: Nouns) -> str:
    if nouns.has(word, "double"):
        return word + word[-1]
    if nouns.has(word, "single") or syllables(word) < 2:
        return word
    return word + word[-1] if word.endswith(_SHORT_ENDINGS) else short(word, nouns)


def _drops_e(word: str, nouns: Nouns) -> bool:
    return word.endswith(("el", "er")) and bool(syncope(word)) and not nouns.has(word, "double")


def _plural(forms: Forms, word: str, stem: str, nouns: Nouns) -> None:
    group = nouns.group(word, "plural_e", "plural_zero", "plural_er", "plural_s")
    if word.endswith("e"):
        forms.add(PLURAL, word + "r")
        forms.add(PLURAL_DEFINITE, word + "rne")
    elif group == "plural_zero":
        forms.add(PLURAL, word)
        forms.add(PLURAL_DEFINITE, stem + "ene")
    elif group == "plural_s":
        forms.add(PLURAL, word + "s", stem + "e" if word.endswith("er") else word)
        forms.add(PLURAL_DEFINITE, stem + ("ne" if word.endswith("er") else "ene"))
    elif word.endswith("er") and forms.gender == "neuter":
        forms.add(PLURAL, syncope(word) + "e", word)
        forms.add(PLURAL_DEFINITE, syncope(word) + "ene")
    elif word.endswith("er") and syllables(word) > 1 and group != "plural_er":
        forms.add(PLURAL, word + "e")
        forms.add(PLURAL_DEFINITE, word + "ne")
    elif word.endswith("el") and _drops_e(word, nouns):
        forms.add(PLURAL, syncope(word) + "er")
        forms.add(PLURAL_DEFINITE, syncope(word) + "erne")
    elif (group == "plural_e" and not _abstract(word)) or word.endswith("dom"):
        forms.add(PLURAL, stem + "e")
        forms.add(PLURAL_DEFINITE, stem + "ene")
    else:
        _unlisted(forms, word, stem, group)


def _abstract(word: str) -> bool:
    """Whether the word has the suffix -skab (medlemskab), which is not the cupboard (skab)."""
    return word.endswith("skab") and len(word) > 4


def _unlisted(forms: Forms, word: str, stem: str, group: str) -> None:
    forms.add(PLURAL, stem + "er")
    forms.add(PLURAL_DEFINITE, stem + "erne")
    if group != "plural_er" and syllables(word) == 1:
        forms.sure = False  # one syllable may take -e or nothing as well
        forms.add(PLURAL, stem + "e")
        forms.add(PLURAL_DEFINITE, stem + "ene")
