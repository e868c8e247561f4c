import pytest

from templates_lib.language import parse

NO, DK, PL, NL, US = "+4722123456", "+4532123456", "+48221234567", "+31201234567", "+12125550123"


@pytest.mark.parametrize(
    "value, tag, text",
    [
        pytest.param(NO, "nb", "22 12 34 56", id="at home, nb"),
        pytest.param(NO, "nn", "22 12 34 56", id="at home, nn"),
        pytest.param(DK, "da", "32 12 34 56", id="at home, da"),
        pytest.param(PL, "pl", "22 123 45 67", id="at home, pl"),
        pytest.param(NL, "nl", "020 123 4567", id="at home, nl"),
        pytest.param(US, "en", "(212) 555-0123", id="at home, en"),
        pytest.param(NO, "da", "+47 22 12 34 56", id="abroad"),
        pytest.param(NO, "en", "+47 22 12 34 56", id="abroad in English"),
        pytest.param(NL, "nl-BE", "+31 20 123 4567", id="one language, two countries"),
        pytest.param(US, "en-GB", "+1 212-555-0123", id="American in Britain"),
        pytest.param("+47 22 12 34 56", "nb", "22 12 34 56", id="as it was written"),
        pytest.param("+80012345678", "nb", "+800 1234 5678", id="of no country"),
        pytest.param(NO, "eo", "+47 22 12 34 56", id="a locale of no country"),
    ],
)
def test_by_market(value, tag, text):
    assert parse("{{ a | phone }}").render({"a": value}, tag) == text


@pytest.mark.parametrize("tag", ["nb", "pl"])
def test_named_styles(tag):
    template = parse('{{ a | phone("national") }} {{ a | phone("international") }}')
    assert template.render({"a": NO}, tag) == "22 12 34 56 +47 22 12 34 56"


@pytest.mark.parametrize(
    "value, tag, text",
    [
        pytest.param(US, "en", "212 555 0123", id="no brackets"),
        pytest.param(US, "nb", "+1 212 555 0123", id="no hyphens"),
        pytest.param(NO, "nb", "22 12 34 56", id="nothing to change"),
    ],
)
def test_plain_is_digits_and_spaces(value, tag, text):
    assert parse("{{ a | phone }}").render({"a": value}, tag, plain=True) == text
