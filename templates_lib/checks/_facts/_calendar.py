"""Days of the calendar as people type them: 31. mai 2025, May 31, 31/05/2025, 2025-05-31."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import locales
from templates_lib.checks._facts._lexicon import abbreviated, in_address, months, weekdays

__all__ = ["Day", "days", "exists"]

_CACHED_TEXTS = 4_000

# 31. mai, 31st of May, 31 de mayo, 1.-15. mai; the month is looked up, not matched, so that a
# text costs one pass.
_DIGITS = re.compile(r"\d+")
_DAY_FIRST = re.compile(
    r"(?<![\w.,:/+-])(?:(?P<first>\d{1,2})\.?[ \u00a0]?[-–—][ \u00a0]?)?"
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|:e|º|°)?[ \u00a0]{1,2}(?:of |de |den )?"
    r"(?P<month>[^\W\d_]{3,})(?P<dot>\.?)(?:,?[ \u00a0](?:de |del )?(?P<year>\d{4})(?![\d.,]?\d))?"
)
_MONTH_FIRST = re.compile(
    r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,})(?P<dot>\.?)[ \u00a0](?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
    r"(?![\d:%€$£]|[.,]\d)(?P<first>)(?:,?[ \u00a0](?P<year>\d{4})(?![\d.,]?\d))?"
)
_ISO = re.compile(r"(?<![\w./-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\w-])")
_NUMERIC = re.compile(
    r"(?<![\w.,/+-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)"
)
_SHORT = re.compile(r"(?<![\w.,/+-])(?P<one>\d{1,2})[./](?P<two>\d{1,2})(?![\w/-]|[.,]\d|:\d)")
_BEFORE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{2,})\.?,?\s+(?:den |the |dnia |am |d\. |el |le |il )?$"
)
_NAME_BEFORE = re.compile(r"[^\W\d_]{3,}\.?[ \u00a0]$")
_LONGEST_LEAD = 24

_MONTH_FIRST_LANGUAGES = frozenset({"en", "fi"})
"""English writes May 31; Finnish "toukokuun 31. päivä"."""

_FEBRUARY = 2
_LEAP_YEAR = 2024


@dataclass(frozen=True)
class Day:
    """A date at ``start:end``. ``readings`` are the pairs (month, day) it may mean: two where
    nobody knows which number is the month. ``weekday`` is what stands before it (0: Monday). A
    date that is not ``firm`` (3.5) may be something else, and only answers for one."""

    readings: frozenset[tuple[int, int]]
    year: int | None
    weekday: int | None
    start: int
    end: int
    written: str
    firm: bool = True

    @property
    def exists(self) -> bool:
        """Whether one of its readings is a day of the calendar."""
        return any(exists(month, day, self.year) for month, day in self.readings)


def exists(month: int, day: int, year: int | None) -> bool:
    """Whether there is such a day; without a year, in a leap year."""
    if not 1 <= month <= 12 or (year is not None and not 1 <= year <= 9999):
        return False
    return 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]


@lru_cache(maxsize=_CACHED_TEXTS)
def days(text: str, tag: str) -> tuple[Day, ...]:
    """The dates in ``text``, written in locale ``tag``."""
    if not _DIGITS.search(text):
        return ()
    found: list[Day] = []
    done = 0
    for run in _DIGITS.finditer(text):
        if run.start() >= done:
            here = _at(run.start(), text, tag)
            if here and not in_address(text, *run.span()):
                found += here
                done = here[-1].end
    return tuple(found)


def _at(start: int, text: str, tag: str) -> list[Day]:
    """The dates whose first number stands at ``start``: one, or the two ends of a range."""
    named = list(_named(start, text, tag))
    if named:
        return named
    iso = _ISO.match(text, start)
    if iso:
        month, day, year = int(iso["month"]), int(iso["day"]), int(iso["year"])
        return [_day(month, day, year, None, iso.start(), iso.end(), text)]
    numeric = _NUMERIC.match(text, start) or _SHORT.match(text, start)
    return [_numeric(numeric, text, tag)] if numeric else []


def _named(start: int, text: str, tag: str) -> Iterator[Day]:
    known, language = months(tag), locales.get(tag).babel.language
    matches = [_DAY_FIRST.match(text, start)]
    if language in _MONTH_FIRST_LANGUAGES:
        lead = _NAME_BEFORE.search(text[max(start - _LONGEST_LEAD, 0) : start])
        name_at = max(start - _LONGEST_LEAD, 0) + lead.start() if lead else start
        matches.append(_MONTH_FIRST.match(text, name_at) if lead else None)
    for match in matches:
        month = known.get(match["month"].lower()) if match else None
        if match and month and _is_month(match, tag, language):
            yield from _of_match(match, month, text, tag)
            return


def _is_month(match: re.Match[str], tag: str, language: str) -> bool:
    """English writes months with a capital; an abbreviation shows by its point or by a year."""
    name = match["month"]
    if language == "en" and not name[0].isupper():
        return False
    return bool(
        match["dot"] or match["year"] or name.lower() not in abbreviated(tag) or name[0].isupper()
    )


def _of_match(match: re.Match[str], month: int, text: str, tag: str) -> Iterator[Day]:
    year = int(match["year"]) if match["year"] else None
    start, end = match.start("day"), match.end("year" if year else "month")
    if match.start("month") < start:
        start, end = match.start("month"), match.end("year" if year else "day")
    if match["first"]:
        at = match.start("first")
        yield _day(month, int(match["first"]), year, None, at, end, text)
    lead = match.start("first") if match["first"] else start
    weekday = None if match["first"] else _weekday(text, lead, tag)
    yield _day(month, int(match["day"]), year, weekday, start, end, text)


def _day(
    month: int, day: int, year: int | None, weekday: int | None, start: int, end: int, text: str
) -> Day:
    return Day(frozenset({(month, day)}), year, weekday, start, end, text[start:end])


def _weekday(text: str, start: int, tag: str) -> int | None:
    """The weekday that stands before the date at ``start``."""
    match = _BEFORE.search(text[max(start - _LONGEST_LEAD, 0) : start])
    return weekdays(tag).get(match[1].lower()) if match else None


def _numeric(match: re.Match[str], text: str, tag: str) -> Day:
    one, two = int(match["one"]), int(match["two"])
    whole = "year" in match.re.groupindex
    readings = {(two, one)}
    if _month_may_come_first(match, tag, whole):
        readings.add((one, two))
    start, end = match.span()
    year = int(match["year"]) if whole else None
    weekday = _weekday(text, start, tag) if whole else None
    return Day(frozenset(readings), year, weekday, start, end, match[0], firm=whole)


def _month_may_come_first(match: re.Match[str], tag: str, whole: bool) -> bool:
    """31.05.2025 is day and month everywhere; 5/6 may be either in English, and where we do not
    know the country's habit."""
    locale = locales.get(tag)
    if whole and match["mark"] == ".":
        return False
    return locale.babel.language == "en" or not locale.curated
