"""German, English, French, Spanish, Italian and Finnish: what a word's ending alone decides.

English plurals are complete but for the irregular ones; Spanish is regular. German plurals, French
words in -al and -ou, Italian words in -e and all of Finnish need a dictionary where the ending says
nothing: those are never ``sure``.
"""

from __future__ import annotations

import re

from templates_lib.terms._forms import BARE, PLURAL, Forms, Nouns

__all__ = ["english", "french", "german", "italian", "spanish"]

_ACCENTS = str.maketrans("áéíóú", "aeiou")


def english(word: str, gender: str, nouns: Nouns) -> Forms:
    """Plural and possessives (Merriam-Webster's rules of spelling)."""
    forms = Forms(gender, True, "the spelling rules of English plurals")
    irregular = nouns.irregular_forms(word)
    plurals = [form for slot in irregular.values() for form in slot] or [_english(word)]
    forms.add(BARE, word)
    forms.add(PLURAL, *plurals)
    forms.add("possessive singular", word + "'s", word + "’s")
    for plural in plurals:
        ending = "" if plural.endswith("s") else "s"
        forms.add("possessive plural", f"{plural}'{ending}", f"{plural}’{ending}")
    return forms


def _english(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def german(word: str, gender: str, nouns: Nouns) -> Forms:
    """Plural and genitive by the ending (Duden, Die Grammatik, 2.4)."""
    forms = Forms(gender, True, "Duden's rules for endings that decide the plural")
    forms.add(BARE, word)
    low = word.lower()
    irregular = nouns.irregular_forms(low)
    if irregular:
        for label, words in irregular.items():
            forms.add(
                {"singular definite": "genitive"}.get(label, label),
                *(_like(word, w) for w in words),
            )
    elif re.search(r"(?:ung|heit|keit|schaft|ion|tät|ik|ur|enz|anz|ei)$", low):
        forms.add(PLURAL, word + "en")
    elif low.endswith(("erin", "ttin")) or (gender == "feminine" and low.endswith("in")):
        forms.add(PLURAL, word + "nen")
    elif low.endswith("e"):
        forms.add(PLURAL, word + "n")
        forms.sure = gender == "feminine"
    elif low.endswith(("er", "el", "en", "chen", "lein")):
        forms.add("genitive", word + "s")
        forms.add("plural dative", word if low.endswith("n") else word + "n")
        forms.sure = low.endswith(("chen", "lein"))
    else:
        forms.add("genitive", word + "s", *([word + "es"] if not low.endswith("s") else []))
        forms.add(PLURAL, word + "e", word + "en", word + "s")
        forms.sure = False
    if PLURAL in forms.by_label and not irregular:
        for plural in list(forms.by_label[PLURAL]):
            if plural.endswith("e"):
                forms.add("plural dative", plural + "n")
    return forms


def _like(word: str, form: str) -> str:
    """The form with the capital of the word: the table has none."""
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def french(word: str, gender: str, nouns: Nouns) -> Forms:
    """The plural (Académie française, the plural of nouns)."""
    forms = Forms(gender, True, "the rules of French plurals")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.add(PLURAL, *(form for slot in irregular.values() for form in slot))
    elif word.endswith(("s", "x", "z")):
        forms.add(PLURAL, word)
    elif word.endswith(("eau", "eu", "au")):
        forms.add(PLURAL, word + "x")
    elif word.endswith("al"):
        forms.add(PLURAL, word[:-1] + "ux")
    else:
        forms.add(PLURAL, word + "s")
    return forms


def spanish(word: str, gender: str, nouns: Nouns) -> Forms:
    """The plural (RAE, Nueva gramática, 3.2)."""
    forms = Forms(gender, True, "the rules of the RAE for plurals")
    forms.add(BARE, word)
    if word.endswith("z"):
        forms.add(PLURAL, word[:-1] + "ces")
    elif re.search(r"[áéíóú][sn]$", word):
        forms.add(PLURAL, word[:-2] + word[-2:].translate(_ACCENTS) + "es")
    elif word.endswith(("s", "x")):
        forms.add(PLURAL, word)
    elif word[-1] in "aeiouáéó":
        forms.add(PLURAL, word + "s")
    elif word[-1] in "íú":
        forms.add(PLURAL, word + "es", word + "s")
    elif word[-1] in "lrndjy":
        forms.add(PLURAL, word + "es")
    else:
        forms.add(PLURAL, word + "s")
        forms.sure = False
    return forms


def italian(word: str, gender: str, nouns: Nouns) -> Forms:
    """The plural (Accademia della Crusca, il plurale dei nomi)."""
    forms = Forms(gender, True, "the rules of Italian plurals")
    forms.add(BARE, word)
    irregular = nouns.irregular_forms(word)
    if irregular:
        forms.add(PLURAL, *(form for slot in irregular.values() for form in slot))
    elif word.endswith(("tà", "tù", "ò", "è", "ì", "i")) or word[-1] not in "aeo":
        forms.add(PLURAL, word)
    elif word.endswith("io"):
        forms.add(PLURAL, word[:-1])
    elif word.endswith(("ca", "ga")):
        forms.add(PLURAL, word[:-1] + "he")
    elif word.endswith(("cia", "gia")):
        after_vowel = word[-4:-3] in "aeiou"
        forms.add(PLURAL, word[:-1] + "e" if after_vowel else word[:-2] + "e")
    elif word.endswith(("co", "go")):
        forms.add(PLURAL, word[:-1] + "hi", word[:-1] + "i")
        forms.sure = False
    elif word.endswith("a"):
        forms.add(PLURAL, word[:-1] + "e")
    else:
        forms.add(PLURAL, word[:-1] + "i")
    return forms
