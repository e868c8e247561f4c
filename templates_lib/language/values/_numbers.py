"""Numbers, counts and percentages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import isfinite

from locales.words import gettext_noop
from templates_lib.language._phrases import phrase
from templates_lib.language.values._bare import bare
from templates_lib.language.values._unfit import Unfit

LIMIT = 10**15
"""Numbers stay below this in size: a 64-bit float is exact to 15 digits, JSON promises no more."""

PLACES = 20
"""Most decimals of a number."""

MAX_RATIO = 2
"""A percentage given as a bare number is a ratio; above 200 % it was surely meant otherwise."""

_DECIMAL = re.compile(rf"[+-]?\d{{1,15}}(\.\d{{1,{PLACES}}})?", re.ASCII)
_PERCENT = re.compile(r"([+-]?\d{1,7}(?:\.\d{1,10})?)[ \xa0]?%", re.ASCII)
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_NUMBER = gettext_noop("a number such as 12.5")


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage as a ratio: 0.25 is 25 %."""

    ratio: Decimal

    def __bool__(self) -> bool:
        return bool(self.ratio)


def number(value: object) -> int | Decimal:
    """Read a number: an int, a finite float or Decimal, or a text such as ``"12.50"``."""
    value = bare(value)
    if isinstance(value, bool):
        raise Unfit(_NUMBER)
    if isinstance(value, int):
        return _within(value)
    if isinstance(value, float):
        if not isfinite(value):
            raise Unfit(_NUMBER, gettext_noop("no finite number"))
        return _within(_short(Decimal(repr(value))))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise Unfit(_NUMBER, gettext_noop("no finite number"))
        return _within(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise Unfit(_NUMBER)


def count(value: object) -> int:
    """Read a whole number from 0 up; ``3.0`` is 3, as some JSON writers send it."""
    expected = gettext_noop("a whole number, 0 or more")
    try:
        found = number(value)
    except Unfit as unfit:
        raise Unfit(expected, unfit.got) from None
    if found < 0 or found != int(found):
        raise Unfit(expected)
    return int(found)


def percent(value: object) -> Percent:
    """Read a percentage: a ratio up to 2 (0.25 is 25 %), or a text such as ``"25 %"``."""
    expected = phrase(gettext_noop("a percentage: 0.25 or “25 %%” for 25 %%"))
    value = bare(value)
    if isinstance(value, Percent):
        return value
    if isinstance(value, str) and (found := _PERCENT.fullmatch(value)):
        return Percent(Decimal(found[1]).scaleb(-2, _CONTEXT))
    try:
        ratio = Decimal(number(value))
    except Unfit as unfit:
        raise Unfit(expected, unfit.got) from None
    if abs(ratio) > MAX_RATIO:
        raise Unfit(expected)
    return Percent(ratio)


def _within(value: int | Decimal) -> int | Decimal:
    """Refuse what is too large or too finely divided, before anything calculates with it."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if not value:
            return Decimal(0) if exponent != 0 else value
        fits = value.adjusted() < 15 and isinstance(exponent, int) and exponent >= -PLACES
    else:
        fits = -LIMIT < value < LIMIT
    if not fits:
        raise Unfit(gettext_noop("a number of at most 15 digits"))
    return value


def _short(value: Decimal) -> Decimal:
    """Cut the noise that a float's far decimals are (1e-30 is 0)."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -PLACES and value.adjusted() < 15:
        return value.quantize(Decimal(1).scaleb(-PLACES), context=_CONTEXT)
    return value
