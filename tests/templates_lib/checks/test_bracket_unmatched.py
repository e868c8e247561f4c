"""Lone brackets."""

import pytest

ID = "bracket_unmatched"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "I dag (kl. 20", [("(", None)], id="open"),
        pytest.param("nb", "I dag kl. 20)", [(")", None)], id="closed"),
        pytest.param("nb", "I dag (kl. 20)", [], id="both"),
        pytest.param("pl", "Hej [tam", [("[", None)], id="square"),
        pytest.param("da", "Tak :) ;-) =( og (: hej", [], id="smileys"),
        pytest.param("da", "Tak (vi ses :))", [], id="smiley-inside"),
        pytest.param("nl", "a) een\n2) twee", [], id="list"),
        pytest.param("nl", "Kies: a) een b) twee", [], id="list-in-a-line"),
        pytest.param("sv", "Läs [mer](https://a.example/x_(y)) nu", [], id="link"),
        pytest.param("fi", "Hei {% if a %}(nyt){% else %}(heti){% endif %}", [], id="branches"),
        pytest.param("fi", "Hei {% if a %}({% endif %}nyt)", [(")", None)], id="torn"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_what_the_source_has_too_is_left_alone(found) -> None:
    findings = found(ID, {"en": "Total (", "nb": "Totalt ("})
    assert {finding.address.locale for finding in findings} == {"en"}
