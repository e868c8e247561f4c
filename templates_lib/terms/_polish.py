"""Polish, by Morfeusz2 with the Grammatical Dictionary of Polish (SGJP).

A term of several words inflects the noun at its head and each adjective that agrees with it
("karta podarunkowa", "karcie podarunkowej"); what the noun governs stays ("adres dostawy").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from templates_lib.terms._forms import Forms, Nouns

__all__ = ["inflect"]

SOURCE = "Morfeusz2, Słownik gramatyczny języka polskiego (SGJP)"

_CASES = {
    "nom": "nominative", "gen": "genitive", "dat": "dative", "acc": "accusative",
    "inst": "instrumental", "loc": "locative", "voc": "vocative",
}  # fmt: skip
_NUMBERS = {"sg": "singular", "pl": "plural"}
_GENDERS = {"m1": "masculine", "m2": "masculine", "m3": "masculine", "f": "feminine", "n": "neuter"}
_OLD = ("daw.", "przest.", "gw.", "arch.", "rzad.")
"""Qualifiers of words and forms that nobody writes to customers any more."""
_VERBAL = ("fin", "praet", "impt", "inf", "imps", "bedzie")


@dataclass(frozen=True)
class _Cell:
    """One form in a paradigm."""

    form: str
    kind: str
    number: str
    cases: frozenset[str]
    genders: frozenset[str]


_ONE_AT_A_TIME = Lock()
"""Morfeusz2 keeps its buffers in the object: two threads must not ask at once."""


@cache
def _morfeusz() -> Any:
    import morfeusz2  # type: ignore[import-untyped]  # loaded by those who write Polish terms

    return morfeusz2.Morfeusz(analyse=True, generate=True, expand_tags=False)


def _generate(lemma: str) -> list[tuple[str, str, str, list[str], list[str]]]:
    """Form, dictionary form, tag, name class and qualifiers of each form of a word."""
    with _ONE_AT_A_TIME:
        return list(_morfeusz().generate(lemma))


def _analyse(word: str) -> list[Any]:
    """The readings of a word: start, end and the reading itself."""
    with _ONE_AT_A_TIME:
        return list(_morfeusz().analyse(word))


@lru_cache(maxsize=4_000)
def _cells(lemma: str) -> tuple[_Cell, ...]:
    """All forms of the nouns and adjectives of this dictionary form."""
    found = []
    for form, of, tag, _, qualifiers in _generate(lemma):
        kind, *rest = tag.split(":")
        outdated = any(old in each for each in qualifiers for old in _OLD)
        if kind not in ("subst", "adj") or outdated or of.partition(":")[0] != lemma:
            continue
        if (kind == "adj" and rest[-1] != "pos") or len(rest) < 3:
            continue
        genders = frozenset(rest[2].split("."))
        found.append(_Cell(form, kind, rest[0], frozenset(rest[1].split(".")), genders))
    return tuple(found)


@lru_cache(maxsize=4_000)
def _lemmas(word: str) -> tuple[tuple[str, str], ...]:
    """Dictionary form and tag of each reading of a word."""
    return tuple(
        (reading[1].partition(":")[0], reading[2])
        for start, _, reading in _analyse(word)
        if start == 0
    )


def inflect(word: str, gender: str, nouns: Nouns) -> Forms:
    """The forms of a noun, a noun phrase, an adjective or a verb that the dictionary knows."""
    forms = Forms(gender, False, SOURCE)
    words = word.split()
    if len(words) == 1:
        _single(forms, word)
    elif words:
        _phrase(forms, words)
    if not forms.by_label:
        forms.source = "Morfeusz2 (SGJP) does not know this word"
        forms.add("singular nominative", word)
    return forms


def _single(forms: Forms, word: str) -> None:
    cells = _cells(word) or _cells(word.lower()) or _plural_only(word)
    kinds = [cell for cell in cells if cell.kind == "subst"] or list(cells)
    for cell in kinds:
        _add(forms, cell, cell.form)
    if not kinds:
        for form, _, tag, _, _ in _generate(word):
            if tag.partition(":")[0] in _VERBAL:
                forms.add("verb", form)
    forms.sure = bool(forms.by_label)
    named = {g for cell in kinds for g in cell.genders if cell.kind == "subst"}
    if named and not forms.gender:
        forms.gender = _GENDERS.get(sorted(named)[0], "") if len(_plain(named)) == 1 else ""


def _plural_only(word: str) -> tuple[_Cell, ...]:
    """The forms of the noun whose plural the word is: pieniądze."""
    for lemma, tag in _lemmas(word):
        if tag.startswith("subst:pl:nom"):
            return tuple(cell for cell in _cells(lemma) if cell.number == "pl")
    return ()


def _plain(genders: set[str]) -> set[str]:
    return {_GENDERS.get(gender, gender) for gender in genders}


def _add(forms: Forms, cell: _Cell, text: str) -> None:
    for case, name in _CASES.items():
        if case in cell.cases:
            forms.add(f"{_NUMBERS.get(cell.number, cell.number)} {name}", text)


def _phrase(forms: Forms, words: Sequence[str]) -> None:
    """Inflect the head and the adjectives around it."""
    head = _head(words)
    if head is None:
        return
    agreeing = _agreeing(words, head)
    for cell in _heads(words[head]):
        gender = next(iter(cell.genders))
        for case in sorted(cell.cases & set(_CASES)):
            written = list(words)
            written[head] = cell.form
            for place in agreeing:
                written[place] = _adjective(agreeing[place], cell.number, case, gender)
            if all(written):
                one = _Cell("", "subst", cell.number, frozenset({case}), cell.genders)
                _add(forms, one, " ".join(written))
                forms.gender = forms.gender or _GENDERS.get(gender, "")
    forms.sure = bool(forms.by_label)


def _head(words: Sequence[str]) -> int | None:
    """The place of the first noun; an adjective that agrees with the noun behind it is none, even
    where it is a noun too (nowa)."""
    for place, word in enumerate(words):
        behind = _heads(words[place + 1]) if place + 1 < len(words) else ()
        if _heads(word) and not (behind and _nominative_adjective(word, behind)):
            return place
    return None


def _heads(word: str) -> tuple[_Cell, ...]:
    """The forms of a word that is a noun's dictionary form."""
    return tuple(cell for cell in _cells(word) or _cells(word.lower()) if cell.kind == "subst")


def _agreeing(words: Sequence[str], head: int) -> dict[int, str]:
    """Place -> dictionary form of each adjective beside the head, before or right behind it."""
    found: dict[int, str] = {}
    for places in (range(head - 1, -1, -1), range(head + 1, len(words))):
        for place in places:
            lemma = _nominative_adjective(words[place], _heads(words[head]))
            if not lemma:
                break
            found[place] = lemma
    return found


def _nominative_adjective(word: str, head: Sequence[_Cell]) -> str:
    """The dictionary form of an adjective in the nominative that agrees with the head."""
    genders = {gender for cell in head for gender in cell.genders}
    numbers = {cell.number for cell in head if "nom" in cell.cases}
    number = "sg" if "sg" in numbers else "pl"
    for lemma, tag in _lemmas(word):
        kind, *rest = tag.split(":")
        agrees = kind == "adj" and len(rest) >= 3 and rest[0] == number and "nom" in rest[1]
        if agrees and genders & set(rest[2].split(".")):
            return lemma
    return ""


def _adjective(lemma: str, number: str, case: str, gender: str) -> str:
    """The form of an adjective; "" when the dictionary has none."""
    matching = _matching(lemma, number, case, gender)
    return next(matching, "")


def _matching(lemma: str, number: str, case: str, gender: str) -> Iterator[str]:
    for cell in _cells(lemma):
        if (
            cell.kind == "adj"
            and cell.number == number
            and case in cell.cases
            and gender in cell.genders
        ):
            yield cell.form
