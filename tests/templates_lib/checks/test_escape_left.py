"""Codes for characters."""

import pytest

from templates_lib.checks import Severity

ID = "escape_left"


@pytest.mark.parametrize(
    ("locale", "text", "pairs"),
    [
        pytest.param("nb", "Fisk & brød", [], id="and-sign"),
        pytest.param("nb", "R&D; og mer", [], id="no-such-reference"),
        pytest.param("nb", "Kj&oslash;p", [("&oslash;", "ø")], id="named"),
        pytest.param("nb", "Kj&#248;p &#xF8;", [("&#248;", "ø"), ("&#xF8;", "ø")], id="numbered"),
        pytest.param("da", "10&nbsp;kr", [("&nbsp;", " ")], id="no-break-space"),
        pytest.param("da", "a&lt;br&gt;b", [("&lt;br&gt;", "\n")], id="line-break"),
        pytest.param("da", "&lt;b&gt;a", [("&lt;b&gt;", "")], id="bold"),
        pytest.param("pl", "Cześć\\nTu", [("\\n", "\n")], id="backslash-n"),
        pytest.param("pl", "Cze\\u015b\\u0107", [("\\u015b", "ś"), ("\\u0107", "ć")], id="codes"),
        pytest.param("nl", 'Zeg \\"ja\\"', [('\\"', '"'), ('\\"', '"')], id="quotes"),
        pytest.param("nl", "C:\\nieuw\\test", [], id="a-path"),
        pytest.param("nl", "a\\b / ¯\\_(ツ)_/¯", [], id="a-backslash"),
        pytest.param("sv", "<p>a&nbsp;b</p>", [], id="references-among-tags"),
        pytest.param("sv", "<p>&lt;b&gt;</p>", [("&lt;b&gt;", "")], id="a-tag-among-tags"),
        pytest.param("en", "https://a.example/?a=1&copy=2&lt=3", [], id="an-address"),
        pytest.param("en", '{{ a | default("x\\n") }}', [], id="inside-a-tag"),
    ],
)
def test_codes(found, locale: str, text: str, pairs: list[tuple[str, str]]) -> None:
    findings = found(ID, {locale: text})
    assert [(text[each.start : each.end], each.suggestion) for each in findings] == pairs


def test_where_the_source_has_them_too_it_is_advice(found) -> None:
    findings = found(ID, {"en": "a&nbsp;b", "nb": "a&nbsp;b"})
    assert [each.severity for each in findings] == [Severity.WARNING, Severity.INFO]


def test_a_single_line_gets_no_line_break(found) -> None:
    content = {"subject": "Hei\\nsann", "body": [{"type": "text", "text": "Hei"}]}
    assert [each.suggestion for each in found(ID, {"email/nb": content})] == [" "]
