"""Two words for one thing.

What it finds: two approved words for one concept of the style guide in one message, or one where
the brand's other messages in this language mostly say the other (at least three times as often).

Why it hurts: the reader wonders what the difference is between the order and the purchase.

Write instead: one word for one thing, the one that the brand says most.

Source: the brand's style guide and its other messages; check catalogue, TERM-CONSIST.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_terms
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._terms import Entry, Found, found, words_of

_BOTH = gettext_noop("“%(word)s” and “%(other)s” name one thing in this message: choose one.")
_RARE = gettext_noop(
    "The brand says “%(word)s” %(count)s times and “%(other)s” %(more)s times: choose one."
)
_LEAST, _TIMES = 3, 3
"""How often the other word must be said, and how many times as often as this one."""


def observe(member: Member) -> Iterator[tuple[str, str]]:
    """Which word the variant says for each concept that has several."""
    said = {(entry.term.concept, entry.word) for _, entry in _synonyms(member) if entry.term}
    for concept, word in sorted(said):
        yield f"term:{concept}", word


def find(member: Member) -> Iterator[Fault]:
    """Yield the places of the word that is said less."""
    uses: dict[str, list[tuple[Found, Entry]]] = {}
    for each, entry in _synonyms(member):
        if entry.term:
            uses.setdefault(entry.term.concept, []).append((each, entry))
    for concept, places in uses.items():
        brand = member.family.index.said(
            member.variant.locale, f"term:{concept}", but=member.address.key
        )
        yield from _judged(member, places, brand)


def _synonyms(member: Member) -> Iterator[tuple[Found, Entry]]:
    """Each approved word whose concept has another one too."""
    words = words_of(member)
    if words is None or not words.synonyms:
        return
    for each in found(member):
        for entry in each.hit.entries:
            if entry.role == "approved" and entry.term and len(entry.term.approved) > 1:
                yield each, entry
                break


def _judged(
    member: Member, places: list[tuple[Found, Entry]], brand: Mapping[str, int]
) -> Iterator[Fault]:
    here = Counter(entry.word for _, entry in places)
    elsewhere: Counter[str] = Counter(brand)
    first = {entry.word: number for number, (_, entry) in reversed([*enumerate(places)])}
    usual = max(here, key=lambda word: (elsewhere[word], here[word], -first[word]))
    most = max(elsewhere, key=lambda word: elsewhere[word], default="")
    for each, entry in places:
        if entry.word != usual:
            yield _fault(member, each, _BOTH, {"word": each.hit.text, "other": usual})
        elif most and most != usual and _rare(elsewhere[usual] + 1, elsewhere[most]):
            counts = {"count": str(elsewhere[usual] + 1), "more": str(elsewhere[most])}
            yield _fault(member, each, _RARE, {"word": usual, "other": most, **counts})


def _rare(ours: int, theirs: int) -> bool:
    return theirs >= _LEAST and theirs >= _TIMES * ours


def _fault(member: Member, each: Found, msgid: str, params: dict[str, str]) -> Fault:
    return Fault(
        each.passage,
        each.start,
        each.end,
        msgid,
        params,
        evidence=each.hit.text.casefold(),
        rule=f"locales.{member.style.locale}.terms",
    )


_NB = {"terms": [{"concept": "order", "approved": ["bestilling", "ordre"]}]}
_PL = {"terms": [{"concept": "parcel", "approved": ["paczka", "przesyłka"]}]}

CHECK = Check(
    id="term_inconsistent",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TERM-CONSIST",),
    when=with_terms,
    find=find,
    observe=observe,
    examples=(
        fails("nb", "Bestillingen er sendt. Se ordren din her.", "two words", style=_NB),
        fails("pl", "Paczka jest w drodze. Śledź przesyłkę.", "two words", style=_PL),
        passes("nb", "Bestillingen er sendt. Se bestillingen din her.", "one word", style=_NB),
        passes("pl", "Paczka jest w drodze. Śledź paczkę.", "one word in two forms", style=_PL),
    ),
)
