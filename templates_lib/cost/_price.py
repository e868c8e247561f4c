"""From segments to money: what a thousand readers cost, by the brand's own table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from templates_lib.cost._cost import Cost

__all__ = ["Price", "price"]

RECIPIENTS = 1_000


@dataclass(frozen=True, slots=True)
class Price:
    """What so many ``recipients`` cost in a country (ISO 3166-1, two letters), in ``currency``
    (ISO 4217): at the least, usually, and at worst by the samples."""

    country: str
    currency: str
    least: Decimal
    typical: Decimal
    worst: Decimal
    recipients: int = RECIPIENTS


def price(
    cost: Cost, country: str, per_unit: Decimal, currency: str, recipients: int = RECIPIENTS
) -> Price:
    """Return what *recipients* cost where one unit (a segment) costs *per_unit*."""
    return Price(
        country=country,
        currency=currency,
        least=cost.least * per_unit * recipients,
        typical=cost.typical * per_unit * recipients,
        worst=cost.worst * per_unit * recipients,
        recipients=recipients,
    )
