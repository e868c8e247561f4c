"""A concept that the source names is not named here with an approved word.

What it finds: the source text says a term that the style guide marks as one that must be said, and
the translation has none of the words approved for it in its language, in no form or compound. A
translation less than 60 % as long as its source may leave things out.

Why it hurts: the customer is told of "the thing" under a name that nobody can look up.

Write instead: an approved word for the concept.

Source: the brand's style guide (``must``); check catalogue, TERM-REQUIRED.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._automaton import folded
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source_and_terms
from templates_lib.checks._comparison import comparable
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import Found, found, words_of
from templates_lib.guide import Term
from templates_lib.terms import paradigm

_MISSING = gettext_noop("The source says “%(word)s”: name it here with “%(approved)s”.")
_SHORT = 0.6
"""A translation shorter than this share of its source is a shortened one."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each concept that must be named and is not."""
    source = member.source
    if source is None or not any(
        words and words.musts for words in map(words_of, (member, source))
    ):
        return
    if not comparable(member, source) or _length(member) < _SHORT * _length(source):
        return
    here = {each.hit.entries[0].term for each in found(member)}
    concepts = {term.concept for term in here if term}
    for term in member.style.terms:
        said = _said(source, term.concept) if _must(term, source) else None
        if said and term.approved and term.concept not in concepts and not _inside(member, term):
            yield from _fault(member, term, said)


def _must(term: Term, source: Member) -> bool:
    same = (other for other in source.style.terms if other.concept == term.concept)
    return term.must or any(other.must for other in same)


def _length(member: Member) -> int:
    return sum(len(passage.text) for passage in member.copy)


def _said(source: Member, concept: str) -> Found | None:
    """Where the source says the concept with a word that is approved there."""
    for each in found(source):
        for entry in each.hit.entries:
            if entry.role == "approved" and entry.term and entry.term.concept == concept:
                return each
    return None


def _inside(member: Member, term: Term) -> bool:
    """Whether an approved word stands in a longer one."""
    text = folded(" ".join(passage.text for passage in member.copy))
    forms = (form for word in term.approved for form in paradigm(word, member.style.locale).texts)
    return any(folded(form) in text for form in forms)


def _fault(member: Member, term: Term, said: Found) -> Iterator[Fault]:
    passage = member.passage(said.passage.path)
    if passage is None:
        return
    yield Fault(
        passage,
        0,
        len(passage.text),
        _MISSING,
        {"word": said.hit.text, "approved": " / ".join(term.approved)},
        related=(said.passage, said.start, said.end),
        evidence=term.concept,
        rule=f"locales.{member.style.locale}.terms",
    )


def _guide(**approved: str) -> dict[str, object]:
    """A guide in which the order must be named, in each locale with its word."""
    return {
        "locales": {
            tag: {"terms": [{"concept": "order", "approved": [word], "must": True}]}
            for tag, word in approved.items()
        }
    }


_NB = _guide(en="order", nb="bestilling")
_PL = _guide(en="order", pl="zamówienie")

CHECK = Check(
    id="term_missing",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TERM-REQUIRED",),
    when=with_source_and_terms,
    find=find,
    examples=(
        fails(
            "nb",
            "Nå er varene dine sendt.",
            "no bestilling",
            source="Your order is sent.",
            brand=_NB,
        ),
        fails(
            "pl", "Twoja paczka w drodze.", "no zamówienie", source="Your order is sent.", brand=_PL
        ),
        passes(
            "nb", "Bestillingen er sendt.", "in a form", source="Your order is sent.", brand=_NB
        ),
        passes(
            "nb",
            "Bestillingsnummer følger.",
            "in a compound",
            source="Your order number.",
            brand=_NB,
        ),
        passes(
            "nb", "Alt er sendt.", "shortened", source="Your order is sent to you today.", brand=_NB
        ),
        passes(
            "pl",
            "Paczka jest w drodze.",
            "not in the source",
            source="It is on its way.",
            brand=_PL,
        ),
    ),
)
