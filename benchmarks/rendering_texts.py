"""What the benchmark of rendering renders: one SMS in four languages, and a thousand customers.

Every text comes to about 300 characters and has three strings, an amount, a date and a plural. All
of it is made up.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from templates_lib.language.values import Money
from templates_lib.placeholders import Placeholder

CUSTOMERS = 1_000
PRICES = 200
"""So many different totals there are where they come from a list of prices."""

MOST = 5_000_00
"""Totals are less, in hundredths."""

Row = dict[str, object]


@dataclass(frozen=True)
class Sms:
    """A text in one language, and what its customers' values are made of."""

    locale: str
    currency: str
    text: str
    names: tuple[str, ...]
    shops: tuple[str, ...]
    lines: str = ""

    @property
    def placeholders(self) -> Mapping[str, Placeholder]:
        fields = {
            "title": Placeholder("title", "name"),
            "price": Placeholder("price", "money", currency=self.currency),
        }
        return {
            "name": Placeholder("name", "name", max_length=40),
            "shop": Placeholder("shop", "text", max_length=60),
            "code": Placeholder("code", "code"),
            "total": Placeholder("total", "money", currency=self.currency),
            "due": Placeholder("due", "date"),
            "n": Placeholder("n", "count"),
            "lines": Placeholder("lines", "list", fields=fields),
        }


_LOOP = "{% for line in lines %}\n{{ line.title }}: {{ line.price | money }}{% endfor %}\n"

TEXTS = (
    Sms(
        "nb",
        "NOK",
        "Hei {{ name }}! Takk for handelen hos {{ shop }}. Vi har pakket "
        '{{ n | plural(one="# vare", other="# varer") }} til deg, {{ total | money }} i alt, og '
        "pakken kommer {{ due | date }}. Følg den med koden {{ code }} i appen. Er noe galt, "
        "svarer du bare på denne meldingen, så ordner vi det med en gang. God helg og vennlig "
        "hilsen fra alle oss hos Nordhus.",
        ("Kari", "Bjørn", "Åse Marie", "Ola", "Ingrid", "Jørgen", "Anne", "Per"),
        ("Oslo City", "Bergen Storsenter", "Ålesund", "Trondheim Torg"),
        "Hei {{ name }}! {% if n > 2 %}Her er varene dine{% else %}Takk{% endif %}:" + _LOOP,
    ),
    Sms(
        "da",
        "DKK",
        "Hej {{ name }}! Tak for handlen hos {{ shop }}. Vi har pakket "
        '{{ n | plural(one="# vare", other="# varer") }} til dig, {{ total | money }} i alt, og '
        "pakken kommer {{ due | date }}. Følg den med koden {{ code }} i appen. Er noget galt, "
        "svarer du bare på denne besked, så ordner vi det med det samme. God weekend og venlig "
        "hilsen fra alle os hos Nordhus.",
        ("Mette", "Søren", "Anne-Sofie", "Lars", "Kirsten", "Jens", "Pia", "Bo"),
        ("Fields", "Aarhus Midtby", "Odense", "Aalborg Storcenter"),
        "Hej {{ name }}! {% if n > 2 %}Her er dine varer{% else %}Tak{% endif %}:" + _LOOP,
    ),
    Sms(
        "pl",
        "PLN",
        "Cześć {{ name }}! Dziękujemy za zakupy w {{ shop }}. Spakowaliśmy "
        '{{ n | plural(one="# produkt", few="# produkty", many="# produktów", '
        'other="# produktu") }}, razem {{ total | money }}, a paczka dotrze {{ due | date }}. '
        "Śledź ją w aplikacji z kodem {{ code }}. Jeśli coś się nie zgadza, odpisz na tę "
        "wiadomość, a od razu się tym zajmiemy. Miłego dnia! Pozdrawiamy, cały zespół Nordhus.",
        ("Ola", "Bartłomiej", "Małgorzata", "Jan", "Zofia", "Paweł", "Anna", "Łukasz"),
        ("Galeria Mokotów", "Stary Browar", "Gdańsk", "Manufaktura"),
        "Cześć {{ name }}! {% if n > 2 %}Oto Twoje produkty{% else %}Dzięki{% endif %}:" + _LOOP,
    ),
    Sms(
        "nl",
        "EUR",
        "Hoi {{ name }}! Bedankt voor je bestelling bij {{ shop }}. We hebben "
        '{{ n | plural(one="# artikel", other="# artikelen") }} voor je ingepakt, samen '
        "{{ total | money }}, en het pakket komt op {{ due | date }}. Volg het met de code "
        "{{ code }} in de app. Klopt er iets niet, antwoord dan op dit bericht en we lossen het "
        "op. Groetjes van iedereen bij Nordhus.",
        ("Sanne", "Daan", "Anne Marie", "Bram", "Fleur", "Jeroen", "Noor", "Ruben"),
        ("Amsterdam Noord", "Rotterdam", "Utrecht", "Eindhoven Centrum"),
        "Hoi {{ name }}! {% if n > 2 %}Hier zijn je artikelen{% else %}Bedankt{% endif %}:" + _LOOP,
    ),
)


def customers(sms: Sms) -> list[Row]:
    """Return typed values of a thousand customers; their totals are from a list of prices."""
    chance = random.Random(4)
    prices = [chance.randrange(1_00, MOST) for _ in range(PRICES)]
    return [
        {
            "name": chance.choice(sms.names),
            "shop": chance.choice(sms.shops),
            "code": f"NH{chance.randrange(10**6):06d}",
            "total": _money(chance.choice(prices), sms),
            "due": dt.date(2026, 1, 1) + dt.timedelta(chance.randrange(365)),
            "n": chance.randrange(1, 30),
            "lines": [
                {"title": title, "price": _money(chance.choice(prices), sms)}
                for title in ("Lampe", "Puff", "Hylle", "Teppe", "Krakk")
            ],
        }
        for _ in range(CUSTOMERS)
    ]


def with_new_totals(sms: Sms, seed: int) -> list[Row]:
    """Return the same customers with other totals, any from 1 to 5,000, for each ``seed``."""
    chance = random.Random(seed)
    return [{**row, "total": _money(chance.randrange(1_00, MOST), sms)} for row in customers(sms)]


def as_json(row: Row) -> Row:
    """The same values as they arrive from a sender."""
    lines = row["lines"]
    assert isinstance(lines, list)
    return {
        **row,
        "total": _told(row["total"]),
        "due": str(row["due"]),
        "lines": [{**line, "price": _told(line["price"])} for line in lines],
    }


def _money(minor: int, sms: Sms) -> Money:
    return Money(Decimal(minor).scaleb(-2), sms.currency)


def _told(money: object) -> Row:
    assert isinstance(money, Money)
    return {"amount": str(money.amount), "currency": money.currency}
