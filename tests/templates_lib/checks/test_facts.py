"""What is read out of a text."""

from decimal import Decimal

import pytest

import locales
from templates_lib.checks._facts import LARGEST, compatible, target
from templates_lib.checks._facts._amounts import amounts
from templates_lib.checks._facts._numerals import parse
from templates_lib.guide import Guide


@pytest.mark.parametrize(
    ("written", "locale", "value"),
    [
        ("1 299,50", "nb", "1299.5"),
        ("1\u00a0299,50", "nb", "1299.5"),
        ("1\u202f299,50", "fr", "1299.5"),
        ("1.299,50", "da", "1299.5"),
        ("1,299.50", "en", "1299.5"),
        ("1299.50", "en", "1299.5"),
        ("1299,5", "pl", "1299.5"),
        ("1’299.50", "de-CH", "1299.5"),
        ("1.299", "de", "1299"),
        ("1.299", "en", "1.299"),
        ("1,299", "en", "1299"),
        ("1,299", "de", "1.299"),
        ("1.299", "nb", "1299"),
        ("1,50", "en", "1.5"),
        ("1.000.000", "de", "1000000"),
        ("007", "nb", "7"),
        ("10", "nb", "10"),
        ("٢٠", "ar", "20"),
    ],
)
def test_a_number_is_read_by_its_locale(written: str, locale: str, value: str) -> None:
    assert parse(written, locale) == Decimal(value)


def firm(text: str, locale: str) -> list[str]:
    numbers, percents = amounts(text, locale)
    return [amount.written for amount in (*numbers, *percents) if amount.firm]


@pytest.mark.parametrize(
    ("text", "locale", "written"),
    [
        ("5 dager", "nb", ["5"]),
        ("10 000 poeng", "nb", ["10 000"]),
        ("499 kr", "nb", ["499 kr"]),
        ("kr 499,-", "nb", ["499,-"]),
        ("€1,299.50", "en", ["€1,299.50"]),
        ("1299,50 zł", "pl", ["1299,50 zł"]),
        ("20 % av 500", "nb", ["500", "20 %"]),
        ("2x", "en", ["2"]),
        ("2-årig", "nb", ["2"]),
        ("24h", "en", ["24"]),
        ("5GB", "en", ["5"]),
        ("A4 SMS24 B2B COVID-19 MP3", "en", []),
        ("kl. 17", "nb", []),
        ("17.30", "nb", []),
        ("17.30", "en", ["17.30"]),
        ("5:30 pm", "en", []),
        ("17.00–21.00 uur", "nl", []),
        ("31. mai 2025", "nb", []),
        ("31 maja 2025 r.", "pl", []),
        ("May 31st, 2025", "en", []),
        ("31. toukokuuta", "fi", []),
        ("2025-05-31 31.05.2025 31/5", "nb", []),
        ("10 000 000 kr", "nb", ["10 000 000 kr"]),
        ("512 345 678", "pl", []),
        ("til 32. mai", "nb", ["32"]),
        ("+47 22 12 34 56", "nb", []),
        ("22 33 44 55", "nb", []),
        ("912 34 567", "nb", []),
        ("0800-123456", "nl", []),
        ("1234567890", "en", []),
        ("v3.1.4 24/7", "en", []),
        ("https://a.no/5?b=6 a5@b.no b.no/7", "nb", []),
        ("1. Åpne\n2) Les", "nb", []),
        ("2 og to", "nb", ["2"]),
        ("USA 50", "en", ["50"]),
    ],
)
def test_which_numbers_every_locale_must_say(text: str, locale: str, written: list[str]) -> None:
    assert firm(text, locale) == written


@pytest.mark.parametrize(
    ("text", "locale", "guide_currency", "currency"),
    [
        ("499 kr", "nb", "", "NOK"),
        ("499 kr", "da", "", "DKK"),
        ("499 kronor", "sv", "", "SEK"),
        ("499 kr", "en", "", "kr"),
        ("499 kr", "en", "SEK", "SEK"),
        ("500 koron", "pl", "", "kr"),
        ("499 NOK", "pl", "", "NOK"),
        ("49 €", "de", "", "EUR"),
        ("49 euroa", "fi", "", "EUR"),
        ("49 złotych", "pl", "", "PLN"),
        ("49 SMS", "nb", "", ""),
    ],
)
def test_which_currency_is_meant(
    text: str, locale: str, guide_currency: str, currency: str
) -> None:
    (amount,), _ = amounts(text, locale, guide_currency)
    assert amount.currency == currency


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("NOK", "NOK", True),
        ("NOK", "DKK", False),
        ("NOK", "kr", True),
        ("kr", "SEK", True),
        ("kr", "EUR", False),
    ],
)
def test_which_currencies_are_compared(one: str, other: str, answer: bool) -> None:
    assert compatible(one, other) is answer
    assert compatible(other, one) is answer


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("https://a.example/x/", "a.example", "/x"),
        ("HTTP://WWW.A.example:443/X", "a.example", "/x"),
        ("a.example/nb/x", "a.example", "/x"),
        ("https://user@a.example", "a.example", ""),
        ("https://own.example/nb-no/x", "(brand)", "/x"),
        ("https://m.own.example/", "(brand)", ""),
        ("https://own.example.evil.io", "own.example.evil", ""),
        ("https://[bad/x", "https://[bad/x", ""),
    ],
)
def test_where_a_link_leads(url: str, host: str, path: str) -> None:
    place = target(url, "nb", Guide("b", domains=("own.example",)), "")
    assert (place.host, place.path) == (host, path)


@pytest.mark.parametrize("tag", locales.curated_tags())
def test_every_curated_language_has_its_numerals(tag: str) -> None:
    locale = locales.get(tag)
    assert len(locale.number_words) == LARGEST + 1
    assert locale.half_words
    assert all(word == word.casefold() for forms in locale.number_words for word in forms)
