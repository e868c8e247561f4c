"""A number here is not the number of the source text.

What it finds: between the locales of one channel, a number that one says and the other does not.
Both are read by their locale (``1 299,50`` = ``1.299,50`` = ``1299.50``). A number spelled out,
part of a date, a time, a code or a phone number can answer for one, and asks for none; so can the
same time in another unit (14 days, two weeks). Two prices are compared by fact_price_differs.

Why it hurts: five days of return in one language and six in another are two promises.

Write instead: the source's number, or correct the source.

Source: check catalogue, FACT-NUMBER; number formats are CLDR's.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import DECIMALS
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_another
from templates_lib.checks._fact_faults import AmountRule, between_locales
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_RULE = AmountRule(
    amounts=lambda facts: facts.numbers,
    also=lambda facts: facts.percents,
    differs=gettext_noop("%(here)s here, but %(there)s in the %(source)s text."),
    extra=gettext_noop("%(amount)s is not in the %(source)s text."),
    missing=gettext_noop("%(amount)s stands in the %(source)s text, but not here."),
    contradicts=Severity.WARNING,
    one_sided=Severity.WARNING,
    spelled=2,
    prices=False,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each number in which the variant and its reference differ."""
    yield from between_locales(member, _RULE)


_REFUND = "It may take up to 5 days."

CHECK = Check(
    id="fact_number_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-NUMBER",),
    when=with_another,
    beside=DECIMALS,
    find=find,
    examples=(
        fails("nb", "Det kan ta opptil 6 dager.", "five in the source", source=_REFUND),
        fails("pl", "Może to potrwać dłużej.", "the number is lost", source=_REFUND),
        fails("da", "Køb 3 for 100 kr.", "four in the source", source="Buy 4 for 100 kroner."),
        passes("nb", "Det kan ta opptil fem dager.", "spelled out", source=_REFUND),
        passes(
            "pl",
            "Lampa kosztuje 1299,50 EUR.",
            "the same, written as Poles do",
            source="The lamp costs EUR 1,299.50.",
        ),
        passes(
            "da",
            "Leveres mellem 17.00 og 21.00 inden for 14 dage.",
            "times, and two weeks as 14 days",
            source="Delivered between 5 pm and 9 pm within 2 weeks.",
        ),
        passes(
            "nb",
            "Lampen koster 1 499 kr.",
            "another market's own price",
            source="The lamp costs €129.",
        ),
    ),
)
