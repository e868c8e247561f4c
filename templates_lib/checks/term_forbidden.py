"""A word that the brand does not use.

What it finds: a forbidden term of the style guide for this locale, or one of its listed inflected
forms, as a whole word and whatever its capitals. Not in addresses or tags, and not where it is
part of an approved or protected longer term or of the brand's own name.

Why it hurts: two words for one thing read like two things, and like two brands.

Write instead: the approved term, in the form that the sentence asks for.

Source: the brand's style guide; check catalogue, TERM-FORBIDDEN.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._capitals import like
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import Hit, matcher

_INSTEAD = gettext_noop("The brand does not say “%(word)s”: write “%(approved)s”.")
_NEVER = gettext_noop("The brand does not say “%(word)s”.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each forbidden word."""
    terms = member.family.once(
        ("terms", member.style.locale),
        lambda: matcher(member.style, member.family.guide.names),
    )
    if terms is None:
        return
    for passage in member.passages:
        if passage.spec.kind == "copy":
            for start, text, places in passage.spoken:
                for hit in terms.hits(text):
                    first, last = places(hit.start, hit.end)
                    yield _fault(passage, hit, start + first, start + last)


def _fault(passage: Passage, hit: Hit, start: int, end: int) -> Fault:
    approved = " / ".join(hit.term.approved)
    params = {"word": hit.word, "approved": approved}
    sure = hit.is_base and len(hit.term.approved) == 1
    suggestion = like(hit.word, hit.term.approved[0]) if sure else None
    msgid = _INSTEAD if approved else _NEVER
    return Fault(
        passage, start, end, msgid, params, suggestion=suggestion, evidence=hit.word.casefold()
    )


_NB = {
    "terms": [
        {
            "concept": "order",
            "approved": ["bestilling"],
            "forbidden": ["ordre"],
            "forms": {"ordre": ["ordren", "ordrer", "ordrene"]},
        }
    ]
}
_PL = {
    "terms": [
        {
            "concept": "order",
            "approved": ["zamówienie"],
            "forbidden": ["zlecenie"],
            "forms": {"zlecenie": ["zlecenia", "zleceniu", "zleceniem"]},
        }
    ]
}
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
    find=find,
    examples=(
        fails("nb", "Din ordre er sendt.", "the brand says bestilling", style=_NB),
        fails("nb", "Ordren er sendt.", "a listed form, capitals or not", style=_NB),
        fails("pl", "Twoje zlecenie jest w drodze.", "the brand says zamówienie", style=_PL),
        fails(
            "nb",
            '{{ n | plural(one="# ordre", other="# ordrer") }}',
            "the words of a plural are read too",
            style=_NB,
        ),
        passes("nb", "Din bestilling er sendt.", "the approved word", style=_NB),
        passes("nb", "Ordrebekreftelse og borde", "other words that hold the letters", style=_NB),
        passes("nb", "{{ ordre }}: https://nordhus.example/ordre", "tag and address", style=_NB),
        passes("nl", "Betaal met een money order.", "part of an approved term", style=_NL),
        passes("pl", "Twoje zamówienie jest w drodze.", "the approved word", style=_PL),
    ),
)
