"""Which amounts of one text the other does not have, and which two stand against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from templates_lib.checks._facts._dates import twelve_hours
from templates_lib.checks._facts._money import compatible
from templates_lib.checks._facts._values import Amount

if TYPE_CHECKING:
    from templates_lib.checks._family import Passage

__all__ = ["Difference", "Told", "differences", "same_time"]

# The same stretch of time in another unit: 14 days are two weeks, 24 hours a day. What people
# translate so is never a fault; a table is surer than knowing every word for a week.
_SAME_TIME = {7: 1, 12: 1, 14: 2, 21: 3, 24: 1, 30: 1, 36: 3, 48: 2, 60: 1, 72: 3, 90: 3, 365: 1}

_SAME: dict[Decimal, tuple[Decimal, ...]] = {}
for _many, _few in _SAME_TIME.items():
    _SAME[Decimal(_many)] = (*_SAME.get(Decimal(_many), ()), Decimal(_few))
    _SAME[Decimal(_few)] = (*_SAME.get(Decimal(_few), ()), Decimal(_many))

_SAME_HOUR = {
    Decimal(hour): (Decimal(hour + 12 if hour < 12 else hour - 12),)
    for hour in (*range(1, 12), *range(13, 24))
}


def same_time(value: Decimal) -> tuple[Decimal, ...]:
    """The numbers that say the same stretch of time as ``value`` in another unit."""
    return _SAME.get(value, ())


@dataclass(frozen=True)
class Told:
    """An amount and the text that tells it."""

    passage: Passage
    amount: Amount


@dataclass(frozen=True)
class Difference:
    """What stands here and there: both when one contradicts the other, one when only one says."""

    here: Told | None
    there: Told | None


def differences(
    here: Sequence[Told],
    there: Sequence[Told],
    here_also: Iterable[Told] = (),
    there_also: Iterable[Told] = (),
) -> list[Difference]:
    """What the two sides say differently.

    Only firm amounts ask for a counterpart; every amount, and those that are said ``also``, can
    be one. Prices in currencies that may not be compared ask for none.
    """
    extra = _unexplained(here, [*there, *there_also], _currencies(there))
    missing = _unexplained(there, [*here, *here_also], _currencies(here))
    if not (extra and missing):
        extra, missing = (
            _never_said(extra, there, there_also),
            _never_said(missing, here, here_also),
        )
    return [Difference(*pair) for pair in zip_longest(extra, missing)]


def _currencies(side: Sequence[Told]) -> set[str]:
    return {told.amount.currency for told in side} - {""}


def _unexplained(
    asking: Sequence[Told], answering: Sequence[Told], currencies: set[str]
) -> list[Told]:
    """Firm amounts of ``asking`` for which nothing is left in ``answering``, counting each."""
    if not asking:
        return []
    left = Counter(told.amount.value for told in answering)
    same = {**_SAME, **(_SAME_HOUR if _clocks_differ(asking, answering) else {})}
    open_questions = []
    for told in asking:
        value = told.amount.value
        if not told.amount.firm or not _comparable(told.amount, currencies):
            continue
        if left[value]:
            left[value] -= 1
        elif not any(left[other] for other in same.get(value, ())):
            open_questions.append(told)
    return open_questions


def _clocks_differ(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Whether only one side counts the hours to twelve: "8 to 4" is "fra 8 til 16"."""
    sides = (one[:1], other[:1])
    return len({twelve_hours(told.passage.member.variant.locale) for s in sides for told in s}) > 1


def _comparable(amount: Amount, currencies: set[str]) -> bool:
    return not amount.currency or any(compatible(amount.currency, each) for each in currencies)


def _never_said(
    questions: list[Told], answering: Sequence[Told], also: Iterable[Told]
) -> list[Told]:
    """Those whose value is not said at all: how often it is said is a matter of style."""
    values = {told.amount.value for told in [*answering, *also]}
    return [told for told in questions if told.amount.value not in values]
