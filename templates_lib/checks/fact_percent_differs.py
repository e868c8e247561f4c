"""A percentage differs between locales or channels.

What it finds: between the locales of one channel, a percentage that one says and the other does
not; between the channels of one locale, two that contradict each other, unless their sentences are
about different things (25 % VAT). A channel may leave a percentage out. "Half price" answers for
50 %, and 100 % may be said in words.

Why it hurts: a customer who is promised 25 % in the mail and 20 % in the SMS will ask for 25.

Write instead: one percentage everywhere.

Source: check catalogue, FACT-DISCOUNT.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import DECIMALS
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_another
from templates_lib.checks._fact_faults import AmountRule, between_locales, told
from templates_lib.checks._facts import Told
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._topic import about, apart

_CHANNELS_DIFFER = gettext_noop("%(here)s here, but %(there)s in the %(channel)s.")
_ALL = 100

_RULE = AmountRule(
    amounts=lambda facts: facts.percents,
    also=lambda facts: (number for number in facts.numbers if not number.currency),
    differs=gettext_noop("%(here)s here, but %(there)s in the %(source)s text."),
    extra=gettext_noop("%(amount)s is not in the %(source)s text."),
    missing=gettext_noop("%(amount)s stands in the %(source)s text, but not here."),
    contradicts=Severity.ERROR,
    one_sided=Severity.WARNING,
    idioms=frozenset({_ALL}),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each percentage in which the variant differs from its locale or channel siblings."""
    faults = list(between_locales(member, _RULE))
    yield from faults
    if not faults:
        yield from _between_channels(member)


def _between_channels(member: Member) -> Iterator[Fault]:
    here = _firm(member)
    for other in member.earlier_channels:
        there = _firm(other)
        if here and there and not _values(here) & _values(there):
            if apart(_topic(here[0]), _topic(there[0])):
                continue
            yield _fault(here[0], there[0])
            return


def _topic(told: Told) -> frozenset[str]:
    passage = told.passage
    return about(passage.text, told.amount.start, passage.member.locale.tag)


def _firm(member: Member) -> list[Told]:
    amounts = told(member, _RULE.amounts) if member.readable else []
    return [each for each in amounts if each.amount.firm and each.amount.value != _ALL]


def _values(side: list[Told]) -> set[object]:
    return {each.amount.value for each in side}


def _fault(here: Told, there: Told) -> Fault:
    mine, theirs = here.amount, there.amount
    channel = there.passage.member.channel.label
    return Fault(
        here.passage,
        mine.start,
        mine.end,
        _CHANNELS_DIFFER,
        {"here": mine.written, "there": theirs.written, "channel": channel},
        related=(there.passage, theirs.start, theirs.end),
        evidence=f"{mine.value}≠{theirs.value}",
    )


_OFFER = "20% off until Sunday."

CHECK = Check(
    id="fact_percent_differs",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-DISCOUNT", "FACT-NUMBER"),
    when=with_another,
    beside=DECIMALS,
    find=find,
    examples=(
        fails("pl", "25% rabatu do niedzieli.", "20 in the source", source=_OFFER),
        fails("nb", "Rabatt ut søndag.", "the percentage is lost", source=_OFFER),
        fails(
            "da",
            "25 % rabat til og med søndag.",
            "another channel in Danish says 20",
            more=(
                {
                    "channel": "email",
                    "locale": "da",
                    "content": {"subject": "20 % rabat", "body": []},
                },
            ),
        ),
        passes("nb", "20 % rabatt ut søndag.", "Norwegian sets a space", source=_OFFER),
        passes("sv", "Tjugo eller 20 procent rabatt.", "in words", source=_OFFER),
        passes("da", "Halv pris!", "half price is 50 %", source="50% off!"),
        passes("pl", "Całkowicie za darmo.", "an idiom", source="100% free."),
    ),
)
