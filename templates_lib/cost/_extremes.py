"""The values of each type that write themselves longest, in whatever filter and locale.

For a type whose values are countless but regular, a few of them reach every form there is: each
plural category at its largest number, each month on each day of the week, each sign.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from templates_lib.language import values

__all__ = ["extremes"]

_TOP = values.NUMBER_LIMIT - 1

# CLDR's plural rules (TS 35, part 3, section 5) ask for a number's last two digits, whether it is
# a multiple of a million, and its decimals; so do exact cases, which are small.
_COUNTS = (
    *range(201),
    *(1_000, 10_000, 100_000, 1_000_000, 2_000_000, _TOP // 1_000_000 * 1_000_000),
    *range(_TOP - 199, _TOP + 1),
)
_TAILS = ("0.1", "0.5", "0.999", "1.5", "2.25", f"{_TOP}.99999999999999999999")

# In each month each day of the week with a day of one digit and of two: a date is written of parts,
# and no part depends on another's words. 2024 is a leap year.
_DAYS = (*range(1, 8), *range(10, 17), *range(22, 29))
_YEAR = 2024


def extremes(type_: str, choices: tuple[str, ...], most: int | None) -> tuple[object, ...] | None:
    """Return typed values that reach the longest form of every kind, or None where the values
    of the type are free texts."""
    if type_ == "count":
        return _COUNTS
    if type_ == "number":
        return tuple(_numbers())
    if type_ == "money":
        amounts = [Decimal(sign * _TOP) - Decimal("0.99") * sign for sign in (1, -1)]
        amounts += map(Decimal, ("0", "0.01", "-1", "-0.01", "1234", "1234.5", "111111111111111"))
        codes = sorted(values.currencies())
        return tuple(values.Money(each, code) for each in amounts for code in codes)
    if type_ == "percent":
        return tuple(values.Percent(Decimal(each)) for each in _RATIOS)
    if type_ == "choice":
        return tuple(each for each in choices if most is None or len(each) <= most) or None
    return _moments(type_)


_RATIOS = ("0", "0.05", "-0.125", "1.5", "2", "99999.999999", "-99999.999999", "12345.6789")


def _numbers() -> Iterator[int | Decimal]:
    for each in _COUNTS:
        yield each
        yield -each
    for tail in _TAILS:
        yield Decimal(tail)
        yield -Decimal(tail)


def _moments(type_: str) -> tuple[object, ...] | None:
    if type_ == "date":
        return tuple(_days())
    if type_ == "time":
        return tuple(dt.time(hour, minute, minute) for hour in range(24) for minute in (0, 9, 59))
    if type_ == "datetime":
        hours = (0, 9, 11, 12, 13, 23)
        return tuple(
            dt.datetime.combine(day, dt.time(hour, 59)) for day in _days() for hour in hours
        )
    return None


def _days() -> Iterator[dt.date]:
    yield dt.date(_YEAR, 2, 29)
    for month in range(1, 13):
        for day in _DAYS:
            yield dt.date(_YEAR, month, day)
