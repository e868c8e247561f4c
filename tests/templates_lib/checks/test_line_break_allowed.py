"""Spaces that should hold."""

import pytest

ID = "line_break_allowed"


def mail(text: str) -> dict[str, object]:
    return {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Pakke på 10 kg", [(" ", "\xa0")], id="unit"),
        pytest.param("nb", "Pakke på 10\xa0kg", [], id="holds"),
        pytest.param("nb", "Kl. 10 og kl. 12, 5 %", [(" 12, 5 ", "\xa012, 5\xa0")], id="several"),
        pytest.param(
            "pl", "Paczka w drodze i w domu", [(" drodze i w ", "\xa0drodze i\xa0w\xa0")], id="pl"
        ),
        pytest.param("da", "{{ n }} kg", [(" ", "\xa0")], id="value"),
        pytest.param("fi", "Yli 10 000 asiakasta", [(" ", "\xa0")], id="groups"),
        pytest.param("nb", "10 kopper", [], id="word"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    findings = found(ID, {f"email/{locale}": mail(text)})
    assert told(findings, text) == words


def test_an_sms_is_left_plain(found) -> None:
    assert found(ID, {"nb": "Pakke på 10 kg kl. 10"}) == []
