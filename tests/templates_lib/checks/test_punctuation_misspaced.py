"""Spaces beside marks."""

import pytest

ID = "punctuation_misspaced"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Takk !", [(" !", "!")], id="before"),
        pytest.param("pl", "Hej {{ a }} , witaj", [(" ,", ",")], id="behind-a-value"),
        pytest.param("nb", "Takk! Hei, du.", [], id="right"),
        pytest.param("da", "Tak :) og tak ;-) hej", [], id="smiley"),
        pytest.param("da", "Vent ... og vent …", [], id="dots"),
        pytest.param("da", "Prøv .no og .NET", [], id="domain"),
        pytest.param("nl", "Dank,tot snel", [(",", ", ")], id="comma"),
        pytest.param("nl", "1,50 en 08:00", [], id="number"),
        pytest.param("nl", "Bedankt.Tot snel", [(".", ". ")], id="stop"),
        pytest.param("nl", "Ga naar Booking.Com of nordhus.example", [], id="host"),
        pytest.param("pl", "np. U.S.A i Node.js", [], id="abbreviation"),
        pytest.param("sv", "Tack.. Hej", [("..", ".")], id="twice"),
        pytest.param("sv", "ja,nej,kanske", [], id="list"),
        pytest.param("fr", "Merci !", [], id="french"),
        pytest.param("en", "See https://a.example/x,y.Z now", [], id="link"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words
