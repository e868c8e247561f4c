"""Counts before nouns."""

import pytest

ID = "count_outside_plural"
FIELDS = {
    "n": {"type": "count"},
    "some": {"type": "count", "samples": [2, 3]},
    "many": {"type": "count", "samples": [5, 9]},
    "total": {"type": "money"},
}


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "{{ n }} varer", ["{{ n }} varer"], id="nb"),
        pytest.param("nb", "{{ n }} nye varer", ["{{ n }} nye varer"], id="adjective"),
        pytest.param("nb", "{{ n }} poeng", [], id="one-form"),
        pytest.param("nb", "{{ n }} kg", [], id="unit"),
        pytest.param("nb", "{{ total | money }} varer", [], id="price"),
        pytest.param("nb", "varer: {{ n }}", [], id="before"),
        pytest.param("nb", "{{ some }} varer", [], id="never-one"),
        pytest.param("pl", "{{ some }} produkty", ["{{ some }} produkty"], id="few-may-be-many"),
        pytest.param("pl", "{{ many }} produktów", [], id="always-many"),
        pytest.param("pl", "{{ n }} sztuk", ["{{ n }} sztuk"], id="pl"),
        pytest.param("da", "3–{{ n }} dage", [], id="range"),
        pytest.param("da", "{% if n == 1 %}1 dag{% else %}{{ n }} dage{% endif %}", [], id="if"),
        pytest.param("nl", "{{ n }} pakketten", ["{{ n }} pakketten"], id="nl"),
        pytest.param("fi", "{{ n }} tuotetta", ["{{ n }} tuotetta"], id="fi"),
        pytest.param("en", "{{ n }} items", ["{{ n }} items"], id="en"),
        pytest.param("cs", "{{ n }} balíků", [], id="unknown-language"),
    ],
)
def test_counts(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text}, placeholders=FIELDS)
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert {str(finding.severity) for finding in findings} <= {"warning"}


def test_undeclared_it_is_advice(found) -> None:
    (finding,) = found(ID, {"nb": "{{ item_count }} varer"})
    assert str(finding.severity) == "info"
    assert found(ID, {"nb": "{{ order_no }} varer"}) == []


def test_where_the_source_inflects_it_is_an_error(found) -> None:
    source = '{{ n | plural(one="# item", other="# items") }}'
    (finding,) = found(ID, {"en": source, "nb": "{{ n }} varer"})
    assert str(finding.severity) == "error"
    assert finding.related is not None
