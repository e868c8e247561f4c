"""What the four Scandinavian norms share: -s for the genitive, syncope, the gender of a noun."""

from __future__ import annotations

import re

from templates_lib.terms._forms import Forms, Nouns

__all__ = ["find_gender", "genitives", "short", "syncope", "with_genitives"]

_SYNCOPE = re.compile(r"^(?P<stem>.*[aeiouyæøåäöé].*?)e(?P<end>[lrn])$")


def find_gender(word: str, nouns: Nouns, endings: dict[str, tuple[str, ...]]) -> str:
    """The gender the table gives the last part of a compound, else the ending's; "" for none."""
    listed = nouns.group(word, "neuter", "feminine", "common")
    if listed:
        return listed
    by_length = sorted(
        ((ending, gender) for gender, all_ in endings.items() for ending in all_),
        key=lambda pair: -len(pair[0]),
    )
    return next((gender for ending, gender in by_length if word.endswith(ending)), "")


def syncope(word: str) -> str:
    """``varsel`` -> ``varsl``, ``nummer`` -> ``numr``; "" for a word without such an ending."""
    match = _SYNCOPE.match(word)
    if not match or not match["stem"]:
        return ""
    stem = match["stem"]
    if len(stem) > 1 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem + match["end"]


def short(word: str, nouns: Nouns) -> str:
    """The word as it stands before an ending: its last consonant doubled where the vowel is
    short (``medlem`` -> ``medlemm``), the accent of ``idé`` as it is."""
    if nouns.has(word, "double") and word[-1] not in "aeiouyæøåäö":
        return word + word[-1]
    return word


def genitives(form: str) -> tuple[str, ...]:
    """``ordren`` -> ``ordrens``; behind s, x and z nothing is added that a matcher must know."""
    return () if form[-1:].lower() in "sxz" else (form + "s",)


def with_genitives(forms: Forms) -> Forms:
    """The forms, then their genitives."""
    for label, words in list(forms.by_label.items()):
        for word in words:
            if genitives(word):
                forms.add(f"genitive {label}", *genitives(word))
    return forms
