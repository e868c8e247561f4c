"""What a value is in Python, once it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from templates_lib.language import values
from templates_lib.language._nodes import FilterUse, Use
from templates_lib.language.filters import FILTERS

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder

_TYPES: dict[str, type] = {
    **dict.fromkeys(("text", "name", "url", "phone", "email", "code", "choice"), str),
    "number": int,  # or Decimal
    "count": int,
    "money": values.Money,
    "percent": values.Percent,
    "date": dt.date,
    "time": dt.time,
    "datetime": dt.datetime,
    "list": tuple,
}

NATURAL: dict[type, str] = {
    int: "number",
    values.Money: "money",
    values.Percent: "percent",
    dt.date: "date",
    dt.time: "time",
    dt.datetime: "datetime",
}
"""The filter that writes as a declared value of a type is written without one."""


WITH_GRAMMAR = frozenset(["url", "phone", "email"])
"""The types of text that have rules beyond their length."""


def has_rules(placeholder: Placeholder) -> bool:
    """Whether a text of its own has rules beyond its length and its control characters."""
    return placeholder.type in WITH_GRAMMAR or bool(placeholder.alphabet)


def declared_type(placeholder: Placeholder) -> type:
    """The Python type of its values."""
    return _TYPES[placeholder.type]


def expected_type(name: str, uses: Iterable[Use]) -> type:
    """The type that a value of which nothing is declared most likely has, by its first filter."""
    for use in uses:
        if use.name == use.path == name:
            found = writing(use.filters)
            return (found and FILTERS[found.name].expects) or str
    return str


def writing(filters: tuple[FilterUse, ...]) -> FilterUse | None:
    """The first filter that makes a text of a value; None where all of them keep what it is."""
    return next((use for use in filters if not FILTERS[use.name].keeps), None)
