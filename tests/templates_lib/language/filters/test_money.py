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


@pytest.mark.parametrize(
    "amount, tag, currency, text",
    [
        pytest.param(500, "nb", "NOK", f"500{N}kr", id="whole"),
        pytest.param("499.50", "nb", "NOK", f"499,50{N}kr", id="not whole"),
        pytest.param("499.996", "nb", "NOK", f"500{N}kr", id="whole as shown"),
        pytest.param("499.994", "nb", "NOK", f"499,99{N}kr", id="not whole as shown"),
        pytest.param("0.004", "nb", "NOK", f"0{N}kr", id="nothing as shown"),
        pytest.param(-20, "en", "USD", "-$20", id="en, negative"),
        pytest.param("1234", "da", "DKK", f"1.234{N}kr.", id="da"),
        pytest.param("1234", "pl", "PLN", f"1234{N}zł", id="pl"),
        pytest.param("1234", "nl", "EUR", f"€{N}1.234", id="nl"),
        pytest.param("1.5", "en", "KWD", f"KWD{N}1.500", id="three decimals"),
        pytest.param("2", "en", "JPY", "¥2", id="none"),
    ],
)
def test_decimals_of_a_whole_amount_are_left_out(amount, tag, currency, text):
    template = parse(f'{{{{ a | money("{currency}", decimals="auto") }}}}')
    assert template.render({"a": amount}, tag) == text


@pytest.mark.parametrize(
    "tag, text",
    [
        ("nb", f"5,00{N}NOK"),
        ("da", f"5,00{N}NOK"),
        ("pl", f"5,00{N}NOK"),
        ("nl", f"NOK{N}5,00"),
        ("en", f"NOK{N}5.00"),
        ("de-CH", f"NOK{N}5.00"),
    ],
)
def test_a_code_in_place_of_the_symbol(tag, text):
    assert parse('{{ a | money("NOK", display="code") }}').render({"a": 5}, tag) == text


@pytest.mark.parametrize(
    "tag, currency, text",
    [
        pytest.param("nb", "NOK", "1 299,50 kr", id="nb"),
        pytest.param("da", "DKK", "1.299,50 kr.", id="da"),
        pytest.param("pl", "PLN", "1299,50 PLN", id="a letter that GSM-7 lacks"),
        pytest.param("nl", "EUR", "€ 1.299,50", id="a sign that it has"),
        pytest.param("en", "INR", "INR 1,299.50", id="a sign that it lacks"),
        pytest.param("cs", "CZK", "1 299,50 CZK", id="cs"),
        pytest.param("fr", "EUR", "1 299,50 €", id="fr"),
        pytest.param("de-CH", "CHF", "CHF 1'299.50", id="de-CH"),
    ],
)
def test_plain(tag, currency, text):
    template = parse(f'{{{{ a | money("{currency}") }}}}')
    assert template.render({"a": "1299.5"}, tag, plain=True) == text
