"""Exclamation and question marks in a row."""

import pytest

ID = "marks_repeated"


@pytest.mark.parametrize(
    ("locale", "text", "pairs"),
    [
        pytest.param("nb", "Takk!", [], id="one"),
        pytest.param("nb", "Takk!!", [("!!", "!")], id="two"),
        pytest.param("da", "Tak! !", [], id="apart"),
        pytest.param("da", "Hvad?!", [], id="one-of-each"),
        pytest.param("pl", "Co?!?", [("?!?", "?!")], id="three-of-both"),
        pytest.param("pl", "Dzięki 🎁!!!", [("!!!", "!")], id="behind-an-emoji"),
        pytest.param("nl", "https://a.example/x!!", [("!!", "!")], id="behind-an-address"),
        pytest.param("nl", "Hoi {{ name }}!!", [("!!", "!")], id="behind-a-value"),
        pytest.param("es", "¡¡Hola!!", [("¡¡", "¡"), ("!!", "!")], id="spanish"),
        pytest.param("fi", "Hei....", [("....", "...")], id="four-points"),
        pytest.param("fi", "Hei... $$", [], id="three-points"),
        pytest.param("sv", "Spara $$$\n----", [("$$$", "$")], id="money-and-a-rule"),
        pytest.param("ja", "はい！！", [("！！", "！")], id="full-width"),
        pytest.param("nb", '{{ a | default("Hei!!") }}', [("!!", "!")], id="inside-a-tag"),
        pytest.param("nb", "{% if a == '!!' %}Hei{% endif %}", [], id="compared"),
        pytest.param("nb", "{% if a %}Hei!!{% else %}Hei{% endif %}", [("!!", "!")], id="branch"),
    ],
)
def test_marks_in_a_row(found, locale: str, text: str, pairs: list[tuple[str, str]]) -> None:
    findings = found(ID, {locale: text})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == pairs


def test_an_address_by_itself_is_no_copy(found) -> None:
    button = {"type": "button", "label": "Se", "url": "https://a.example/??q=!!"}
    assert found(ID, {"email/nb": {"subject": "Hei", "body": [button]}}) == []


def test_a_line_of_its_own_takes_no_row_of_any_sign(found) -> None:
    content = {"subject": "--- Nytt ---", "body": [{"type": "text", "text": "Hei\n---"}]}
    findings = found(ID, {"email/nb": content})
    assert [(each.part, each.suggestion) for each in findings] == [("subject", "-")] * 2
