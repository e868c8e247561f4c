"""From differences between facts to faults: what the checks of amounts share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from templates_lib.checks._check import Fault
from templates_lib.checks._comparison import comparable
from templates_lib.checks._facts import (
    LARGEST,
    Amount,
    Difference,
    Facts,
    Told,
    differences,
    knows_words,
)
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

__all__ = ["AmountRule", "between_locales", "replacement", "told"]

_QUARTER = Decimal("0.25")
"""Of fractions people say halves and quarters in words, and 1.2 never."""

_ONE_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class AmountRule:
    """How one kind of amount is compared between locales, and what is said of a difference.

    ``also`` is what else can answer for an amount of this kind. What only one side says is passed
    over when it is among the ``idioms``, or is no larger than ``spelled``: up to there people say
    "both", "a" or "free" (in a language whose numerals we do not know, any small number). Of two
    ``prices`` that differ another check tells, unless it is told here.
    """

    amounts: Callable[[Facts], Iterable[Amount]]
    also: Callable[[Facts], Iterable[Amount]]
    differs: str
    extra: str
    missing: str
    contradicts: Severity
    one_sided: Severity
    idioms: frozenset[int] = frozenset()
    spelled: int = 0
    prices: bool = True

    def passes_over(self, amount: Amount, answering: Member) -> bool:
        """Whether ``answering`` may well say the amount in words."""
        known = not self.spelled or knows_words(answering.variant.locale)
        if amount.value in self.idioms:
            return True
        in_words = amount.value % _QUARTER == 0
        return in_words and amount.value <= (self.spelled if known else LARGEST)


def told(member: Member, pick: Callable[[Facts], Iterable[Amount]]) -> list[Told]:
    """The amounts of all parts of a variant, in their order."""
    return [Told(passage, amount) for passage in member.passages for amount in pick(passage.facts)]


def between_locales(member: Member, rule: AmountRule) -> Iterator[Fault]:
    """Yield where ``member`` says another amount than its reference."""
    reference = member.reference
    if reference is None:
        return
    here, there = told(member, rule.amounts), told(reference, rule.amounts)
    if not (here or there) or not comparable(member, reference):
        return
    found = differences(
        here,
        there,
        told(member, rule.also),
        told(reference, rule.also),
    )
    only_one = len(found) == 1
    for difference in found:
        fault = _fault(member, reference, difference, rule, only_one)
        if fault is not None:
            yield fault


def _fault(
    member: Member, reference: Member, difference: Difference, rule: AmountRule, only_one: bool
) -> Fault | None:
    here, there = difference.here, difference.there
    locale = reference.variant.locale
    if here and there:
        if not rule.prices and here.amount.currency and there.amount.currency:
            return None
        return _contradiction(here, there, rule, locale, only_one)
    one = here or there
    if one is None or rule.passes_over(one.amount, reference if here else member):
        return None
    amount = one.amount
    params = {"amount": amount.written, "source": locale}
    if here:
        return Fault(
            here.passage, amount.start, amount.end, rule.extra, params, severity=rule.one_sided
        )
    where = member.passage(one.passage.path) or one.passage
    return Fault(
        where,
        0,
        len(where.text),
        rule.missing,
        params,
        severity=rule.one_sided,
        related=(one.passage, amount.start, amount.end),
        evidence=f"-{amount.value}",
    )


def _contradiction(here: Told, there: Told, rule: AmountRule, locale: str, only_one: bool) -> Fault:
    mine, theirs = here.amount, there.amount
    return Fault(
        here.passage,
        mine.start,
        mine.end,
        rule.differs,
        {"here": mine.written, "there": theirs.written, "source": locale},
        severity=rule.contradicts,
        suggestion=replacement(here, theirs) if only_one else None,
        related=(there.passage, theirs.start, theirs.end),
        evidence=f"{mine.value}≠{theirs.value}",
    )


def replacement(here: Told, theirs: Amount) -> str | None:
    """What is written here with the other side's number, when both are bare whole numbers."""
    written = here.passage.text[here.amount.start : here.amount.end]
    digits = _ONE_NUMBER.findall(written)
    value = theirs.value
    if len(digits) != 1 or value != value.to_integral_value() or value >= 1000:
        return None
    return written.replace(digits[0], str(int(value)), 1)
