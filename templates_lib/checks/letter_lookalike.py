"""A letter of another alphabet looks like the right one.

What it finds: Cyrillic, Greek, Armenian and phonetic letters that look Latin, within a word of
Latin letters or as a word by themselves where nothing else is written in that alphabet; the other
way round in languages written in Cyrillic; and words of two alphabets altogether. Greek letters of
products and measures (kΩ, α-tocopherol) are left alone.

Why it hurts: the word looks right and is another one: search, spelling, links and screen readers
miss it, it is a sign of fraud to filters, and an SMS with it costs up to twice as much.

Write instead: the letter of the language's own alphabet; the suggestion does.

Source: Unicode TS 39, confusables.txt; check catalogue, ENC-HOMOGLYPH and ENC-MIXSCRIPT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import named, within, written_in
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_LOOKS_ALIKE = gettext_noop(
    "“%(word)s” holds %(name)s, which only looks right: write “%(instead)s” with letters of one "
    "alphabet."
)
_MIXED = gettext_noop("“%(word)s” mixes letters of two alphabets: write it in one.")

# The pairs of confusables.txt that a reader cannot tell apart in common fonts.
_PAIRS = (
    ("а", "a"), ("е", "e"), ("о", "o"), ("р", "p"), ("с", "c"), ("у", "y"), ("х", "x"),
    ("і", "i"), ("ї", "ï"), ("ё", "ë"), ("ј", "j"), ("ѕ", "s"), ("һ", "h"), ("ԁ", "d"), ("ԛ", "q"),
    ("ԝ", "w"), ("ӏ", "l"), ("А", "A"), ("В", "B"), ("Е", "E"), ("К", "K"), ("М", "M"), ("Н", "H"),
    ("О", "O"), ("Р", "P"), ("С", "C"), ("Т", "T"), ("У", "Y"), ("Х", "X"), ("І", "I"), ("Ј", "J"),
    ("Ѕ", "S"), ("Ԛ", "Q"), ("Ԝ", "W"), ("к", "k"), ("ӓ", "ä"), ("ӧ", "ö"), ("ӱ", "ÿ"),
)  # fmt: skip
_CYRILLIC = dict(_PAIRS)
_GREEK = {
    **dict(zip("οαινρυκ", "oaivpuk", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **{"ό": "ó", "ά": "á", "ί": "í"},
}
_OTHERS = {
    **dict(zip("օոցհս", "onghu", strict=True)),
    **{"ɑ": "a", "ɡ": "g", "ɩ": "i", "ⅼ": "l", "ꓲ": "I", "Ꭺ": "A", "Ꮃ": "W", "Ꮮ": "L", "Ꭲ": "T"},
}
_LATIN_FOR = {**_CYRILLIC, **_GREEK, **_OTHERS}
_CYRILLIC_FOR = {latin: letter for letter, latin in reversed(_PAIRS) if latin.isascii()}

_FOREIGN = within((0x400, 0x52F), (0x531, 0x587), (0x10A0, 0x10FF), (0x13A0, 0x13FF))
_GREEK_BLOCK = within((0x370, 0x3FF), (0x1F00, 0x1FFF))
_TRIGGERS = frozenset(_LATIN_FOR) | _FOREIGN

_WORD = re.compile(r"[^\W\d_]++")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OWN_CYRILLIC = re.compile("[\u0400-\u052f]")


def find(member: Member) -> Iterator[Fault]:
    """Yield each word with a letter that only looks right."""
    script = written_in(member.locale.name)
    instead = {"LATIN": _latin, "CYRILLIC": _cyrillic}.get(script)
    if instead is None:
        return
    for passage in member.passages:
        text = passage.text
        if _TRIGGERS.isdisjoint(text):
            continue
        for match in _WORD.finditer(text):
            word = match[0]
            if word.isascii() or _TRIGGERS.isdisjoint(word):
                continue
            better = instead(word, text)
            if better:
                strange = "".join(a for a, b in zip(word, better, strict=True) if a != b)
                words = {"word": word[:40], "name": named(strange), "instead": better[:40]}
                yield Fault(passage, *match.span(), _LOOKS_ALIKE, words, suggestion=better)
            elif script == "LATIN" and _is_mixed(word):
                yield Fault(passage, *match.span(), _MIXED, {"word": word[:40]})


def _latin(word: str, text: str) -> str:
    """The word in Latin letters, where it is meant to be one; else nothing."""
    strange = [letter for letter in word if not _LATIN.match(letter)]
    if not all(letter in _LATIN_FOR for letter in strange):
        # Phonetic letters are Latin to the pattern's blocks or none: nothing to say of the rest.
        return ""
    if len(strange) == len(word) and not _is_alone(word, text):
        return ""
    if len(strange) == 1 and _is_formula(word, strange[0]):
        return ""
    return "".join(_LATIN_FOR.get(letter, letter) for letter in word)


def _is_alone(word: str, text: str) -> bool:
    """Whether a word all of look-alikes is no word of its own alphabet: nothing else in the text
    is written in that. A small Greek letter by itself is a product's or a formula's."""
    greek = not _GREEK_BLOCK.isdisjoint(word)
    block = _GREEK_BLOCK if greek else _FOREIGN
    if any(letter in block and letter not in _LATIN_FOR for letter in text):
        return False
    return not (greek and len(word) == 1 and word.islower() and word != "ο")


def _is_formula(word: str, letter: str) -> bool:
    """Whether a small Greek letter stands at an end of a name in capitals: TNFα."""
    rest = word.strip(letter)
    return letter in _GREEK and letter.islower() and rest.isupper() and len(rest) + 1 == len(word)


def _cyrillic(word: str, text: str) -> str:
    """The word in Cyrillic letters, where a Latin one has slipped in."""
    latin = _LATIN.findall(word)
    rest = [letter for letter in word if not _LATIN.match(letter)]
    if not latin or len(latin) >= len(rest) or not all(each in _CYRILLIC_FOR for each in latin):
        return ""
    if not all(_OWN_CYRILLIC.match(letter) for letter in rest):
        return ""
    return "".join(_CYRILLIC_FOR.get(letter, letter) for letter in word)


def _is_mixed(word: str) -> bool:
    return _LATIN.search(word) is not None and not _FOREIGN.isdisjoint(word)


CHECK = Check(
    id="letter_lookalike",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ENC-HOMOGLYPH", "ENC-MIXSCRIPT"),
    find=find,
    triggers=_TRIGGERS,
    examples=(
        fails("nb", "P\u0430kken din er sendt.", "the a is Cyrillic"),
        fails("pl", "Dotrze między 8:00 \u0430 12:00.", "a word of one Cyrillic letter"),
        fails("nl", "\u039dordhus bedankt je.", "the N is a Greek Ny"),
        fails("da", "Se https://n\u043erdhus.example/da", "another address than it seems"),
        fails("nb", "Lampeж er på lager.", "no such word in either alphabet"),
        fails("ru", "Заказ пр\u0069нят.", "the i is Latin"),
        passes("nb", "Motstanden er 4 kΩ, og det er β-karoten i.", "Greek letters of a product"),
        passes("nl", "α-tocoferol is vitamine E.", "a small Greek letter by itself"),
        passes("pl", "Piszemy też po ukraińsku: раді вас бачити.", "words of another language"),
        passes("ru", "Заказ принят, iPhone в пути.", "a Latin name among Russian words"),
    ),
)
