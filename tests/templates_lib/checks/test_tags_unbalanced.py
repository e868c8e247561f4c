"""Tags that are broken or do not pair."""

import pytest

from templates_lib.checks import Severity

ID = "tags_unbalanced"
WARNING, ERROR, INFO = Severity.WARNING, Severity.ERROR, Severity.INFO


@pytest.mark.parametrize(
    ("locale", "text", "found_here"),
    [
        pytest.param("nb", "<b>Hei</b><br>du", [], id="in-pairs"),
        pytest.param("nb", "<b>Hei", [("<b>", WARNING)], id="never-closed"),
        pytest.param("pl", "Hej</b>", [("</b>", WARNING)], id="closes-nothing"),
        pytest.param("pl", "<b><i>Hej</b></i>", [], id="crossed-and-yet-paired"),
        pytest.param("nl", "<p>Hoi</p<p>dag</p>", [("</p", ERROR)], id="broken"),
        pytest.param("nl", '<a href="{{ url }}">Hoi</a>', [], id="a-value-inside"),
        pytest.param("nl", '<a href="x', [('<a href="x', ERROR)], id="cut-off"),
        pytest.param("da", "<p>Hej<p>du", [], id="html-closes-paragraphs"),
        pytest.param("da", "<p>Hej</p><p>du", [("<p>", WARNING)], id="one-of-two-paragraphs"),
        pytest.param("sv", "{% if a %}<b>{% endif %}Hej{% if a %}</b>{% endif %}", [], id="branch"),
        pytest.param("fi", "< b>a</ b>", [("< b>", ERROR), ("</ b>", ERROR)], id="spaces"),
        pytest.param("fi", "<a href=”x”>a</a>", [("<a href=”x”>", ERROR)], id="wrong-quotes"),
        pytest.param("fi", "1 < a > 0 ja < b", [], id="compared"),
        pytest.param("fi", "<3 ja 2 < 3", [], id="no-tags"),
        pytest.param("fi", "<br /><img src='a'/>", [], id="void"),
    ],
)
def test_tags_of_one_text(
    found, locale: str, text: str, found_here: list[tuple[str, Severity]]
) -> None:
    findings = found(ID, {locale: text})
    assert [(text[each.start : each.end], each.severity) for each in findings] == found_here


@pytest.mark.parametrize(
    ("source", "text", "severities"),
    [
        pytest.param("A <b>b</b>", "A <b>b</b>", [], id="alike"),
        pytest.param("A <b>b</b>", "A b", [WARNING], id="dropped"),
        pytest.param("A <b>b</b>", "<b>A</b> <b>b</b>", [WARNING], id="one-more"),
        pytest.param("A <b>b</b>", "A <i>b</i>", [WARNING], id="another"),
        pytest.param("A b", "A <b>b</b>", [], id="none-in-the-source"),
        pytest.param("A<br>b<br>c", "A<br>b c", [], id="lines-break-elsewhere"),
        pytest.param("Use <a …> tags", "Bruk <a …>-tagger", [INFO], id="open-in-the-source-too"),
    ],
)
def test_tags_beside_those_of_the_source(
    found, source: str, text: str, severities: list[Severity]
) -> None:
    findings = [f for f in found(ID, {"en": source, "nb": text}) if f.address.locale == "nb"]
    assert [each.severity for each in findings] == severities
