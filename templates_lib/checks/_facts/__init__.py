"""Facts in a text: what must be the same whatever the language and the channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from templates_lib.checks._facts._amounts import amounts
from templates_lib.checks._facts._calendar import Day, days
from templates_lib.checks._facts._clock import Moment, moments
from templates_lib.checks._facts._compare import Difference, Told, differences, same_time
from templates_lib.checks._facts._dates import DATES, month_names, named_dates
from templates_lib.checks._facts._lexicon import (
    DAYS,
    MONTHS,
    UNITS,
    Mention,
    entries_in,
    in_address,
    lexicon,
    mentions,
)
from templates_lib.checks._facts._links import ADDRESSES, Target, links, may_hold_address, target
from templates_lib.checks._facts._money import KRONE, compatible, home_currency
from templates_lib.checks._facts._number_words import LARGEST, knows_words
from templates_lib.checks._facts._values import Amount, Facts, Link
from templates_lib.checks._wording import Wording

__all__ = [
    "ADDRESSES",
    "DATES",
    "DAYS",
    "KRONE",
    "LARGEST",
    "MONTHS",
    "UNITS",
    "Amount",
    "Day",
    "Difference",
    "Facts",
    "Link",
    "Mention",
    "Moment",
    "Target",
    "Told",
    "amounts",
    "compatible",
    "days",
    "differences",
    "entries_in",
    "home_currency",
    "in_address",
    "knows_words",
    "lexicon",
    "may_hold_address",
    "mentions",
    "moments",
    "month_names",
    "named_dates",
    "read",
    "same_time",
    "target",
]

_Fact = TypeVar("_Fact", Amount, Link)


def read(wordings: tuple[Wording, ...], tag: str, brand_currency: str, is_url: bool) -> Facts:
    """The facts of a text on all its branches, with the template's own offsets.

    ``is_url``: the text is an address and no copy.
    """
    numbers: list[Amount] = []
    percents: list[Amount] = []
    found: list[Link] = []
    for wording in wordings:
        found += _placed(links(wording, is_url), wording)
        if not is_url:
            of_wording, percents_of_wording = amounts(wording.text, tag, brand_currency)
            numbers += _placed(of_wording, wording)
            percents += _placed(percents_of_wording, wording)
    return Facts(_once(numbers), _once(percents), _once(found))


def _placed(facts: Iterable[_Fact], wording: Wording) -> list[_Fact]:
    placed = []
    for fact in facts:
        start, end = wording.span(fact.start, fact.end)
        placed.append(replace(fact, start=start, end=end))
    return placed


def _once(facts: list[_Fact]) -> tuple[_Fact, ...]:
    """What stands before or after a branch is one fact, not one on each branch."""
    return tuple(sorted(dict.fromkeys(facts), key=lambda fact: (fact.start, fact.end)))
