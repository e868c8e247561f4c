"""Signs beside amounts."""

import pytest

ID = "currency_misformatted"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Nå 500kr!", [("500kr", "500 kr")], id="nb-joined"),
        pytest.param("nb", "Nå 500 kr, kr 500 eller 500,-", [], id="nb-right"),
        pytest.param("nb", "Nå kr500!", [("kr500", "kr 500")], id="nb-before-joined"),
        pytest.param("nb", "Nå €500!", [("€500", "500 €")], id="nb-euro"),
        pytest.param("sv", "Nu kr 500!", [("kr 500", "500 kr")], id="sv-before"),
        pytest.param("pl", "Teraz 500zł!", [("500zł", "500 zł")], id="pl-joined"),
        pytest.param("pl", "Teraz zł 500!", [("zł 500", "500 zł")], id="pl-before"),
        pytest.param("pl", "Teraz 1 299,50 zł, czyli EUR 300 albo 300 EUR", [], id="pl-right"),
        pytest.param("nl", "Nu €10!", [("€10", "€ 10")], id="nl-joined"),
        pytest.param("nl", "Nu 10 € of 10€!", [("10 €", "€ 10"), ("10€", "€ 10")], id="nl-behind"),
        pytest.param("nl", "Nu € 10 of 10 euro", [], id="nl-right"),
        pytest.param("en", "Now €10 or £1,299.50", [], id="en-right"),
        pytest.param("en", "Now 10€", [("10€", "€10")], id="en-behind"),
        pytest.param("en", "Now £ 10", [("£ 10", "£10")], id="en-apart"),
        pytest.param("en", "Now EUR10", [("EUR10", "EUR 10")], id="code-joined"),
        pytest.param("de", "Jetzt 10 € oder € 10", [], id="de-both"),
        pytest.param("it", "Ora 10 € o € 10", [], id="it-both"),
        pytest.param("da", "Nu {{ x }}kr!", [("{{ x }}kr", "{{ x }} kr")], id="value"),
        pytest.param("da", "Nu {{ x }} kr!", [], id="value-right"),
        pytest.param("de", "Ein 10€-Gutschein", [], id="compound"),
        pytest.param("nb", "€10–20", [], id="range"),
        pytest.param("en", "10, 20 and £30", [], id="list"),
        pytest.param("nb", "5 krukker og 3 kroner", [], id="word"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words
