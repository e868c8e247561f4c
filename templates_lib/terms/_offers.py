"""What to write for a word of the style guide, form by form: suggestions while one types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from templates_lib.terms._paradigm import paradigm

__all__ = ["Offer", "offers"]

MOST_FORMS = 8
"""Forms of an approved word that are offered: more are no help to look through."""


class _Term(Protocol):
    """The term of a guide, as far as it is read here."""

    @property
    def concept(self) -> str: ...
    @property
    def approved(self) -> Sequence[str]: ...
    @property
    def forbidden(self) -> Sequence[str]: ...
    @property
    def forms(self) -> Mapping[str, tuple[str, ...]]: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """For the word ``form`` write one of ``write``, the best first. ``forbidden``: the brand does
    not say it; else it is approved, and ``write`` are its own forms.
    """

    form: str
    write: tuple[str, ...]
    forbidden: bool
    concept: str


def offers(terms: Iterable[_Term], locale: str) -> Iterator[Offer]:
    """An offer for each form of each approved or forbidden word of *terms*; what is approved
    anywhere is forbidden nowhere.
    """
    known = list(terms)
    approved = {
        form.casefold()
        for term in known
        for word in term.approved
        for form in _forms(term, word, locale)
    }
    for term in known:
        for word in term.approved:
            forms = _forms(term, word, locale)
            yield from (Offer(form, _first(form, forms), False, term.concept) for form in forms)
        for word in term.forbidden:
            for form in _forms(term, word, locale):
                if form.casefold() not in approved:
                    yield Offer(form, _instead(term, word, form, locale), True, term.concept)


def _instead(term: _Term, word: str, form: str, locale: str) -> tuple[str, ...]:
    """The approved words in the form that the forbidden one has where that is known, then their
    other forms.
    """
    theirs = paradigm(word, locale)
    found: list[str] = []
    for approved in term.approved:
        same = paradigm(approved, locale).same_form(form, theirs) if form != word else approved
        found += [same] if same else []
    for approved in term.approved:
        found += _forms(term, approved, locale)
    return tuple(dict.fromkeys(found))[:MOST_FORMS]


def _first(form: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([form, *forms]))[:MOST_FORMS]


def _forms(term: _Term, word: str, locale: str) -> tuple[str, ...]:
    """As an editor confirmed them, else as the paradigm gives them."""
    listed = term.forms.get(word)
    others = listed if listed is not None else paradigm(word, locale).texts
    return tuple(dict.fromkeys([word, *others]))
