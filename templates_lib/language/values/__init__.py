"""What a value may be: one reader for each kind, each of which takes JSON or Python and is strict.

A reader gives the typed value or raises ``Unfit``, which says what was expected. Typed values are
``str``, ``int``, ``Decimal``, ``bool``, ``date``, ``time``, ``datetime``, ``Money``, ``Percent``,
tuples of values and read-only mappings (records).
"""

from templates_lib.language.values._anything import anything
from templates_lib.language.values._bare import bare
from templates_lib.language.values._contacts import MAX_EMAIL, MAX_PHONE, MAX_URL, email, phone, url
from templates_lib.language.values._moments import date, datetime, time
from templates_lib.language.values._money import (
    Money,
    currencies,
    currency_code,
    known_currency,
    money,
)
from templates_lib.language.values._numbers import LIMIT as NUMBER_LIMIT
from templates_lib.language.values._numbers import MAX_RATIO, Percent, count, number, percent
from templates_lib.language.values._text import (
    CODE_LIMIT,
    CONTROLS,
    MAX_CODE,
    MAX_NAME,
    MAX_TEXT,
    code,
    line,
    text,
)
from templates_lib.language.values._unfit import MAX_ITEMS, MISSING, Missing, Unfit, describe

__all__ = [
    "CODE_LIMIT",
    "CONTROLS",
    "MAX_CODE",
    "MAX_EMAIL",
    "MAX_ITEMS",
    "MAX_NAME",
    "MAX_PHONE",
    "MAX_RATIO",
    "MAX_TEXT",
    "MAX_URL",
    "MISSING",
    "NUMBER_LIMIT",
    "Missing",
    "Money",
    "Percent",
    "Unfit",
    "anything",
    "bare",
    "code",
    "count",
    "currencies",
    "currency_code",
    "date",
    "datetime",
    "describe",
    "email",
    "known_currency",
    "line",
    "money",
    "number",
    "percent",
    "phone",
    "text",
    "time",
    "url",
]
