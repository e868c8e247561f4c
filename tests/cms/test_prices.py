"""The brand's prices, and what a text costs as the editor tells it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.models import Brand
from cms.prices import are_prices, tariff


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("NO sms 0.39 NOK", ("NO", "sms", "0.39", "NOK")),
        ("  pl   SMS 0,09 pln ", ("PL", "sms", "0.09", "PLN")),
        ("NL sms 0 EUR", ("NL", "sms", "0", "EUR")),
    ],
)
def test_a_line_is_a_price(line: str, expected: tuple[str, ...]) -> None:
    found = tariff(line)
    assert (found.country, found.channel, str(found.amount), found.currency) == expected


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param(["NO sms 0.39"], "write country, channel", id="a piece is missing"),
        pytest.param(["XQ sms 1 NOK"], "no country", id="no country"),
        pytest.param(["NOR sms 1 NOK"], "no country", id="three letters"),
        pytest.param(["NO pigeon 1 NOK"], "no channel", id="no channel"),
        pytest.param(["NO sms -1 NOK"], "no price", id="less than nothing"),
        pytest.param(["NO sms x NOK"], "no price", id="no number"),
        pytest.param(["NO sms NaN NOK"], "no price", id="not a number"),
        pytest.param(["NO sms 1 KRO"], "no currency", id="money of the past"),
        pytest.param(["NO sms 1 NOK", "no SMS 2 NOK"], "there twice", id="a place twice"),
        pytest.param("NO sms 1 NOK", "list of prices", id="no list"),
        pytest.param([0.39], "list of prices", id="a number"),
    ],
)
def test_what_is_no_price_is_refused_in_words(value: Any, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        are_prices(value)


def panel(client: Client, variant: Any, body: str) -> str:
    address = reverse("wagtailsnippets_cms_variant:findings", args=[variant.pk])
    told = client.post(address, {"content-body": body}).json()["findings"]
    return " ".join(told.replace("\u00a0", " ").split())


def test_the_editor_tells_what_a_text_costs(
    client: Client, copywriter: User, draft: Any, brand: Brand
) -> None:
    Brand.objects.update(prices=["NO sms 0.39 NOK", "PL sms 0.09 PLN"])
    variant = draft("nb")
    client.force_login(copywriter)
    told = panel(client, variant, "a" * 120 + " {{ first_name }} {{ total | money }}")
    assert "Segments: 1 to 3 with the sample values, usually 1." in told
    assert "<code>first_name</code> as “Bartłomiej" in told
    assert "1,000 recipients, Norway: NOK 390.00 to NOK 1,170.00, usually NOK 390.00." in told
    assert "PLN" not in told


def test_without_a_price_there_is_no_sum(client: Client, copywriter: User, draft: Any) -> None:
    client.force_login(copywriter)
    told = panel(client, draft("nb"), "Hei {{ total | money }}")
    assert "Segments: 1, whichever sample values are put in." in told
    assert "recipients" not in told


def test_a_text_that_cannot_be_read_has_no_cost(
    client: Client, copywriter: User, draft: Any
) -> None:
    client.force_login(copywriter)
    told = panel(client, draft("nb"), "Hei {{ total | money")
    assert "b-cost" not in told


def test_a_locale_away_from_home_takes_the_countries_that_speak_it(
    client: Client, copywriter: User, draft: Any, brand: Brand
) -> None:
    Brand.objects.update(prices=["GB sms 0.04 GBP", "NO sms 0.39 NOK"])
    client.force_login(copywriter)
    told = panel(client, draft("en"), "Hi {{ total | money }}")
    assert "United Kingdom" in told and "Norway" not in told
