"""A word that the brand does not use is part of a longer one.

What it finds: a compound that begins or ends with a forbidden term of the style guide (nb
"ordrebekreftelse" where "ordre" is forbidden), in the languages that write compounds in one word.
Weaker evidence than the word itself: advice, unless the term says it weighs more.

Why it hurts: the customer reads the word that the brand has given up, only in longer words.

Write instead: the compound with the approved term, or list it as approved.

Source: the brand's style guide; check catalogue, TERM-FORBIDDEN (the compound pass).
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_terms
from templates_lib.checks._compounds import compound_with, compounding
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import Found, found

_PART = gettext_noop("“%(compound)s” holds “%(word)s”, which the brand does not say.")
_INSTEAD = gettext_noop(
    "“%(compound)s” holds “%(word)s”, which the brand does not say: it says “%(approved)s”."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each compound with a forbidden word in it, once."""
    told: set[tuple[str, int]] = set()
    for each in found(member):
        if not each.hit.inside or not compounding(member.style.locale):
            continue
        fault = _fault(member, each)
        if fault and (each.passage.path, fault.start) not in told:
            told.add((each.passage.path, fault.start))
            yield fault


def _fault(member: Member, each: Found) -> Fault | None:
    entry, text = each.hit.forbidden, each.passage.text
    term = entry.term if entry else None
    if entry is None or term is None or term.compounds == "off":
        return None
    span = compound_with(text, each.start, each.end, member.style.locale)
    if span is None:
        return None
    compound = text[slice(*span)]
    approved = " / ".join(term.approved)
    return Fault(
        each.passage,
        *span,
        _INSTEAD if approved else _PART,
        {"compound": compound, "word": entry.word, "approved": approved},
        severity=Severity(term.compounds or "info"),
        evidence=compound.casefold(),
        rule=f"locales.{member.style.locale}.terms",
    )


_NB = {"terms": [{"concept": "order", "approved": ["bestilling"], "forbidden": ["ordre"]}]}
_KEPT = {
    "terms": [
        {"concept": "order", "approved": ["bestilling"], "forbidden": ["ordre"]},
        {"concept": "confirmation", "approved": ["ordrebekreftelse"]},
    ]
}
_NL = {"terms": [{"concept": "discount", "approved": ["voordeel"], "forbidden": ["korting"]}]}

CHECK = Check(
    id="term_in_compound",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TERM-FORBIDDEN",),
    when=with_terms,
    find=find,
    locales=frozenset({"nb", "nn", "da", "sv", "nl", "de", "fi"}),
    examples=(
        fails("nb", "Her er ordrebekreftelsen din.", "it begins with ordre", style=_NB),
        fails("nb", "Din nettordre er sendt.", "it ends with ordre", style=_NB),
        fails("nl", "Gebruik je kortingscode.", "korting with a linking s", style=_NL),
        passes("nb", "Her er bestillingsbekreftelsen din.", "the approved word", style=_NB),
        passes("nb", "Her er ordrebekreftelsen.", "an approved compound", style=_KEPT),
        passes("nl", "Je verkorting is klaar.", "a prefix makes another word", style=_NL),
    ),
)
