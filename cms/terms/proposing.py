"""The forms that the editor of a style guide is offered for a word."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

import locales
from templates_lib import terms

MOST = 20
"""Words that are looked at in one request."""


@dataclass(frozen=True)
class Form:
    """One form of a word, with what it may be."""

    text: str
    labels: str


@dataclass(frozen=True)
class Proposal:
    """The forms of one word, the word itself left out."""

    word: str
    forms: tuple[Form, ...]
    is_sure: bool
    source: str


def proposals(words: list[str], locale: str) -> list[Proposal]:
    """What is proposed for each of *words*; words without other forms are left out."""
    try:
        tag = locales.normalise(locale)
    except locales.UnknownLocaleError:
        return []
    unique = list(dict.fromkeys(" ".join(word.split()) for word in words))
    found = [_proposal(word, tag) for word in unique[:MOST] if 0 < len(word) <= 100]
    return [each for each in found if each.forms]


def _proposal(word: str, locale: str) -> Proposal:
    paradigm = terms.suggest(word, locale)
    forms = tuple(
        Form(text, ", ".join(_(label) for label in paradigm.labels(text)))
        for text in paradigm.texts
        if text != word
    )
    return Proposal(word, forms, paradigm.sure, paradigm.source)
