"""Units of time behind numbers and values."""

import pytest

ID = "fact_unit_differs"


@pytest.mark.parametrize(
    ("source", "locale", "text", "words"),
    [
        pytest.param("5 days", "nb", "5 dager", [], id="same"),
        pytest.param("5 days", "nb", "5 timer", ["5 timer"], id="other"),
        pytest.param("5 days", "pl", "5 godzin", ["5 godzin"], id="genitive"),
        pytest.param("14 days", "nb", "2 uker", [], id="another-number"),
        pytest.param("5 days or 5 hours", "nb", "5 timer eller 5 dager", [], id="twice"),
        pytest.param("5 items", "nb", "5 dager", [], id="no-unit-there"),
        pytest.param("{{ n }} days", "fi", "{{ n }} päivää", [], id="value"),
        pytest.param("{{ n }} days", "fi", "{{ n }} tuntia", ["{{ n }} tuntia"], id="value-other"),
        pytest.param("in {{ n }}.", "sv", "om {{ n }} minuter.", ["{{ n }} minuter"], id="added"),
        pytest.param("in {{ n }} left", "sv", "om {{ n }} minuter.", [], id="a-word-behind"),
        pytest.param("Minutes: {{ n }}.", "sv", "{{ n }} minuter.", [], id="said-before"),
        pytest.param("in {{ n }} minutes.", "da", "om {{ n }}.", ["{{ n }}"], id="lost"),
        pytest.param("in {{ n }} minutes.", "cs", "za {{ n }}.", [], id="unknown-language"),
        pytest.param("on {{ d | date }}.", "nb", "{{ d | date }} dager", [], id="a-date"),
        pytest.param("a 2-year plan", "nb", "en 2-års plan", [], id="hyphen"),
    ],
)
def test_units(found, source: str, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {"en": source, locale: text})
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert all(finding.related for finding in findings)
