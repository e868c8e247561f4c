"""Babel's locales with CLDR 48: corrected where it differs, as they are where it does not."""

import datetime as dt
import pickle

import pytest
from babel.core import Locale
from babel.dates import format_date, get_datetime_format
from babel.numbers import format_decimal

import locales
from locales._cldr import CldrLocale
from locales._formats import ADOPTED, ancestry


@pytest.mark.parametrize(
    ("identifier", "steps"),
    [
        ("nb", ["nb", "no"]),
        ("de_AT", ["de_AT", "de"]),
        ("en_PL", ["en_PL", "en_150", "en_001", "en"]),
        ("pt_AO", ["pt_AO", "pt_PT", "pt"]),
        ("en_EE", ["en_EE", "en_150", "en_001", "en"]),
    ],
)
def test_ancestry(identifier, steps):
    assert list(ancestry(identifier)) == steps


def test_babels_own_functions_write_what_cldr_48_says():
    swiss, before = CldrLocale.of("de_CH"), Locale("de", "CH")
    assert format_decimal(1234, locale=swiss) == "1'234"
    assert format_decimal(1234, locale=before) == "1’234"
    assert get_datetime_format("long", swiss) == "{1} 'um' {0}"


def test_what_cldr_48_leaves_is_babels():
    norwegian, before = CldrLocale.of("nb"), Locale("nb")
    assert norwegian.months["format"]["wide"][5] == before.months["format"]["wide"][5]
    assert norwegian.date_formats["long"].pattern == before.date_formats["long"].pattern
    assert norwegian.currency_symbols["NOK"] == "kr"


def test_what_an_ancestor_says_holds_below_it():
    assert CldrLocale.of("nl_BE").datetime_formats["long"] == "{1} 'om' {0}"
    assert CldrLocale.of("en_GB").date_formats["weekday"].pattern == "EEEE d MMMM"
    assert CldrLocale.of("en_AU").amount_format("EUR")[1:] == (".", ",")


@pytest.mark.parametrize(
    ("tag", "currency", "signs"),
    [
        pytest.param("de-AT", "EUR", (",", "."), id="other groups in amounts"),
        pytest.param("fr-CH", "CHF", (".", "'"), id="another decimal sign in amounts"),
        pytest.param("en-PL", "EUR", (".", ","), id="euros as Brussels writes them"),
        pytest.param("en-PL", "PLN", (",", "."), id="beside other amounts"),
        pytest.param("pt-CV", "CVE", ("$", "\u00a0"), id="the escudo"),
        pytest.param("pt-CV", "EUR", (",", "\u00a0"), id="beside the escudo"),
    ],
)
def test_signs_of_amounts(tag, currency, signs):
    assert locales.get(tag).babel.amount_format(currency)[1:] == signs


@pytest.mark.parametrize("identifier", [*ADOPTED, "nb", "sr_Latn"])
def test_a_locale_is_a_value(identifier):
    locale = CldrLocale.of(identifier)
    assert pickle.loads(pickle.dumps(locale)) == locale == CldrLocale.of(identifier)
    assert len({locale, CldrLocale.of(identifier)}) == 1
    assert locale.identifier == identifier


def test_a_locale_that_is_new_in_cldr_48_is_not_its_parent():
    estonian, european = locales.get("en-EE").babel, locales.get("en-150").babel
    assert estonian != european
    assert format_decimal(1.5, locale=estonian) == "1,5"
    assert format_decimal(1.5, locale=european) == "1.5"


def test_dates_of_a_locale_read_as_another():
    assert format_date(dt.date(2025, 5, 31), "short", locale=locales.get("pl-IS").babel) == (
        "31.05.2025"
    )


@pytest.mark.parametrize(
    ("currency", "digits"), [("NOK", 2), ("JPY", 0), ("KWD", 3), ("HUF", 0), ("ISK", 0)]
)
def test_decimals_of_currencies(currency, digits):
    assert locales.currency_digits(currency) == digits
