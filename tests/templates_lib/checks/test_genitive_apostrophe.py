"""Genitives as in English."""

import pytest

ID = "genitive_apostrophe"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Anna's pakke", [("Anna's", "Annas")], id="nb"),
        pytest.param("nb", "Annas pakke og Jens' pakke", [], id="right"),
        pytest.param("sv", "Anna’s paket", [("Anna’s", "Annas")], id="typographic"),
        pytest.param("da", "{{ name }}'s pakke", [("{{ name }}'s", "{{ name }}s")], id="value"),
        pytest.param("nb", "Jens's pakke", [], id="s-final"),
        pytest.param("nl", "Anna's pakket", [], id="nl"),
        pytest.param("en", "Anna's parcel", [], id="en"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_name_of_the_brand_keeps_it(found) -> None:
    assert found(ID, {"nb": "Velkommen til Levi's"}, {"names": ["Levi's"]}) == []
