"""How a typed value is written when no filter says how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language.filters import FILTERS, Setting

_PRINTABLE = gettext_noop("a text, a number, an amount, a date or a time")


def printed(value: object, setting: Setting) -> str:
    """Write a value as the filter of its own type would; ``Unfit`` for what has no such form.

    A number of which nothing is declared may be an order's: its digits are not grouped.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is values.MISSING:
        raise values.Unfit(_PRINTABLE)
    if isinstance(value, int | Decimal):
        form = cldr.decimal_format(setting.locale.babel, grouped=setting.grouped)
        return form.format(value)
    name = _filter_for(value)
    if name is None:
        raise values.Unfit(_PRINTABLE)
    return str(FILTERS[name].apply(value, _NO_ARGUMENTS, setting))


_NO_ARGUMENTS: Mapping[str, str] = {}


def _filter_for(value: object) -> str | None:
    if isinstance(value, values.Money):
        return "money"
    if isinstance(value, values.Percent):
        return "percent"
    if isinstance(value, dt.datetime):
        return "datetime"
    if isinstance(value, dt.date):
        return "date"
    return "time" if isinstance(value, dt.time) else None
