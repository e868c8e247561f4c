"""``money``: an amount as the locale writes it.

The currency is the value's own, or the argument's, or the one the placeholder declares. A value in
another currency than the argument names is refused, never relabelled. ``decimals="auto"`` leaves
out the decimals of a whole amount (500 kr); ``display="code"`` writes NOK for kr.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from locales import currency_digits
from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._escape import Dress
from templates_lib.language._nodes import Value
from templates_lib.language._phrases import phrase
from templates_lib.language.filters._amounts import amounts, amounts_of
from templates_lib.language.filters._filter import (
    NUMBERS,
    Argument,
    BadArgument,
    Filter,
    Setting,
    Shortcut,
)


def shortcut(
    arguments: Mapping[str, Value], setting: Setting, declared: str | None, dress: Dress
) -> Shortcut:
    """Write amounts of the one currency that is known, or of whichever each value has."""

    if arguments.get("decimals") == "auto":
        return Shortcut(_one_by_one)

    def form(currency: str) -> cldr.NumberFormat:
        return _form(arguments, setting, currency, _BROKEN)

    currency = arguments.get("currency", declared)
    if not currency:
        return amounts(form, dress)
    return amounts_of(str(currency), form(str(currency)), dress)


# An amount of which no decimals are ever left out.
_BROKEN = Decimal("0.5")


def _one_by_one(value: object) -> None:
    """Whether decimals are shown depends on the amount, so no text of another one serves."""


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write an amount."""
    named = arguments.get("currency")
    found = values.money(value, str(named) if named else None)
    if found.currency is None:
        raise values.Unfit(gettext_noop("an amount with its currency"))
    if named and found.currency != named:
        raise values.Unfit(
            phrase(gettext_noop("an amount in %(currency)s"), currency=named),
            phrase(gettext_noop("one in %(currency)s"), currency=found.currency),
        )
    return _form(arguments, setting, found.currency, found.amount).format(found.amount)


def _form(
    arguments: Mapping[str, Value], setting: Setting, currency: str, amount: Decimal
) -> cldr.NumberFormat:
    return cldr.currency_format(
        setting.locale.babel,
        currency,
        setting.plain,
        code=arguments.get("display") == "code",
        whole=arguments.get("decimals") == "auto" and _is_whole(amount, currency),
    )


def _is_whole(amount: Decimal, currency: str) -> bool:
    """Whether the reader would see nothing but zeros behind the decimal sign."""
    shown = cldr.as_shown(amount, currency_digits(currency))
    return shown == int(shown)


def _check_currency(value: Value) -> None:
    code = str(value)
    if not values.known_currency(code):
        raise BadArgument(
            gettext_noop("“%(code)s” is not a currency code; write three letters such as NOK."),
            "currency",
            f'"{code.upper()}"' if values.known_currency(code.upper()) else None,
            code=code,
        )


FILTER = Filter(
    name="money",
    summary=gettext_noop("An amount with its currency"),
    example='{{ total | money("NOK") }}',
    takes=NUMBERS | {"money"},
    apply=write,
    expects=values.Money,
    shortcut=shortcut,
    arguments=(
        Argument("currency", "text", check=_check_currency),
        Argument("decimals", "text", choices=("all", "auto")),
        Argument("display", "text", choices=("symbol", "code")),
    ),
)
