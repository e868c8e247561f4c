"""Dates and times of day as people type them, recognised so that they are not taken for numbers."""

from __future__ import annotations

import re
from functools import lru_cache

import locales

__all__ = [
    "DATES",
    "TIMES",
    "TIME_WITH_POINT",
    "is_date",
    "month_names",
    "named_dates",
    "twelve_hours",
]

# 2025-05-31, 31.05.2025, 31/5/25, 31.5. (the last with its closing point, as nb da fi de pl write)
DATES = re.compile(
    r"(?<![\d.,])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?![\d])"
)

_HALF = r"(?:\s?[ap]\.?m\b\.?)"
TIMES = re.compile(
    rf"(?<![\d.,])(?:(?:[01]?\d|2[0-4])[:hH][0-5]\d(?::[0-5]\d)?(?!\d){_HALF}?"
    rf"|(?:0?\d|1[0-2])(?:\.[0-5]\d)?{_HALF}"
    r"|(?<!\w)(?:kl\.?|klo|godz\.?)\s?(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\d])"
    r"|(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?(?:uhr|uur)\b)",
    re.IGNORECASE,
)
TIME_WITH_POINT = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.,]\d|\d)")
"""08.00: a time wherever the point is not the decimal mark."""


def is_date(written: str) -> bool:
    """Whether a numeric date can be one, in any order of day and month: 32.05.2025 cannot."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if len(written.split("-")[0]) == 4:
        numbers = numbers[1:]
    day, month = max(numbers[:2]), min(numbers[:2])
    return 1 <= day <= 31 and 1 <= month <= 12


@lru_cache(maxsize=512)
def named_dates(tag: str) -> re.Pattern[str]:
    """Dates with the month's name in locale ``tag``, in all forms that CLDR has.

    Named group ``day`` is the day where there is one.
    """
    months = "|".join(_month_names(tag))
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    mark = r"(?:\.|st|nd|rd|th|er|:e|º|°)?"
    year = r"(?:,?\s+(?:de\s+)?\d{4}(?!\d))"
    return re.compile(
        rf"(?<![\w.,])(?:{day}{mark}\s+(?:of\s+|de\s+)?(?:{months})\b\.?{year}?"
        rf"|(?:{months})\b\.?\s+{day}(?:st|nd|rd|th)?(?!\d){year}?"
        rf"|(?:{months})\b\.?{year})",
        re.IGNORECASE,
    )


def _month_names(tag: str) -> list[str]:
    """Every name of a month as a pattern, longest first."""
    names = {re.escape(name) for month in range(1, 13) for name in month_names(tag, month)}
    return sorted(names, key=len, reverse=True)


def month_names(tag: str, month: int) -> frozenset[str]:
    """The names of ``month`` (1 to 12) in locale ``tag``, in all forms that CLDR has."""
    months = locales.get(tag).babel.months
    names = {
        str(months[use][width][month]).strip().rstrip(".")
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    return frozenset(name for name in names if not name.isdecimal())


@lru_cache(maxsize=512)
def twelve_hours(tag: str) -> bool:
    """Whether the clock of locale ``tag`` has twelve hours (CLDR, the short time format)."""
    return "h" in str(locales.get(tag).babel.time_formats["short"])
