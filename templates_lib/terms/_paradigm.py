"""A term's paradigm, in any of the languages we have rules for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import locales
from templates_lib.terms import (
    _bokmaal,
    _danish,
    _dutch,
    _endings,
    _finnish,
    _nynorsk,
    _polish,
    _swedish,
)
from templates_lib.terms._forms import BARE, Forms, Nouns, nouns
from templates_lib.terms._nordic import with_genitives

__all__ = ["Paradigm", "genitives", "locales_known", "paradigm", "suggest"]

_Inflect = Callable[[str, str, Nouns], Forms]


@dataclass(frozen=True)
class Paradigm:
    """The forms of ``word`` in ``locale``, itself first.

    ``forms`` are pairs of a form and its grammatical label ("singular definite"), in the order of
    a grammar book; a form that has several labels stands there as often. ``sure``: the forms are
    known to be right and complete. ``source`` names the dictionary or the rule. ``gender`` is
    "masculine", "feminine", "neuter", "common", or "" where nobody can tell.
    """

    word: str
    locale: str
    forms: tuple[tuple[str, str], ...]
    sure: bool
    source: str
    gender: str = ""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Each form once, the word first."""
        return tuple(dict.fromkeys((self.word, *(form for form, _ in self.forms))))

    def labels(self, form: str) -> tuple[str, ...]:
        """What ``form`` may be: zamówienia is a genitive, and a plural."""
        return tuple(label for other, label in self.forms if other == form)

    def form(self, label: str) -> str | None:
        """The form of ``label``, the first where there are several, ``None`` without one."""
        return next((form for form, other in self.forms if other == label), None)

    def same_form(self, form: str, of: Paradigm) -> str | None:
        """This word in the form that ``form`` is of another word, where that is sure: ``ordren``
        of ordre -> ``bestillingen``. ``None`` where the forms do not answer to each other."""
        labels = of.labels(form)
        found = {self.form(label) for label in labels}
        return found.pop() if len(found) == 1 else None


_LANGUAGES: Mapping[str, _Inflect] = {
    "nb": _bokmaal.inflect, "nn": _nynorsk.inflect, "da": _danish.inflect, "sv": _swedish.inflect,
    "nl": _dutch.inflect, "pl": _polish.inflect, "fi": _finnish.inflect, "en": _endings.english,
    "de": _endings.german, "fr": _endings.french, "es": _endings.spanish, "it": _endings.italian,
}  # fmt: skip
_WITH_S = frozenset({"nb", "nn", "da", "sv"})
_HEAD_FIRST = frozenset({"fr", "es", "it"})
_ADJECTIVES = frozenset({"nb", "nn", "da", "sv"})


def locales_known() -> frozenset[str]:
    """The languages that have rules: other words are found as they are written."""
    return frozenset(_LANGUAGES)


def suggest(word: str, locale: str) -> Paradigm:
    """The forms to offer an editor who writes a term; ``paradigm`` without a gender."""
    return paradigm(word, locale)


@lru_cache(maxsize=20_000)
def paradigm(word: str, locale: str, gender: str | None = None) -> Paradigm:
    """The forms of ``word`` in ``locale``; only the word itself in a language without rules.

    ``gender`` ("masculine", "feminine", "neuter", "common") decides where the rules would guess.
    """
    word = " ".join(unicodedata.normalize("NFC", word).split())
    language = _language(locale)
    if language is None or not _inflects(word):
        return Paradigm(word, locale, ((word, BARE),), False, "no rules: the word as it is written")
    found = _of_words(word, language, _gender(gender, language))
    table = nouns(locales.get(language))
    pairs = tuple(pair for pair in found.pairs() if not table.homograph(pair[0]))
    return Paradigm(word, locale, pairs, found.sure, found.source, found.gender)


def _language(locale: str) -> str | None:
    """The tag, or the one it inherits from, that has rules."""
    tag: str | None = locales.normalise(locale)
    while tag is not None and tag not in _LANGUAGES:
        tag = locales.get(tag).parent
    return tag


def _inflects(word: str) -> bool:
    """Whether the word is one that has endings: letters, the last three small ones."""
    last = word.split()[-1] if word else ""
    return len(last) > 1 and last[-2:].isalpha() and not last[-2:].isupper()


def _gender(gender: str | None, language: str) -> str:
    given = gender or ""
    if given == "masculine" and language in ("nb", "nn", "da", "sv"):
        return "common"
    return given


def _of_words(word: str, language: str, gender: str) -> Forms:
    """The forms of a word, or of the word in a phrase that inflects."""
    inflect, table = _LANGUAGES[language], nouns(locales.get(language))
    words = word.split()
    if language == "pl" or len(words) == 1:
        found = inflect(word, gender, table)
        return with_genitives(found) if language in _WITH_S else found
    place = 0 if language in _HEAD_FIRST else len(words) - 1
    one = inflect(words[place], gender, table)
    if language in _WITH_S:
        one = with_genitives(one)
    found = Forms(one.gender, False, one.source)
    for form, label in one.pairs():
        written = [*words[:place], form, *words[place + 1 :]]
        found.add(label, " ".join(written))
        if language in _ADJECTIVES and label != BARE:
            found.add(label, " ".join([*map(_weak, words[:-1]), form]))
        if language in _HEAD_FIRST and label != BARE:
            agreed = [inflect(each, "", table).by_label.get(label, [each])[0] for each in words[1:]]
            found.add(label, " ".join([form, *agreed]))
    return found


def _weak(adjective: str) -> str:
    """An adjective before a definite noun or a plural: ``personlig`` -> ``personlige``."""
    return (
        adjective + "e"
        if adjective.endswith(("ig", "sk", "nd", "rt", "al", "iv", "ll"))
        else adjective
    )


def genitives(name: str, locale: str) -> tuple[str, ...]:
    """A name's genitives as the locale writes them: ``Klarnas`` in nb, ``Klarna's`` in nl and en.
    Empty where endings are not that simple."""
    language = _language(locale)
    if language in ("nb", "nn", "da", "sv", "de"):
        if name[-1:].lower() in "sxz":
            return () if language == "sv" else (name + "'", name + "’")
        return (name + "s",)
    if language == "nl":
        if name[-1:].lower() in "aiouy":
            return (name + "'s", name + "’s")
        return (name + "'", name + "’") if name[-1:].lower() in "sxz" else (name + "s",)
    return (name + "'s", name + "’s") if language == "en" else ()
