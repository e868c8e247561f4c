"""Dates typed by hand."""

import pytest

ID = "date_misformatted"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Til 31/05/2025", [("31/05/2025", "31.05.2025")], id="nb-strokes"),
        pytest.param("nb", "Til 31.05.2025, 2025-05-31, 31. mai", [], id="nb-right"),
        pytest.param("da", "Til 05/31/2025", [("05/31/2025", "31/05/2025")], id="da-month-first"),
        pytest.param("da", "Til 31/05/2025 eller 31-05-2025", [], id="da-either-mark"),
        pytest.param(
            "nb", "Til mai 31, 2025", [("mai 31, 2025", "31. mai 2025")], id="nb-month-first"
        ),
        pytest.param(
            "de", "Bis Mai 31, 2025", [("Mai 31, 2025", "31. Mai 2025")], id="de-month-first"
        ),
        pytest.param(
            "es",
            "Hasta mayo 31, 2025",
            [("mayo 31, 2025", "31 de mayo de 2025")],
            id="es-month-first",
        ),
        pytest.param("nb", "Til 31 mai", [("31 mai", "31. mai")], id="nb-point"),
        pytest.param(
            "fi", "31 toukokuuta asti", [("31 toukokuuta", "31. toukokuuta")], id="fi-point"
        ),
        pytest.param("pl", "Do 31. maja", [("31. maja", "31 maja")], id="pl-no-point"),
        pytest.param("nl", "Tot 31. mei", [("31. mei", "31 mei")], id="nl-no-point"),
        pytest.param("en", "Until 31. May", [("31. May", "31 May")], id="en-no-point"),
        pytest.param("sv", "Till 31 maj", [], id="sv-no-point-right"),
        pytest.param("nb", "Til 31. Mai 2025", [("31. Mai", "31. mai")], id="capital"),
        pytest.param("de", "Bis 31. Mai 2025", [], id="capital-right"),
        pytest.param("en", "1. May we call?", [], id="list"),
        pytest.param("en", "The 31 may be late", [], id="verb"),
        pytest.param("nb", "10-31 mai", [], id="range"),
        pytest.param("pl", "Kod 45. maja", [], id="no-day"),
        pytest.param("nb", "https://a.example/31/05/2025", [], id="address"),
        pytest.param("fi", "5.6.2025", [], id="fi-right"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_capital_without_a_year_may_be_a_street(found) -> None:
    (finding,) = found(ID, {"pl": "Sklep przy ul. 3 Maja 5"})
    assert finding.severity == "info"
