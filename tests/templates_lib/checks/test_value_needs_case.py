"""Sentences built around values."""

import pytest

ID = "value_needs_case"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("pl", "w {{ city }}", ["w {{ city }}"], id="preposition"),
        pytest.param("pl", "W {{ city }}", ["W {{ city }}"], id="capital"),
        pytest.param("pl", "nowy {{ city }}", [], id="end-of-a-word"),
        pytest.param("pl", "w {{ total | money }}", [], id="formatted"),
        pytest.param("pl", "w {{ order_no }}", [], id="no-word"),
        pytest.param("nb", "det {{ product_name }}", ["det {{ product_name }}"], id="nb"),
        pytest.param("da", "den {{ item }}", ["den {{ item }}"], id="da"),
        pytest.param("nl", "het {{ product }}", ["het {{ product }}"], id="nl"),
        pytest.param("fi", "se {{ product }}", [], id="no-table"),
    ],
)
def test_values(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert {str(finding.severity) for finding in findings} <= {"info"}
