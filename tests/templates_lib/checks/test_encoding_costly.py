"""Characters that make a message dearer."""

import pytest

from templates_lib.checks import Severity

ID = "encoding_costly"
REPLACE = {"settings": {"dear_letters": "replace"}}
ACCEPT = {"locales": {"pl": {"settings": {"dear_letters": "accept"}}}}
LONG = "Twoja paczka czeka w punkcie, prosimy o jej odbiór do soboty. Kod wysłaliśmy osobno."


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("pl", LONG, 1, id="a-segment-saved"),
        pytest.param("pl", LONG[:60], 0, id="one-segment-either-way"),
        pytest.param("pl", LONG + " 🎁", 0, id="an-emoji-costs-it-all-the-same"),
        pytest.param("nb", "Blåbær og øl på kjøkkenet. " * 9, 0, id="all-in-the-alphabet"),
        pytest.param("nb", "Pakken er her \u2013 hent den i dag. " * 3, 1, id="a-dash"),
        pytest.param("ru", "Заказ принят и уже в пути. " * 4, 0, id="letters-without-another"),
    ],
)
def test_advice_where_it_saves(found, locale: str, text: str, count: int) -> None:
    findings = found(ID, {locale: text})
    assert [each.severity for each in findings] == [Severity.INFO] * count
    assert all(each.suggestion is None for each in findings)


def test_a_brand_that_wants_them_replaced_hears_of_each(found) -> None:
    text = "Część “A”"
    findings = found(ID, {"pl": text}, REPLACE)
    pairs = [(text[each.start : each.end], each.suggestion) for each in findings]
    assert pairs == [("ę", "e"), ("ś", "s"), ("ć", "c"), ("“", '"'), ("”", '"')]
    assert {each.severity for each in findings} == {Severity.WARNING}
    assert {each.rule for each in findings} == {"settings.dear_letters"}


def test_a_brand_that_keeps_its_letters_hears_nothing(found) -> None:
    assert found(ID, {"pl": LONG}, ACCEPT) == []


def test_only_where_the_price_goes_by_the_alphabet(found) -> None:
    content = {"subject": "Cześć", "body": [{"type": "text", "text": LONG}]}
    assert found(ID, {"email/pl": content, "push/pl": {"title": "Hej", "body": LONG}}) == []


def test_what_a_value_brings_is_not_the_texts(found) -> None:
    declared = {"name": {"type": "name", "samples": ["Łukasz"]}}
    assert found(ID, {"pl": "Witaj {{ name }}! " * 5}, placeholders=declared) == []
