"""A date that the calendar does not have.

What it finds: a day that its month never has (32. mai, 31 June, 29 February 2025), and a weekday
that is not the one of the date beside it, where the year is told.

Why it hurts: the customer cannot know which day is meant, and the offer ends on none.

Write instead: the day that is meant.

Source: check catalogue, FACT-DATE; names of months and weekdays are CLDR's; the calendar is the
Gregorian one (ISO 8601).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._facts import Day, days
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import DIGITS, Found, read

_NO_DAY = gettext_noop("There is no %(date)s: write the day that is meant.")
_WEEKDAY = gettext_noop("%(date)s is a %(right)s: correct the weekday or the date.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each date that cannot be."""
    for each in read(member, days, DIGITS):
        if not each.fact.firm:
            continue
        if not each.fact.exists:
            yield Fault(each.passage, each.start, each.end, _NO_DAY, {"date": each.written})
        elif _is_another_day(each.fact):
            yield _wrong_weekday(member, each)


def _is_another_day(day: Day) -> bool:
    """Whether no reading of the date falls on the weekday that stands before it."""
    if day.weekday is None or day.year is None:
        return False
    return day.weekday not in {_on(day.year, *reading) for reading in day.readings}


def _on(year: int, month: int, day: int) -> int:
    """The weekday, 0 for Monday; -1 for no day at all."""
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return -1


def _wrong_weekday(member: Member, each: Found[Day]) -> Fault:
    (month, day), year = min(each.fact.readings), each.fact.year or 0
    right = str(member.locale.babel.days["format"]["wide"][max(_on(year, month, day), 0)])
    params = {"date": each.written, "right": right}
    return Fault(each.passage, each.start, each.end, _WEEKDAY, params)


CHECK = Check(
    id="date_impossible",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-DATE",),
    triggers=DIGITS,
    find=find,
    examples=(
        fails("nb", "Åpent til 31. juni.", "June has 30 days"),
        fails("pl", "Promocja trwa do 32 maja 2025.", "May has 31 days"),
        fails("da", "Gælder til 29. februar 2025.", "2025 is no leap year"),
        fails("nl", "De winkel is open op maandag 1 juni 2025.", "that was a Sunday"),
        fails("en", "See you on 31 November.", "November has 30 days"),
        passes("nb", "Åpent til 30. juni.", "the last day of June"),
        passes("pl", "Promocja trwa do 31 maja 2025.", "the last day of May"),
        passes("da", "Gælder til 29. februar.", "of a leap year, perhaps"),
        passes("nl", "De winkel is open op zondag 1 juni 2025.", "a Sunday it was"),
        passes("en", "You may 40 times a day.", "no month"),
    ),
)
