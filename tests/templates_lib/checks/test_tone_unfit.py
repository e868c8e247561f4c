"""Jokes and pressure where they are out of place."""

import pytest

ID = "tone_unfit"


@pytest.mark.parametrize(
    ("purpose", "words"),
    [
        pytest.param("transactional", ["Ups"], id="transactional"),
        pytest.param("service", ["Ups"], id="service"),
        pytest.param("authentication", ["Ups"], id="authentication"),
        pytest.param("marketing", [], id="marketing"),
        pytest.param("", [], id="not-said"),
    ],
)
def test_purpose(found, purpose: str, words: list[str]) -> None:
    text = "Ups, betalingen fejlede."
    findings = found(ID, {"da": text}, purpose=purpose)
    assert [text[each.start : each.end] for each in findings] == words
