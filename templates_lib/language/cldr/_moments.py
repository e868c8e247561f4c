"""Dates and times of day."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from locales import CldrLocale

STYLES = ("short", "medium", "long", "full")
"""CLDR's four lengths: 31.05.2025, 31. mai 2025, 31. mai 2025, lørdag 31. mai 2025 (nb)."""

DATE_STYLES = (*STYLES, "day", "weekday")
"""The same, and a day without its year: 31. mai, lørdag 31. mai."""

CLOCK_STYLES = ("short", "medium")
"""With minutes, with seconds. The longer ones name a time zone, which no value here has."""

# CLDR has U+202F before AM and before the Russian "г."; Node and browsers write a space there,
# since programs stumbled over the other.
_ODD_SPACE = "\u202f"


@lru_cache(maxsize=4096)
def format_date(value: dt.date, locale: CldrLocale, style: str) -> str:
    """Write a date in one of ``DATE_STYLES``."""
    return _written(locale.date_formats[style].apply(value, locale))


@lru_cache(maxsize=4096)
def format_time(value: dt.time, locale: CldrLocale, style: str = "short") -> str:
    """Write a time of day in one of ``CLOCK_STYLES``."""
    return _written(locale.time_formats[style].apply(value, locale))


def format_datetime(value: dt.datetime, locale: CldrLocale, style: str) -> str:
    """Write a date in one of ``STYLES`` with hours and minutes, joined as the locale joins them."""
    glue = str(locale.datetime_formats[style]).replace("'", "")
    clock = format_time(value.time(), locale)
    return glue.replace("{0}", clock).replace("{1}", format_date(value.date(), locale, style))


def _written(text: str) -> str:
    return text.replace(_ODD_SPACE, " ")
