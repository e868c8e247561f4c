import pytest

from templates_lib.language import parse

NB = '{{ n | plural({0: "ingen varer"}, one="# vare", other="# varer") }}'
PL = '{{ n | plural(one="# rzecz", few="# rzeczy", many="# rzeczy-m", other="# rzeczy-o") }}'


@pytest.mark.parametrize(
    "text, n, locale, expected",
    [
        pytest.param(NB, 0, "nb", "ingen varer", id="exact"),
        pytest.param(NB, 0.0, "nb", "ingen varer", id="exact from a float"),
        pytest.param(NB, 1, "nb", "1 vare", id="one"),
        pytest.param(NB, 2, "nb", "2 varer", id="other"),
        pytest.param(NB, 1234, "nb", "1\u00a0234 varer", id="grouped"),
        pytest.param(NB, "1.50", "nb", "1,5 varer", id="fraction"),
        pytest.param(PL, 1, "pl", "1 rzecz", id="pl one"),
        pytest.param(PL, 2, "pl", "2 rzeczy", id="pl few"),
        pytest.param(PL, 5, "pl", "5 rzeczy-m", id="pl many"),
        pytest.param(PL, 12, "pl", "12 rzeczy-m", id="pl twelve"),
        pytest.param(PL, 22, "pl", "22 rzeczy", id="pl twenty-two"),
        pytest.param(PL, 1.5, "pl", "1,5 rzeczy-o", id="pl fraction"),
        pytest.param(PL, 1234, "pl", "1234 rzeczy", id="pl four digits"),
        pytest.param(
            '{{ n | plural(one="#", other="#s") }}', 1.0001, "en", "1", id="as it is shown"
        ),
        pytest.param('{{ n | plural(one="#", other="#s") }}', 1, "da", "1", id="da"),
        pytest.param('{{ n | plural(other="###: ##") }}', 3, "ja", "#3: #", id="two marks are one"),
        pytest.param(
            '{{ n | plural(zero="z", one="o", two="t", few="f", many="m", other="x") }}',
            2,
            "ar",
            "t",
            id="ar two",
        ),
    ],
)
def test_written(text, n, locale, expected):
    assert parse(text).render({"n": n}, locale) == expected
