"""Amounts that are looked up come out as those that are formatted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import get
from templates_lib.language import cldr
from templates_lib.language._escape import Dress
from templates_lib.language.filters import FILTERS, Setting, _amounts
from templates_lib.language.values import Money, Unfit
from tests.templates_lib.language.oracle import LOCALES

TAGS = [*LOCALES, "ar", "en-IN", "hi", "ja", "he"]
CURRENCIES = ["NOK", "PLN", "EUR", "USD", "JPY", "HUF", "KWD", "INR", "CHF"]
DRESSES = [Dress(), Dress("html"), Dress("text", plain=True), Dress("html", plain=True)]
NUMBERS = st.one_of(
    st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-2)),
    st.integers(-(10**6), 10**14),
    st.decimals(-(10**9), 10**9, places=4),
    st.sampled_from([Decimal("1E+3"), Decimal("-0.00"), Decimal("0E-7"), Decimal("999.995")]),
)


def amount(number, currency):
    return Money(Decimal(number), currency)


@given(
    st.sampled_from(TAGS),
    st.sampled_from(CURRENCIES),
    st.sampled_from(DRESSES),
    st.lists(NUMBERS, min_size=1, max_size=5),
    st.booleans(),
)
def test_as_formatted_or_not_at_all(tag, currency, dress, numbers, known):
    setting = Setting(get(tag), dress.plain)
    declared = currency if known else None
    shortcut = FILTERS["money"].shortcut({}, setting, declared, dress)
    for number in numbers:
        value = amount(number, currency)
        found = shortcut.write(value)
        if found is not None:
            assert found == dress.each(FILTERS["money"].apply(value, {}, setting))


USUAL = {
    "a price": ("nb", "NOK", "299.00", "299,00\u00a0kr"),
    "grouped": ("nb", "NOK", "12499.95", "12\u00a0499,95\u00a0kr"),
    "two groups": ("nb", "NOK", "999999.99", "999\u00a0999,99\u00a0kr"),
    "one decimal": ("da", "DKK", "9.5", "9,50\u00a0kr."),
    "no decimals": ("da", "DKK", "1234", "1.234,00\u00a0kr."),
    "not yet grouped": ("pl", "PLN", "1234.50", "1234,50\u00a0zł"),
    "currency first": ("nl", "EUR", "1234.50", "€\u00a01.234,50"),
    "currency without decimals": ("en", "JPY", "1234", "¥1,234"),
}


@pytest.mark.parametrize("tag, currency, number, expected", USUAL.values(), ids=USUAL.keys())
def test_usual_amounts_are_looked_up(tag, currency, number, expected):
    shortcut = FILTERS["money"].shortcut({}, Setting(get(tag)), currency, Dress())
    for _ in range(2):
        assert shortcut.write(amount(number, currency)) == expected


LEFT = {
    "three groups": "1000000.00",
    "below nothing": "-5.00",
    "to be rounded": "5.005",
    "exponent": "1E+3",
    "no number": "NaN",
}


@pytest.mark.parametrize("number", LEFT.values(), ids=LEFT.keys())
def test_the_rest_is_left_to_the_filter(number):
    write = FILTERS["money"].shortcut({}, Setting(get("nb")), "NOK", Dress()).write
    assert write(Money(Decimal(number), "NOK")) is None
    assert [write(value) for value in ("5", None, True, 5.0, (5, "NOK"))] == [None] * 5


def test_another_currency_is_left_to_the_filter():
    arguments = {"currency": "NOK"}
    write = FILTERS["money"].shortcut(arguments, Setting(get("nb")), None, Dress()).write
    assert write(amount(5, "SEK")) is None and write(amount(5, None)) is None
    assert write(5) == write(Decimal("5.00")) == "5,00\u00a0kr"
    with pytest.raises(Unfit):
        FILTERS["money"].apply(amount(5, "SEK"), arguments, Setting(get("nb")))


def test_no_more_is_kept_than_allowed(monkeypatch):
    monkeypatch.setattr(_amounts, "KEPT", 5)
    texts = _amounts._Texts(cldr.currency_format(get("nb").babel, "SEK"), Dress())
    for number in range(100):
        assert texts.write(f"{number}.{number:02d}") == f"{number},{number:02d}\u00a0SEK"
        assert max(len(texts.whole), len(texts.starts), len(texts.ends)) <= 5
