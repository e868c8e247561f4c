"""Finnish nouns of the types that the ending tells (Kielitoimiston sanakirja, types 1 to 48).

Stem and weak stem with the case endings; possessive suffixes and clitics are not made. The plural
of words in -a and -ä needs a dictionary, so they are never sure.
"""

from __future__ import annotations

import re

from templates_lib.terms._forms import Forms, Nouns

__all__ = ["inflect"]

_WEAK = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"),
    ("rt", "rr"), ("ht", "hd"),
)  # fmt: skip
_CASES = {
    "inessive": "ssA", "elative": "stA", "allative": "lle", "adessive": "llA", "ablative": "ltA",
    "translative": "ksi",
}  # fmt: skip


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The forms of a noun."""
    forms = Forms("", False, "the inflection types of Kielitoimiston sanakirja")
    forms.add("singular nominative", word)
    a = "a" if re.search("[aou]", word.rpartition("-")[2]) else "ä"
    if word.endswith("nen"):
        _stem(forms, word[:-3] + "se", word[:-3] + "se", word[:-3] + "st" + a, word[:-3] + "si", a)
        forms.sure = True
    elif re.search(r"[uy]s$", word) and not word.endswith(("uus", "yys")):
        front = word[:-1]
        _stem(forms, front + "kse", front + "kse", word + "t" + a, front + "ksi", a)
    elif re.search(r"(?:uus|yys)$", word):
        front = word[:-1]
        _stem(forms, front + "de", front + "te", front + "tt" + a, front + "ksi", a)
    elif word.endswith("e"):
        strong = _strong(word)
        _stem(forms, strong + "e", strong + "e", word + "tt" + a, strong[:-1] + "ei", a)
    elif re.search("[aä]s$", word):
        strong = _strong(word[:-1])
        _stem(forms, strong + a, strong + a, word + "t" + a, strong + "i", a)
    elif re.search("[oöuy]$", word):
        _stem(forms, _weak(word), word, word + a, _weak(word) + "i", a)
    elif word.endswith("i"):
        _stem(forms, _weak(word), word, word + a, _weak(word)[:-1] + "ei", a)
    elif word.endswith(("a", "ä")):
        _stem(forms, _weak(word), word, word + a, "", a)
    return forms


def _weak(word: str) -> str:
    """The weak grade: ``koodi`` stays, ``kortti`` -> ``korti``."""
    body, vowel = word[:-1], word[-1]
    for strong, weak in _WEAK:
        if body.endswith(strong):
            return body[: -len(strong)] + weak + vowel
    if re.search("[aeiouyäö]t$", body):
        return body[:-1] + "d" + vowel
    if re.search("[aeiouyäölr]p$", body):
        return body[:-1] + "v" + vowel
    return word


def _strong(word: str) -> str:
    """The strong grade, which words in -e and -as have in their stem: ``osoite`` -> ``osoitte``."""
    body, vowel = word[:-1], word[-1]
    if re.search("[aeiouyäö][ktp]$", body):
        return body + body[-1] + vowel
    return word


def _stem(forms: Forms, weak: str, strong: str, partitive: str, many: str, a: str) -> None:
    forms.add("singular genitive", weak + "n")
    forms.add("singular partitive", partitive)
    long = strong[-1:] == strong[-2:-1]
    forms.add("singular illative", strong + ("seen" if long else strong[-1] + "n"))
    forms.add("singular essive", strong + "n" + a)
    for case, ending in _CASES.items():
        forms.add(f"singular {case}", weak + ending.replace("A", a))
        if many:
            forms.add(f"plural {case}", many + ending.replace("A", a))
    forms.add("plural nominative", weak + "t")
    if many:
        _plural(forms, strong, many, a)


def _plural(forms: Forms, strong: str, many: str, a: str) -> None:
    """Partitive and genitive of the plural, where the type says them."""
    if many.endswith("si"):
        forms.add("plural partitive", many + a)
        forms.add("plural genitive", many + "en", many[:-1] + "ten")
        forms.add("plural illative", many + "in")
    elif strong[-1:] == strong[-2:-1]:
        forms.add("plural partitive", many + "t" + a)
        forms.add("plural genitive", many + "den", many + "tten")
        forms.add("plural illative", many + "siin", many + "hin")
    elif strong[-1] in "oöuy":
        forms.add("plural partitive", strong + "j" + a)
        forms.add("plural genitive", strong + "jen")
        forms.add("plural illative", strong + "ihin")
    else:
        forms.add("plural partitive", strong[:-1] + "ej" + a)
        forms.add("plural genitive", strong + "en")
        forms.add("plural illative", strong[:-1] + "eihin")
