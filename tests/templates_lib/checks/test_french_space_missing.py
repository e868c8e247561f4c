"""The spaces of French."""

import pytest

ID = "french_space_missing"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("fr", "Merci!", [("!", " !")], id="mark"),
        pytest.param("fr", "Merci ! Quoi ?! Voici : oui", [], id="right"),
        pytest.param("fr", "Lisez «Retours»", [("«", "« "), ("»", " »")], id="quotes"),
        pytest.param("fr", "À 17:30", [], id="time"),
        pytest.param("fr", "Merci :)", [], id="smiley"),
        pytest.param("fr", "https://a.example/?a=1;b", [], id="address"),
        pytest.param("fr-CA", "Merci! Livraison: demain", [(":", " :")], id="canada"),
        pytest.param("nb", "Takk!", [], id="not-french"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_mail_gets_no_break_spaces(found) -> None:
    content = {"subject": "Merci!", "body": [{"type": "text", "text": "Voici :"}]}
    findings = found(ID, {"email/fr": content})
    assert [(str(finding.severity), finding.suggestion) for finding in findings] == [
        ("info", "\u00a0:"),
        ("warning", "\u202f!"),
    ]
