"""A fact that the message declares is not told in this text.

What it finds: a percentage, price, date, link, code, phone number or number among the message's
facts that no part of the variant tells. Amounts are read by their locale (``12,5 %`` = ``12.5``).
Where a printed placeholder could be the value, or a text may mean it in words ("both", "free", on
Sunday), nothing is said.

Why it hurts: in this language or channel the customer is not told the code, the price or the day.

Write instead: the fact, in any part of the text; or correct it in the message's facts.

Source: check catalogue, FACT-SET.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._declared_facts import told
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.language import Use
from templates_lib.message import Fact

_ABSENT = gettext_noop("%(fact)s is a fact of this message, but this text does not tell it.")
_ABSENT_NAMED = gettext_noop(
    "%(fact)s (%(label)s) is a fact of this message, but this text does not tell it."
)

# What a placeholder's type, or a filter on it, can print.
_PRINTS = {
    "percent": frozenset({"percent", "number"}),
    "price": frozenset({"money", "number"}),
    "number": frozenset({"number", "count"}),
    "date": frozenset({"date", "datetime"}),
    "link": frozenset({"url"}),
    "code": frozenset({"code"}),
    "phone": frozenset({"phone"}),
}


def find(member: Member) -> Iterator[Fault]:
    """Yield each declared fact that the variant surely does not tell."""
    if not member.family.message.facts:
        return
    where = next((passage for passage in member.passages if passage.text.strip()), None)
    if where is None or not member.readable:
        return
    facts = {(fact.kind, fact.value.strip()): fact for fact in member.family.message.facts}
    for (kind, value), fact in facts.items():
        if not value or _printable(member, fact) or told(member, fact) is not False:
            continue
        yield Fault(
            where,
            0,
            len(where.text),
            _ABSENT_NAMED if fact.label else _ABSENT,
            {"fact": value, "label": fact.label} if fact.label else {"fact": value},
            evidence=f"{kind}:{value}",
        )


def _printable(member: Member, fact: Fact) -> bool:
    """Whether the value of a printed placeholder could be the fact."""
    return any(
        use.printed and not _PRINTS[fact.kind].isdisjoint(_kinds(member, use))
        for use in member.uses
    )


def _kinds(member: Member, use: Use) -> frozenset[str]:
    """Its declared type and its filters; every kind when it is not declared."""
    declared = member.family.message.placeholders.get(use.name)
    for name in use.path.split(".")[1:]:
        declared = declared.fields.get(name) if declared else None
    if declared is None:
        return frozenset().union(*_PRINTS.values())
    return frozenset({declared.type, *(each.name for each in use.filters)})


_DISCOUNT = ({"kind": "percent", "value": "12.5", "label": "club discount"},)
_CODE = ({"kind": "code", "value": "HEI-26"},)
_PRICE = ({"kind": "price", "value": "1299.50 NOK"},)
_DAY = ({"kind": "date", "value": "2026-05-31"},)


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.facts


CHECK = Check(
    id="fact_absent",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-SET",),
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "Velkommen i klubben!", "12.5 % is a fact", facts=_DISCOUNT),
        fails("pl", "Rabat 15% czeka na Ciebie.", "15, but 12.5 is the fact", facts=_DISCOUNT),
        fails("da", "Brug koden HEJ26.", "the code is HEI-26", facts=_CODE),
        fails("nl", "De actie loopt tot 30 juni 2026.", "31 May is the fact", facts=_DAY),
        passes("nb", "Du får 12,5 % rabatt.", "12.5, written as Norwegians do", facts=_DISCOUNT),
        passes("da", "Brug koden HEI 26.", "a space or a hyphen is all the same", facts=_CODE),
        passes("nb", "Lampen koster kr 1 299,50.", "the price, however written", facts=_PRICE),
        passes("pl", "Oferta trwa do 31 maja 2026.", "2026-05-31, with its name", facts=_DAY),
        passes(
            "nl",
            "Je korting: {{ discount }}",
            "the value may be the fact, 12.5 %",
            facts=_DISCOUNT,
            placeholders={"discount": {"type": "percent"}},
        ),
    ),
)
