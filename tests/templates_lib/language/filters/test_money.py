import pytest

from templates_lib.language import WrongValue, parse

N, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    "value, locale, expected",
    [
        pytest.param({"amount": 1299.5, "currency": "NOK"}, "nb", f"1{N}299,50{N}kr", id="nb"),
        pytest.param({"amount": 1299.5, "currency": "DKK"}, "da", f"1.299,50{N}kr.", id="da"),
        pytest.param(
            {"amount": 1299.5, "currency": "PLN"}, "pl", f"1299,50{N}zł", id="pl, four digits"
        ),
        pytest.param(
            {"amount": 12995, "currency": "PLN"}, "pl", f"12{N}995,00{N}zł", id="pl, five digits"
        ),
        pytest.param({"amount": 1299.5, "currency": "EUR"}, "nl", f"€{N}1.299,50", id="nl"),
        pytest.param({"amount": 1299.5, "currency": "EUR"}, "en", "€1,299.50", id="en, own sign"),
        pytest.param({"amount": 1299.5, "currency": "NOK"}, "en", f"NOK{N}1,299.50", id="en, code"),
        pytest.param({"amount": 1299.5, "currency": "EUR"}, "fr", f"1{NN}299,50{N}€", id="fr"),
        pytest.param({"amount": -5, "currency": "NOK"}, "nb", f"\u22125,00{N}kr", id="nb, minus"),
        pytest.param({"amount": -5, "currency": "PLN"}, "pl", f"-5,00{N}zł", id="pl, hyphen"),
        pytest.param({"amount": 1299, "currency": "JPY"}, "nb", f"1{N}299{N}JPY", id="no decimals"),
        pytest.param({"amount": "0.005", "currency": "NOK"}, "nb", f"0,01{N}kr", id="half up"),
        pytest.param(
            {"amount": "0.025", "currency": "NOK"}, "nb", f"0,03{N}kr", id="half up, even"
        ),
        pytest.param(
            {"amount": "-0.005", "currency": "NOK"}, "nb", f"\u22120,01{N}kr", id="away from zero"
        ),
        pytest.param(
            {"amount": "-0.004", "currency": "NOK"}, "nb", f"0,00{N}kr", id="zero has no sign"
        ),
        pytest.param(("12.50", "NOK"), "nb", f"12,50{N}kr", id="pair"),
        pytest.param(
            {"amount": 999999999999999, "currency": "NOK"},
            "nb",
            f"999{N}999{N}999{N}999{N}999,00{N}kr",
            id="greatest",
        ),
    ],
)
def test_written(value, locale, expected):
    assert parse("{{ a | money }}").render({"a": value}, locale) == expected


def test_currency_of_the_argument():
    assert parse('{{ a | money("SEK") }}').render({"a": "5"}, "sv") == f"5,00{N}kr"


def test_currency_of_the_value_is_never_relabelled():
    with pytest.raises(WrongValue) as caught:
        parse('{{ a | money("SEK") }}').render({"a": {"amount": 5, "currency": "NOK"}}, "sv")
    assert (caught.value.expected, caught.value.got) == ("an amount in SEK", "one in NOK")
