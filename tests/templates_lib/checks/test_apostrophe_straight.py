"""Straight apostrophes."""

import pytest

ID = "apostrophe_straight"


def mail(text: str) -> dict[str, object]:
    return {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("en", "We've sent it", [("'", "’")], id="en"),
        pytest.param("en", "We’ve sent it", [], id="en-right"),
        pytest.param("fr", "L'article", [("'", "’")], id="fr"),
        pytest.param("en", "{{ name }}'s order", [("'", "’")], id="value"),
        pytest.param("en", "Read 'this' first", [], id="quotes"),
        pytest.param("en", "5' walk", [], id="minutes"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    findings = found(ID, {f"email/{locale}": mail(text)})
    assert told(findings, text) == words


def test_an_sms_is_left_plain(found) -> None:
    assert found(ID, {"nb": "Det's"}) == []
