"""Norwegian Nynorsk nouns (Nynorskordboka; Nynorskrettleiing, Språkrådet)."""

from __future__ import annotations

from templates_lib.terms._forms import BARE, DEFINITE, PLURAL, PLURAL_DEFINITE, Forms, Nouns
from templates_lib.terms._nordic import find_gender, short, syncope

__all__ = ["inflect"]

ENDINGS = {
    "feminine": ("ing", "heit", "leik"),
    "common": ("sjon", "ør", "isme", "ist", "tet", "ans", "ens", "dom", "ar", "nad"),
    "neuter": ("ment", "skap", "eri", "ium", "eum", "gram", "tek", "ty", "verk", "stad", "bod"),
}


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The forms of a noun."""
    found = gender or find_gender(word, nouns, ENDINGS)
    forms = Forms(found, bool(found), "the rules of Nynorskordboka for nouns")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.sure = True
        for label, words in irregular.items():
            forms.add(label, *words)
    elif found == "neuter":
        _neuter(forms, word, nouns)
    else:
        if found != "feminine":
            _masculine(forms, word, nouns)
        if found == "feminine" or (not found and word.endswith("e")):
            _feminine(forms, word, nouns)
        if not found and not word.endswith(("e", "el", "ar")):
            forms.add(DEFINITE, short(word, nouns) + "et")
    return forms


def _masculine(forms: Forms, word: str, nouns: Nouns) -> None:
    stem = word[:-1] if word.endswith("e") else short(word, nouns)
    many = syncope(word) if word.endswith(("el", "er")) else ""
    forms.add(DEFINITE, stem + "en")
    forms.add(PLURAL, (many or stem) + "ar")
    forms.add(PLURAL_DEFINITE, (many or stem) + "ane")
    if nouns.has(word, "plural_er"):
        forms.add(PLURAL, stem + "er")
        forms.add(PLURAL_DEFINITE, stem + "ene")


def _feminine(forms: Forms, word: str, nouns: Nouns) -> None:
    stem = word[:-1] if word.endswith("e") else short(word, nouns)
    forms.add(DEFINITE, stem + "a")
    vowel = "a" if word.endswith("ing") else "e"
    forms.add(PLURAL, f"{stem}{vowel}r")
    forms.add(PLURAL_DEFINITE, f"{stem}{vowel}ne")


def _neuter(forms: Forms, word: str, nouns: Nouns) -> None:
    if word.endswith("e"):
        forms.add(DEFINITE, word + "t")
        forms.add(PLURAL, word)
        forms.add(PLURAL_DEFINITE, word[:-1] + "a")
        return
    if word.endswith(("eum", "ium")):
        word_stem = word[:-2]
        forms.add(DEFINITE, word_stem + "et")
        forms.add(PLURAL, word, word_stem + "a")
        forms.add(PLURAL_DEFINITE, word_stem + "a")
        return
    stem = short(word, nouns)
    forms.add(DEFINITE, stem + "et")
    forms.add(PLURAL, word)
    forms.add(PLURAL_DEFINITE, stem + "a")
    light = syncope(word) if word.endswith(("el", "er")) else ""
    if light:
        forms.add(PLURAL_DEFINITE, light + "a")
        forms.add(DEFINITE, light + "et")
