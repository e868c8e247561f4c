"""Amounts of money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.core import get_global

from locales.words import gettext_noop
from templates_lib.language.values._bare import bare
from templates_lib.language.values._numbers import number
from templates_lib.language.values._unfit import Unfit

_EXPECTED = gettext_noop('an amount such as 12.50 or {"amount": 12.50, "currency": "NOK"}')
_CURRENCY = gettext_noop("a currency code such as NOK")
_CODE = re.compile(r"[A-Z]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of its currency (ISO 4217); None where none was said."""

    amount: Decimal
    currency: str | None = None

    def __bool__(self) -> bool:
        return bool(self.amount)


def money(value: object, currency: str | None = None) -> Money:
    """Read an amount: a number, ``"12.50"``, a pair, or a record of amount and currency.

    ``currency`` is taken when the value names none.
    """
    value = bare(value)
    if isinstance(value, Money):
        return value if value.currency else Money(value.amount, currency)
    if isinstance(value, Mapping):
        if not {"amount"} <= set(value) <= {"amount", "currency"}:
            raise Unfit(_EXPECTED)
        return _money(value["amount"], value.get("currency"), currency)
    if isinstance(value, list | tuple):
        if len(value) != 2:
            raise Unfit(_EXPECTED)
        return _money(value[0], value[1], currency)
    return _money(value, None, currency)


def currency_code(value: object) -> str:
    """Read the ISO 4217 code of money that is in use."""
    code = bare(value)
    if not isinstance(code, str) or not known_currency(code):
        raise Unfit(_CURRENCY)
    return code


def known_currency(code: str) -> bool:
    """Whether ``code`` is the ISO 4217 code, in capitals, of money that is in use (CLDR)."""
    return _CODE.fullmatch(code) is not None and code in currencies()


def _money(amount: object, own: object, default: str | None) -> Money:
    try:
        found = Decimal(number(amount))
    except Unfit as unfit:
        raise Unfit(_EXPECTED, unfit.got) from None
    return Money(found, default if own is None else currency_code(own))


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes of the money that is in use (CLDR)."""
    # Money of the past (NLG, KRO) is left out: in a message it can only be a slip.
    territories: Mapping[str, list[tuple[str, object, object, bool]]]
    territories = get_global("territory_currencies")
    return frozenset(
        code
        for history in territories.values()
        for code, _, until, tender in history
        if until is None and tender
    )
