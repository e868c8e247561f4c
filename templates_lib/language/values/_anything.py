"""Values of which nothing is declared: taken as what they are, within the same bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._phrases import phrase
from templates_lib.language.values._bare import bare
from templates_lib.language.values._money import Money, money
from templates_lib.language.values._numbers import Percent, number
from templates_lib.language.values._text import text
from templates_lib.language.values._unfit import MAX_ITEMS, MISSING, Unfit

MAX_DEPTH = 4
"""Greatest depth of records and lists in one another."""

_NOT_SO_DEEP = gettext_noop("lists and records that are at most %(limit)s deep")
_NOT_SO_MANY = gettext_noop("a list of at most %(limit)s items")
_EXPECTED = gettext_noop("a text, a number, true or false, a date, a time, a list or a record")


def anything(value: object, depth: int = 0) -> object:
    """Read a value by its own Python type; objects with behaviour of their own are refused."""
    value = bare(value)
    if value is None:
        return MISSING
    if isinstance(value, bool | Money | Percent):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int | float | Decimal):
        return number(value)
    if isinstance(value, dt.datetime | dt.time):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.date):
        return value
    return _nested(value, depth)


def _nested(value: object, depth: int) -> object:
    if not isinstance(value, Mapping | list | tuple):
        raise Unfit(_EXPECTED)
    if depth >= MAX_DEPTH:
        raise Unfit(phrase(_NOT_SO_DEEP, limit=MAX_DEPTH))
    if len(value) > MAX_ITEMS:
        raise Unfit(phrase(_NOT_SO_MANY, limit=MAX_ITEMS))
    if not isinstance(value, Mapping):
        return tuple(anything(item, depth + 1) for item in value)
    if set(value) == {"amount", "currency"}:
        return money(value)
    return MappingProxyType(
        {key: anything(item, depth + 1) for key, item in value.items() if isinstance(key, str)}
    )
