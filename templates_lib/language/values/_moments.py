"""Dates and times: ISO 8601, in the reader's own wall-clock time.

A time zone offset is read and then left out: the sender says what the customer's clock shows, and
nothing here may move it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from locales.words import gettext_noop
from templates_lib.language.values._bare import bare
from templates_lib.language.values._unfit import Unfit

T = TypeVar("T")

_DATE = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?"
_ZONE = r"(?:Z|[+-]\d{2}:\d{2})?"
_ONLY_DATE = re.compile(_DATE, re.ASCII)
_ONLY_TIME = re.compile(_CLOCK, re.ASCII)
_BOTH = re.compile(rf"({_DATE})[T ]({_CLOCK}){_ZONE}", re.ASCII)


def date(value: object) -> dt.date:
    """Read a date: ``"2025-05-31"`` or a date object."""
    value = bare(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _ONLY_DATE.fullmatch(value):
        return _parsed(dt.date.fromisoformat, value, gettext_noop("a date such as 2025-05-31"))
    raise Unfit(gettext_noop("a date such as 2025-05-31"))


def time(value: object) -> dt.time:
    """Read a time of day: ``"17:00"`` or a time object."""
    value = bare(value)
    if isinstance(value, dt.time):
        return value.replace(tzinfo=None)
    if isinstance(value, str) and _ONLY_TIME.fullmatch(value):
        return _parsed(_clock, value, gettext_noop("a time such as 17:00"))
    raise Unfit(gettext_noop("a time such as 17:00"))


def datetime(value: object) -> dt.datetime:
    """Read a date and time: ``"2025-05-31T17:00"``, with or without an offset, or an object."""
    expected = gettext_noop("a date and time such as 2025-05-31T17:00")
    value = bare(value)
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, str) and (found := _BOTH.fullmatch(value)):
        day = _parsed(dt.date.fromisoformat, found[1], expected)
        return dt.datetime.combine(day, _parsed(_clock, found[2], expected))
    raise Unfit(expected)


def _clock(text: str) -> dt.time:
    whole, _, fraction = text.partition(".")
    return dt.time.fromisoformat(whole).replace(microsecond=int(fraction.ljust(6, "0")))


def _parsed(read: Callable[[str], T], text: str, expected: str) -> T:
    try:
        return read(text)
    except ValueError:  # 2025-02-30, 25:00
        raise Unfit(expected) from None
