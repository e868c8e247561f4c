"""How a typed value is written when no filter says how: as the filter of its own type would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language.filters import FILTERS, Setting

_PRINTABLE = gettext_noop("a text, a number, an amount, a date or a time")

# A datetime is also a date, and must be asked for first.
_FILTERS: tuple[tuple[type, str], ...] = (
    (values.Money, "money"),
    (values.Percent, "percent"),
    (dt.datetime, "datetime"),
    (dt.date, "date"),
    (dt.time, "time"),
)


def natural(setting: Setting) -> Callable[[object], str]:
    """Return what writes a value; ``Unfit`` for what has no such form.

    A number of which nothing is declared may be an order's: its digits are not grouped.
    """
    number = cldr.decimal_format(setting.locale.babel, grouped=setting.grouped).format
    filters = [(kind, FILTERS[name].ready({}, setting)) for kind, name in _FILTERS]

    def write(value: object) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, bool) or value is values.MISSING:
            raise values.Unfit(_PRINTABLE)
        if isinstance(value, int | Decimal):
            return number(value)
        for kind, apply in filters:
            if isinstance(value, kind):
                return str(apply(value))
        raise values.Unfit(_PRINTABLE)

    return write
