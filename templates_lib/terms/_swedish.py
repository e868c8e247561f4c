"""Swedish nouns: the declensions of Svenska Akademiens grammatik (2, Substantiv, § 63 onwards)."""

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
    "common": ("ing", "else", "het", "tion", "sion", "ör", "ism", "ist", "tet", "ans", "ens",
               "dom", "are", "nad", "a", "or", "lek", "ik"),
    "neuter": ("ment", "skap", "eri", "ium", "eum", "gram", "tek", "tyg", "verk", "ande", "ende"),
}  # fmt: skip
_AR = ("ing", "dom", "lek", "ning")
_VOWELS = "aeiouyåäöé"


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The forms of a noun."""
    found = gender or find_gender(word, nouns, ENDINGS)
    forms = Forms(found, bool(found), "the declensions of Svenska Akademiens grammatik")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.sure = True
        for label, words in irregular.items():
            forms.add(label, *words)
        return forms
    if found == "neuter":
        _neuter(forms, word, nouns)
    else:
        _common(forms, word, nouns)
        if not found and word[-1] not in _VOWELS:
            forms.add(DEFINITE, short(word, nouns) + "et")
    return forms


def _neuter(forms: Forms, word: str, nouns: Nouns) -> None:
    stem = short(word, nouns)
    if word.endswith(("eum", "ium")):
        _slots(forms, word[:-2] + "et", word[:-2] + "er", word[:-2] + "erna")
    elif word.endswith("eri"):
        _slots(forms, word + "et", word + "er", word + "erna")
    elif word[-1] in _VOWELS:
        _slots(forms, word + "t", word + "n", word + "na")
        if word[-1] not in "eao":
            forms.add(DEFINITE, word + "et")
    elif word.endswith(("el", "er", "en")) and syncope(word) and not nouns.has(word, "stressed"):
        _slots(forms, syncope(word) + "et", word, syncope(word) + "en")
    else:
        _slots(forms, stem + "et", word, stem + "en")
    if nouns.has(word, "plural_er"):
        forms.add(PLURAL, stem + "er")
        forms.add(PLURAL_DEFINITE, stem + "erna")


def _common(forms: Forms, word: str, nouns: Nouns) -> None:
    stem = short(word, nouns)
    group = nouns.group(word, "plural_ar", "plural_er", "plural_zero")
    if word.endswith("are"):
        _slots(forms, word + "n", word, word[:-1] + "na")
    elif word.endswith("a"):
        _slots(forms, word + "n", word[:-1] + "or", word[:-1] + "orna")
    elif word.endswith("e"):
        _slots(forms, word + "n", word[:-1] + "ar", word[:-1] + "arna")
        if word.endswith("else") or group == "plural_er":
            forms.by_label[PLURAL], forms.by_label[PLURAL_DEFINITE] = [word + "r"], [word + "rna"]
    elif word.endswith(("el", "er")) and syncope(word) and not nouns.has(word, "stressed"):
        _slots(forms, word + "n", syncope(word) + "ar", syncope(word) + "arna")
    elif word[-1] in _VOWELS:
        vowels = ["er"] if word[-1] in "ié" else ["r", "ar"]
        forms.add(DEFINITE, word + "n")
        forms.add(PLURAL, *(word + vowel for vowel in vowels))
        forms.add(PLURAL_DEFINITE, *(f"{word}{vowel}na" for vowel in vowels))
    else:
        _by_ending(forms, word, stem, group)


def _by_ending(forms: Forms, word: str, stem: str, group: str) -> None:
    forms.add(DEFINITE, stem + ("n" if word.endswith("or") and syllables(word) > 1 else "en"))
    if group == "plural_zero":
        forms.add(PLURAL, word)
        forms.add(PLURAL_DEFINITE, stem + "en")
        return
    vowels = ["ar"] if group == "plural_ar" or word.endswith(_AR) else ["er"]
    if not group and syllables(word) == 1:
        vowels, forms.sure = ["ar", "er"], False  # a dictionary says which: both are matched
    forms.add(PLURAL, *(stem + vowel for vowel in vowels))
    forms.add(PLURAL_DEFINITE, *(f"{stem}{vowel}na" for vowel in vowels))


def _slots(forms: Forms, definite: str, plural: str, plural_definite: str) -> None:
    forms.add(DEFINITE, definite)
    forms.add(PLURAL, plural)
    forms.add(PLURAL_DEFINITE, plural_definite)
