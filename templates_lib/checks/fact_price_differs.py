"""A price differs between locales or channels.

What it finds: between the locales of one channel, the source's amount in another currency, another
amount in the source's currency, and a currency that is neither the source's nor this market's;
between the channels of one locale, two prices of one thing that contradict each other. What the
price was before (``før``, ``zamiast``) is compared with its like.
A market's own price in the market's own currency is no fault (499 kr here, 45 € there), and
neither is an equal amount in currencies of about equal worth, nor one in kroner of an unsaid kind.

Why it hurts: 1 299,50 EUR and 1 299,50 NOK are far apart, and customers hold on to the lower.

Write instead: the amount in the source's currency, or the price of this market.

Source: check catalogue, FACT-PRICE; currencies and their countries are CLDR's and ISO 4217's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._fact_faults import replacement, told
from templates_lib.checks._facts import KRONE, Told, compatible, home_currency, mentions
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._topic import about, alike, apart

_CURRENCY = gettext_noop(
    "%(here)s here, but %(there)s in the %(other)s text: the same amount in another currency."
)
_DIFFERS = gettext_noop("%(here)s here, but %(there)s in the %(other)s text.")
_NOBODYS = gettext_noop(
    "%(here)s: this market pays in %(own)s, and the %(other)s text says %(there)s."
)

# Currencies of about equal worth (within a half): a shop may well ask 99 in each.
_NEAR = (frozenset({"EUR", "USD", "GBP", "CHF"}), frozenset({"NOK", "SEK", "DKK", KRONE}))
_ROUND = 50
_PRIOR_NEAR = 24
"""Characters before a price in which a word says that it is the old one, in the same clause:
"24 timer før, ellers 45 EUR" and "før vinteren. I alt: 45 EUR" are no old prices."""
_CLAUSE_ENDS = re.compile(r"[.,;!?]\s|\n")


def find(member: Member) -> Iterator[Fault]:
    """Yield each price in which the variant differs from its locale or channel siblings."""
    here = _prices(member)
    if not here:
        return
    reference = member.reference
    faults: list[Fault] = []
    if reference is not None and comparable(member, reference):
        faults = list(_between_locales(here, _prices(reference), reference))
    yield from faults
    if not faults:
        yield from _between_channels(member, here)


def _prices(member: Member) -> list[Told]:
    amounts = told(member, lambda facts: facts.numbers) if member.readable else []
    return [each for each in amounts if each.amount.currency and each.amount.value]


def _between_locales(
    here: Sequence[Told], there: Sequence[Told], reference: Member
) -> Iterator[Fault]:
    open_here = [each for each in here if not _answered(each, there)]
    open_there = [each for each in there if not _answered(each, here)]
    for mine in open_here:
        theirs = next((t for t in open_there if t.amount.value == mine.amount.value), None)
        if theirs is not None and _is_chance(here.index(mine), there.index(theirs), here, there):
            continue
        if theirs is not None:
            open_there.remove(theirs)
            severity = _weight_of_currency(mine, theirs)
            if severity:
                yield _fault(mine, theirs, _CURRENCY, reference.variant.locale, severity)
            continue
        alone = len(open_here) == len(open_there) == 1 and len(here) == len(there) > 1
        theirs = next((t for t in open_there if _must_be_equal(mine, t, alone)), None)
        if theirs is not None:
            open_there.remove(theirs)
            fault = _fault(mine, theirs, _DIFFERS, reference.variant.locale, Severity.ERROR)
            single = len(here) == len(there) == 1
            yield replace(fault, suggestion=replacement(mine, theirs.amount)) if single else fault
        elif there and _is_nobodys(mine, there):
            other = reference.variant.locale
            yield _fault(mine, there[0], _NOBODYS, other, Severity.WARNING)


def _is_chance(place: int, their_place: int, here: Sequence[Told], there: Sequence[Told]) -> bool:
    """Whether two equal amounts say different things: a voucher of 100 kr for 1 000 kr is here what
    one of €10 for €100 is there."""
    own = all(each.amount.currency in (_home(each), KRONE) for each in here)
    return own and len(here) == len(there) and place != their_place


def _answered(each: Told, other: Sequence[Told]) -> bool:
    """Whether the other side says the same price."""
    value, currency = each.amount.value, each.amount.currency
    return any(
        (value == one.amount.value and compatible(currency, one.amount.currency))
        or each.amount.written == one.amount.written  # number_misformatted looks at the marks
        for one in other
    )


def _weight_of_currency(mine: Told, theirs: Told) -> Severity | None:
    """The same amount in two currencies: of one worth, it may be the market's own price; a round
    amount in the market's own currency (over 500 kroner, over 500 zł) may be meant."""
    here, there = mine.amount.currency, theirs.amount.currency
    own = here == _home(mine) or here == KRONE
    if own and any({here, there} <= near for near in _NEAR):
        return None
    return Severity.WARNING if own and _is_round(mine.amount.value) else Severity.ERROR


def _is_round(value: Decimal) -> bool:
    return value % _ROUND == 0


def _home(told: Told) -> str:
    member = told.passage.member
    return home_currency(member.variant.locale, member.style.currency)


def _must_be_equal(mine: Told, theirs: Told, alone: bool) -> bool:
    """One currency, and not that of two markets which each have a price of their own; both old
    prices or neither, unless all but one on each side are equal."""
    here, there = mine.amount.currency, theirs.amount.currency
    both_at_home = here == _home(mine) and there == _home(theirs)
    alike_ = alone or _is_prior(mine) == _is_prior(theirs)
    return compatible(here, there) and not both_at_home and alike_


def _is_nobodys(mine: Told, there: Sequence[Told]) -> bool:
    """Whether the currency is neither the source's nor that of a market we surely know."""
    member, currency = mine.passage.member, mine.amount.currency
    known = member.style.currency or member.locale.babel.territory
    own = _home(mine)
    return bool(known) and not any(
        compatible(currency, each) for each in (own, *(one.amount.currency for one in there))
    )


def _is_prior(told: Told) -> bool:
    """Whether the word that says so stands before the price."""
    text, start = told.passage.text, told.amount.start
    lead = _CLAUSE_ENDS.split(text[max(start - _PRIOR_NEAR, 0) : start])[-1]
    return any("prior" in each.entries for each in mentions(lead, told.passage.member.locale.tag))


def _between_channels(member: Member, here: Sequence[Told]) -> Iterator[Fault]:
    for other in member.earlier_channels:
        there = _prices(other)
        for prior in (False, True):
            mine = [each for each in here if _is_prior(each) is prior]
            theirs = [each for each in there if _is_prior(each) is prior]
            if mine and theirs and not any(_answered(each, theirs) for each in mine):
                one, another = _topic(mine[0]), _topic(theirs[0])
                if apart(one, another):
                    continue
                sure = len(mine) == len(theirs) == 1 and (alike(one, another) or not one & another)
                severity = Severity.ERROR if sure else Severity.WARNING
                yield _fault(mine[0], theirs[0], _DIFFERS, other.channel.label, severity)
                return


def _topic(told: Told) -> frozenset[str]:
    passage = told.passage
    return about(passage.text, told.amount.start, passage.member.locale.tag)


def _fault(mine: Told, theirs: Told, msgid: str, other: str, severity: Severity) -> Fault:
    amount, wanted = mine.amount, theirs.amount
    return Fault(
        mine.passage,
        amount.start,
        amount.end,
        msgid,
        {
            "here": amount.written,
            "there": wanted.written,
            "other": other,
            "own": _home(mine),
        },
        severity=severity,
        related=(theirs.passage, wanted.start, wanted.end),
        evidence=f"{amount.value} {amount.currency}≠{wanted.value} {wanted.currency}",
    )


def _mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": subject}]}


_LAMP = "The lamp costs EUR 1,299.50."

CHECK = Check(
    id="fact_price_differs",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-PRICE",),
    triggers=frozenset("0123456789"),
    find=find,
    examples=(
        fails("nb", "Lampen koster 1 299,50 NOK.", "euro in the source", source=_LAMP),
        fails("pl", "Lampa kosztuje 1299,50 zł.", "a złoty is not a euro", source=_LAMP),
        fails("da", "Lampen koster 1.399,50 EUR.", "another amount", source=_LAMP),
        fails(
            "nl",
            "De lamp kost € 129.",
            "119 in another channel",
            more=({"channel": "email", "locale": "nl", "content": _mail("€ 119")},),
        ),
        passes("nb", "Lampen koster 1 299,50 EUR.", "as Norwegians write it", source=_LAMP),
        passes("pl", "Lampa kosztuje 549 zł.", "the price of this market", source=_LAMP),
        passes("nl", "De lamp kost € 1.299,50.", "the sign for the code", source=_LAMP),
        passes(
            "da",
            "Nu 99 kr. (før 149 kr.)",
            "the old price too",
            more=({"channel": "email", "locale": "da", "content": _mail("99 kr.")},),
        ),
    ),
)
