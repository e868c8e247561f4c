"""What a variant costs, for the editor: over the samples of its placeholders, and in money."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.languages import get_official_languages
from django.utils.translation import get_language

import locales
from channels import ContentError, UnknownChannelError
from cms.door import message_document
from cms.history.rendered import cost_of
from cms.models import StoredContent, Variant
from cms.prices import Tariff, tariff
from templates_lib import message as messages
from templates_lib.cost import Cost, Price, cost, price
from templates_lib.language import TemplateError, cldr
from templates_lib.message import MessageError

NEVER = (1 << 31, 1 << 31)
TRIED = 200  # combinations of samples by which the text that is live is counted


@dataclass(frozen=True)
class PriceShown:
    """A price of a thousand readers, in the interface's language."""

    country: str
    recipients: str
    least: str
    typical: str
    worst: str

    @property
    def varies(self) -> bool:
        return self.least != self.worst


def costs(variant: Variant) -> dict[str, Any]:
    """``cost`` and ``prices`` of *variant*; nothing while its text cannot be rendered."""
    try:
        found = _cost(variant)
    except (TemplateError, MessageError):
        found = None
    if found is None:
        return {"cost": None, "prices": []}
    return {"cost": found, "prices": prices(variant, found)}


def prices(variant: Variant, found: Cost | None) -> list[PriceShown]:
    """What *found* comes to in money, where *variant* goes; none where nobody wrote a price."""
    return [_shown(each) for each in _prices(variant, found)] if found else []


def worth(variant: Variant) -> tuple[int, int]:
    """(typical, worst) size that *variant* is paid for; (0, 0) where its channel's price does not
    go by size. More than anything while its text cannot be rendered.
    """
    try:
        found = _cost(variant)
    except (TemplateError, MessageError):
        return NEVER
    return (found.typical, found.worst) if found else (0, 0)


def live_cost(stored: StoredContent) -> tuple[int, int]:
    """The same of what is live; nothing where it cannot be counted."""
    try:
        found = cost_of(stored.document, most_tried=TRIED)
    except (TemplateError, MessageError, ContentError, UnknownChannelError, KeyError):
        return (0, 0)
    return (found.typical, found.worst) if found else (0, 0)


def _cost(variant: Variant) -> Cost | None:
    message = messages.load(message_document(variant.template, [variant]))
    look = variant.template.brand.look(variant.locale)
    return cost(message.variants[0], message, look=look)


def _prices(variant: Variant, found: Cost) -> list[Price]:
    return [price(found, each.country, each.amount, each.currency) for each in _tariffs(variant)]


def _tariffs(variant: Variant) -> list[Tariff]:
    """The tariff of the country where the locale is at home, or of those that speak it."""
    known = map(tariff, variant.template.brand.prices)
    ours = [each for each in known if each.channel == variant.channel]
    locale = locales.get(variant.locale)
    home = [each for each in ours if each.country == locale.territory]
    return home or [
        each
        for each in ours
        if locale.babel.language in get_official_languages(each.country, de_facto=True)
    ]


def _shown(found: Price) -> PriceShown:
    reader = locales.get(get_language() or "en").babel
    form = cldr.currency_format(reader, found.currency)

    def money(amount: Decimal) -> str:
        return form.format(amount)

    return PriceShown(
        country=reader.territories.get(found.country, found.country),
        recipients=cldr.decimal_format(reader).format(found.recipients),
        least=money(found.least),
        typical=money(found.typical),
        worst=money(found.worst),
    )
