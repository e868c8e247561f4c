"""Hyphens for dashes."""

import pytest

ID = "hyphen_for_dash"


def mail(text: str) -> dict[str, object]:
    return {"subject": "Nordhus", "body": [{"type": "text", "text": text}]}


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Takk - vi sees", [("-", "–")], id="nb"),
        pytest.param("nb", "Takk – vi sees", [], id="nb-right"),
        pytest.param("pl", "Hej -- tam", [("--", "–")], id="two"),
        pytest.param("en", "Thanks--bye", [("--", "–")], id="joined"),
        pytest.param("da", "Spar 10-20 % i dag", [("10-20", "10–20")], id="range"),
        pytest.param("nl", "Open 08.00-16.00", [("08.00-16.00", "08.00–16.00")], id="hours"),
        pytest.param("nb", "- En\n- To", [], id="list"),
        pytest.param("nb", "Nordhus-kort", [], id="compound"),
        pytest.param("nb", "Kode 10-20", [], id="code"),
        pytest.param("nb", "2025-05-31 kl. 10", [], id="date"),
        pytest.param("nb", "a | - | b", [], id="table"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    findings = found(ID, {f"email/{locale}": mail(text)})
    assert told(findings, text) == words


def test_an_sms_is_left_plain(found) -> None:
    assert found(ID, {"nb": "Takk - vi sees -- 10-20 %"}) == []
