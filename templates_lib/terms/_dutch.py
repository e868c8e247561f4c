"""Dutch nouns: plural and diminutive (Woordenlijst Nederlandse Taal, Leidraad 4, 7 and 9; ANS 3.5).

An open syllable writes its long vowel once, a closed one twice: maat, maten; bon, bonnen.
"""

from __future__ import annotations

import re

from templates_lib.terms._forms import BARE, PLURAL, Forms, Nouns, syllables

__all__ = ["inflect"]

DIMINUTIVE = "diminutive"
DIMINUTIVE_PLURAL = "diminutive plural"

_LONG = re.compile(r"(?P<front>.*)(?P<vowel>aa|ee|oo|uu)(?P<end>[bcdfgklmnprstvz])$")
_SHORT = re.compile(r"(?:^|.*[^aeiouy])(?P<vowel>[aeiou])(?P<end>[bcdfgklmnprstvz])$")
_OPEN = re.compile(r"(?:^|.*[^aeiou])[aiouy]$")
_SOFT = re.compile(
    r"(?:ij|ei|eu|ie|oe|ui|ou|au|aa|ee|oo|uu)[fs]$|(?:[lr])f$|(?:[^aeiou][lr]|el|ol|eur|aar)s$"
)
_WEAK_END = re.compile("[^aeiou]e[lrnm]$")


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The plural, and the diminutive with its plural."""
    forms = Forms(gender, True, "the rules of the Woordenlijst Nederlandse Taal for nouns")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.add(PLURAL, *(form for slot in irregular.values() for form in slot))
    else:
        forms.add(PLURAL, *_plurals(word, nouns))
    for small in _diminutives(word, nouns):
        forms.add(DIMINUTIVE, small)
        forms.add(DIMINUTIVE_PLURAL, small + "s")
    return forms


def _plurals(word: str, nouns: Nouns) -> list[str]:
    if nouns.has(word, "plural_none"):
        return []
    group = nouns.group(word, "plural_s", "plural_en", "plural_both")
    if word.endswith("heid"):
        return [word[:-4] + "heden"]
    if word.endswith("ie") and group != "plural_en":
        return [word + "s"]
    if word.endswith("ie"):
        return [word + "ën"]
    if word.endswith("ee") and group != "plural_s":
        return [word + "ën"]
    if _OPEN.match(word):
        return [word + "'s"]
    if word.endswith("e") and not word.endswith("oe"):
        return [word + "s"] if group == "plural_s" else [word + "s", word + "n"]
    if word.endswith(("é", "eau", "oe", "ou")) and group != "plural_en":
        return [word + "s"]
    many = _stem(word, nouns) + "en"
    if group == "plural_en":
        return [many]
    if group == "plural_s":
        return [word + "s"]
    weak = bool(_WEAK_END.search(word))
    unstressed = syllables(word) > 1 and weak and not _doubles(word, nouns)
    both = (
        group == "plural_both"
        or (syllables(word) > 1 and word.endswith(("eur", "oor", "our", "aar")))
        or (weak and word.endswith("el"))
    )
    if unstressed or word.endswith("ier"):
        return [word + "s", *([many] if both else [])]
    return [many, *([word + "s"] if both else [])]


def _stem(word: str, nouns: Nouns) -> str:
    """The word as it stands before -en."""
    if _SOFT.search(word) and not nouns.has(word, "hard"):
        word = word[:-1] + {"f": "v", "s": "z"}[word[-1]]
    elif nouns.has(word, "soft"):
        word = word[:-1] + {"f": "v", "s": "z"}.get(word[-1], word[-1])
    long = _LONG.match(word)
    if long:
        return long["front"] + long["vowel"][0] + long["end"]
    if _doubles(word, nouns):
        return word + word[-1]
    return word


def _doubles(word: str, nouns: Nouns) -> bool:
    """Whether the word ends in a short vowel, stressed, and one consonant."""
    if not _SHORT.match(word) or nouns.has(word, "unstressed"):
        return False
    if syllables(word) == 1 or nouns.has(word, "stressed"):
        return True
    return not word.endswith(("el", "er", "en", "em", "ig", "ik", "es", "or", "on")) or any(
        word.endswith(end) for end in ("bon", "ees")
    )


def _diminutives(word: str, nouns: Nouns) -> list[str]:
    """The diminutive; words in -ing have two where the stress may lie before (herinnering)."""
    small = _diminutive(word, nouns)
    if not small:
        return []
    long = word.endswith("ing") and syllables(word) > 2
    return [small, word + "etje"] if long else [small]


def _diminutive(word: str, nouns: Nouns) -> str:
    if word.endswith(("sie", "tie", "cie", "rie", "die", "nie")) or len(word) < 3:
        return word + "tje"
    if nouns.has(word, "plural_none"):
        return ""
    if word.endswith("je"):
        return ""
    if _OPEN.match(word):
        return word + ("e" if word[-1] == "i" else word[-1]) + "tje"
    if word.endswith("ing"):
        return word[:-1] + "kje" if syllables(word) > 1 else word + "etje"
    if word[-1] in "aeiouwé" or word.endswith("ij"):
        return word + "tje"
    if word[-1] in "lnrm" and _SHORT.match(word) and _doubles(word, nouns):
        return word + word[-1] + "etje"
    if word.endswith("ng"):
        return word + "etje"
    if word.endswith("m"):
        return word + "pje"
    if word[-1] in "lnr" and not re.search(r"[lr][lrn]$", word):
        return word + "tje"
    return word + "je"
