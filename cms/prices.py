"""What one unit of a channel costs in each country: the brand's own table, a line each."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import channels
from templates_lib.language.values import known_currency

COUNTRIES = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code != "ZZ"
)


@dataclass(frozen=True)
class Tariff:
    """A price: ``country`` is ISO 3166-1 (two letters), ``currency`` ISO 4217."""

    country: str
    channel: str
    amount: Decimal
    currency: str


def tariff(line: str) -> Tariff:
    """The price that *line* (``NO sms 0.39 NOK``) says; `ValidationError`."""
    pieces = line.split()
    if len(pieces) != 4:
        raise ValidationError(
            _("“%(line)s”: write country, channel, price and currency: NO sms 0.39 NOK."),
            params={"line": line},
        )
    country, channel, amount, currency = pieces
    return Tariff(
        _among(
            country.upper(), COUNTRIES, _("“%(word)s” is no country of two letters, such as NO.")
        ),
        _among(channel.lower(), channels.CHANNELS, _("“%(word)s” is no channel.")),
        _amount(amount),
        currency.upper() if known_currency(currency.upper()) else _no_currency(currency),
    )


def are_prices(value: Any) -> None:
    """Refuse anything but a list of lines, one for each country and channel."""
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise ValidationError(_('Write a list of prices: ["NO sms 0.39 NOK"].'))
    seen: set[tuple[str, str]] = set()
    for each in map(tariff, value):
        place = (each.country, each.channel)
        if place in seen:
            raise ValidationError(
                _("%(country)s %(channel)s is there twice."),
                params={"country": each.country, "channel": each.channel},
            )
        seen.add(place)


def _among(word: str, known: Any, message: Any) -> str:
    if word not in known:
        raise ValidationError(message, params={"word": word})
    return word


def _no_currency(word: str) -> str:
    raise ValidationError(
        _("“%(word)s” is no currency of three letters, such as NOK."), params={"word": word}
    )


def _amount(written: str) -> Decimal:
    try:
        amount = Decimal(written.replace(",", "."))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount < 1_000_000:
        raise ValidationError(_("“%(word)s” is no price, such as 0.39."), params={"word": written})
    return amount
