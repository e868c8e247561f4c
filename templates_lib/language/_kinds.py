"""Which values can be compared with which."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, TypeAlias

from locales.words import gettext_noop
from templates_lib.language import values

Kind: TypeAlias = Literal["text", "number", "truth", "date", "time", "datetime"]

WORDS: dict[Kind, str] = {
    "text": gettext_noop("a text"),
    "number": gettext_noop("a number"),
    "truth": gettext_noop("true or false"),
    "date": gettext_noop("a date"),
    "time": gettext_noop("a time"),
    "datetime": gettext_noop("a date and time"),
}

_OF_TYPE: dict[str, Kind] = {
    **dict.fromkeys(("text", "name", "url", "phone", "email", "code", "choice"), "text"),
    **dict.fromkeys(("number", "count", "money", "percent"), "number"),
    "date": "date",
    "time": "time",
    "datetime": "datetime",
}

ORDERED = frozenset({"number", "date", "time", "datetime"})
"""The kinds that have a less and a more; texts sort differently in every language."""


def kind_of_type(type_: str) -> Kind | None:
    """The kind of a placeholder type; None for lists and records, which compare with nothing."""
    return _OF_TYPE.get(type_)


def kind_of(value: object) -> Kind | None:
    """The kind of a typed value."""
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | Decimal | values.Money | values.Percent):
        return "number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, dt.datetime):
        return "datetime"
    if isinstance(value, dt.date):
        return "date"
    return "time" if isinstance(value, dt.time) else None
