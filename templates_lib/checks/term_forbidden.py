"""A word that the brand does not use.

What it finds: a forbidden term of the style guide for this locale in any of its forms, as a whole
word and whatever its capitals. The forms are those the guide lists, or else the word's paradigm.
Not in addresses or tags, and not where it is part of an approved or protected longer term or of the
brand's own name.

Why it hurts: two words for one thing read like two things, and like two brands.

Write instead: the approved term, in the form that the sentence asks for.

Source: the brand's style guide; check catalogue, TERM-FORBIDDEN. Forms: ``templates_lib.terms``.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._capitals import like
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_terms
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import Entry, Found, found
from templates_lib.terms import paradigm

_INSTEAD = gettext_noop("The brand does not say “%(word)s”: write “%(approved)s”.")
_NEVER = gettext_noop("The brand does not say “%(word)s”.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each forbidden word."""
    for each in found(member):
        if each.hit.forbidden and not each.hit.inside:
            yield _fault(member, each, each.hit.forbidden)


def _fault(member: Member, each: Found, entry: Entry) -> Fault:
    term, word = entry.term, each.hit.text
    approved = " / ".join(term.approved) if term else ""
    instead = _same_form(entry, member.style.locale)
    return Fault(
        each.passage,
        each.start,
        each.end,
        _INSTEAD if approved else _NEVER,
        {"word": word, "approved": approved},
        suggestion=like(word, instead) if instead else None,
        evidence=word.casefold(),
        rule=f"locales.{member.style.locale}.terms",
    )


def _same_form(entry: Entry, locale: str) -> str | None:
    """The approved word in the form that the forbidden one has, where that is sure: there is one
    approved word, and no article or adjective beside it would have to change its gender."""
    if entry.term is None or len(entry.term.approved) != 1:
        return None
    approved = entry.term.approved[0]
    ours, theirs = paradigm(approved, locale), paradigm(entry.word, locale)
    genders = {ours.gender, theirs.gender} - {""}
    if not _agree(genders):
        return None
    if theirs.labels(entry.form):
        return ours.same_form(entry.form, theirs)
    return approved if entry.is_base else None


def _agree(genders: set[str]) -> bool:
    """Whether words around one noun fit the other: Bokmål's feminine may be common as well."""
    return len(genders) < 2 or genders == {"common", "feminine"}


_NB = {"terms": [{"concept": "order", "approved": ["bestilling"], "forbidden": ["ordre"]}]}
_NB_LISTED = {
    "terms": [
        {
            "concept": "order",
            "approved": ["bestilling"],
            "forbidden": ["ordre"],
            "forms": {"ordre": ["ordren"]},
        }
    ]
}
_DA = {"terms": [{"concept": "basket", "approved": ["kurv"], "forbidden": ["indkøbsvogn"]}]}
_PL = {"terms": [{"concept": "order", "approved": ["zamówienie"], "forbidden": ["zlecenie"]}]}
_NL = {
    "terms": [
        {"concept": "order", "approved": ["bestelling"], "forbidden": ["order"]},
        {"concept": "money order", "approved": ["money order"]},
    ]
}

CHECK = Check(
    id="term_forbidden",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("TERM-FORBIDDEN",),
    when=with_terms,
    find=find,
    examples=(
        fails("nb", "Din ordre er sendt.", "the brand says bestilling", style=_NB),
        fails("nb", "Ordrene er sendt.", "a form of the word, capitals or not", style=_NB),
        fails("da", "Indkøbsvognen er tom.", "a form that nobody listed", style=_DA),
        fails("pl", "Numer zlecenia znajdziesz niżej.", "the brand says zamówienie", style=_PL),
        fails("nl", "Je orders zijn onderweg.", "the brand says bestelling", style=_NL),
        fails(
            "nb",
            '{{ n | plural(one="# ordre", other="# ordrer") }}',
            "the words of a plural are read too",
            style=_NB,
        ),
        passes("nb", "Din bestilling er sendt.", "the approved word", style=_NB),
        passes("nb", "Ordrer", "where forms are listed, they alone count", style=_NB_LISTED),
        passes("nb", "Ordrebekreftelse og borde", "other words that hold the letters", style=_NB),
        passes("nb", "{{ ordre }}: https://nordhus.example/ordre", "tag and address", style=_NB),
        passes("nl", "Betaal met een money order.", "part of an approved term", style=_NL),
        passes("pl", "Twoje zamówienie jest w drodze.", "the approved word", style=_PL),
    ),
)
