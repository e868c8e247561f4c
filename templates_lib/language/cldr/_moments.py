"""Dates and times of day."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import babel.dates
from babel.core import Locale

STYLES = ("short", "medium", "long", "full")
"""CLDR's four lengths: 31.05.2025, 31. mai 2025, 31. mai 2025, lørdag 31. mai 2025 (nb)."""

CLOCK_STYLES = ("short", "medium")
"""With minutes, with seconds. The longer ones name a time zone, which no value here has."""


@lru_cache(maxsize=4096)
def format_date(value: dt.date, locale: Locale, style: str) -> str:
    """Write a date in one of ``STYLES``."""
    pattern = babel.dates.get_date_format(style, locale)  # type: ignore[arg-type]
    return pattern.apply(value, locale)


@lru_cache(maxsize=4096)
def format_time(value: dt.time, locale: Locale, style: str = "short") -> str:
    """Write a time of day in one of ``CLOCK_STYLES``."""
    pattern = babel.dates.get_time_format(style, locale)  # type: ignore[arg-type]
    return pattern.apply(value, locale)


def format_datetime(value: dt.datetime, locale: Locale, style: str) -> str:
    """Write a date in one of ``STYLES`` with hours and minutes, joined as the locale joins them."""
    glue = str(locale.datetime_formats[style]).replace("'", "")
    clock = format_time(value.time(), locale)
    return glue.replace("{0}", clock).replace("{1}", format_date(value.date(), locale, style))
