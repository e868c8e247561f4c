"""Characters of no meaning."""

import pytest

ID = "character_control"


@pytest.mark.parametrize(
    ("locale", "text", "pairs"),
    [
        pytest.param("nb", "Hei!\n\tPakken", [], id="line-break-and-tab"),
        pytest.param("nb", "Hei\x07!", [("\x07", "")], id="a-bell"),
        pytest.param("nl", "foto\x92s \x80 5", [("\x92", "’"), ("\x80", "€")], id="windows"),
        pytest.param("nl", "a\x81b", [("\x81", "")], id="where-windows-has-nothing"),
        pytest.param("pl", "p\ufffd", [("\ufffd", None)], id="lost"),
        pytest.param("pl", "\ue000", [("\ue000", None)], id="private"),
        pytest.param("da", "Hej\u2028du", [("\u2028", "\n")], id="separator"),
        pytest.param("en", "\uffff", [("\uffff", "")], id="non-character"),
    ],
)
def test_what_means_nothing(
    found, locale: str, text: str, pairs: list[tuple[str, str | None]]
) -> None:
    findings = found(ID, {locale: text})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == pairs
