"""The space before a percent sign."""

import pytest

ID = "percent_misspaced"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Spar 20% nå", [("20%", "20 %")], id="nb"),
        pytest.param("nb", "Spar 20 % nå", [], id="nb-right"),
        pytest.param("nb", "Spar 20\xa0% nå", [], id="nb-no-break"),
        pytest.param("nn", "Spar 2,5% no", [("2,5%", "2,5 %")], id="nn"),
        pytest.param("sv", "10–20% rabatt", [("20%", "20 %")], id="range"),
        pytest.param("de", "Eine 10%ige Lösung, ein 10%-Rabatt", [], id="compound"),
        pytest.param("pl", "Rabat 20 % teraz", [("20 %", "20%")], id="pl"),
        pytest.param("pl", "Rabat 20% teraz", [], id="pl-right"),
        pytest.param("nl", "Nu 20\xa0% korting", [("20\xa0%", "20%")], id="nl"),
        pytest.param("en", "Save 20 % now", [("20 %", "20%")], id="en"),
        pytest.param("da", "Spar {{ p }}%", [("%", " %")], id="value"),
        pytest.param("da", "Spar {{ p | percent }}", [], id="value-filter"),
        pytest.param("pl", "Wartość {{ x }} %(y)s", [], id="code"),
        pytest.param("nb", "<td width=100%>Hei</td> <style>a{width:50%}</style>", [], id="css"),
        pytest.param("fi", "20 prosenttia", [], id="word"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_mail_gets_a_no_break_space(found) -> None:
    content = {"subject": "Spar 20%", "body": [{"type": "text", "text": "x"}]}
    (finding,) = found(ID, {"email/nb": content})
    assert finding.suggestion == "20\u00a0%"


@pytest.mark.parametrize(
    ("choice", "text", "count"),
    [("joined", "20 %", 1), ("joined", "20%", 0), ("spaced", "20%", 1), ("spaced", "20 %", 0)],
)
def test_the_brand_chooses(found, choice: str, text: str, count: int) -> None:
    guide = {"locales": {"nb": {"settings": {"percent_spacing": choice}}}}
    findings = found(ID, {"nb": text}, guide)
    assert len(findings) == count
    assert {finding.rule for finding in findings} <= {"settings.percent_spacing"}
