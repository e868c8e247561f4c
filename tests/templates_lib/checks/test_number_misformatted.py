"""Numbers in another language's marks."""

import pytest

ID = "number_misformatted"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Nå 1,299.50 kr", [("1,299.50", "1 299,50")], id="nb"),
        pytest.param("nb", "Nå 1 299,50 kr eller 1299,50 kr", [], id="nb-right"),
        pytest.param("nb", "Nå 1.299 kr", [("1.299", "1 299")], id="nb-point-groups"),
        pytest.param("nb", "Nå 1,299 kr", [("1,299", "1 299")], id="nb-comma-groups"),
        pytest.param("nb", "Veier 1,250 kg", [], id="weight"),
        pytest.param("nb", "Over 10,000 kunder", [("10,000", "10 000")], id="thousands"),
        pytest.param("da", "Nu 1,299.50 kr.", [("1,299.50", "1.299,50")], id="da"),
        pytest.param("da", "Nu 1.299,50 kr. eller 1 299,50 kr.", [], id="da-right"),
        pytest.param("pl", "Teraz 1,299.50 zł", [("1,299.50", "1299,50")], id="pl"),
        pytest.param("pl", "Teraz 12,999.50 zł", [("12,999.50", "12 999,50")], id="pl-five-digits"),
        pytest.param("nl", "Nu € 12.50", [("12.50", "12,50")], id="nl"),
        pytest.param("en", "Now €1.299,50", [("1.299,50", "1,299.50")], id="en"),
        pytest.param("en", "Now €1,299.50", [], id="en-right"),
        pytest.param("fi", "Korko 2.5 %", [("2.5", "2,5")], id="percent"),
        pytest.param("sv", "Väger 2.5 kg", [("2.5", "2,5")], id="unit"),
        pytest.param("nb", "Vurdert til 4.5 stjerner", [("4.5", "4,5")], id="word-for-a-unit"),
        pytest.param("pl", "Za 2.5 godziny", [("2.5", "2,5")], id="word-for-hours"),
        pytest.param("nl", "Over 1.5 uur", [("1.5", "1,5")], id="word-for-an-hour"),
        pytest.param("nb", "Nå 61.5 øre per kWh", [("61.5", "61,5")], id="hundredths"),
        pytest.param("pl", "Opłata: 61.5 grosza", [("61.5", "61,5")], id="hundredths-declined"),
        pytest.param("da", "Vind: 8.5 m/s", [("8.5", "8,5")], id="speed"),
        pytest.param("da", "Vind: 8,5 m/s", [], id="speed-right"),
        pytest.param("da", "Se 8.5 mast", [], id="no-unit"),
        pytest.param("sv", "Ny version 2.5", [], id="version"),
        pytest.param("de", "Siehe Abschnitt 4.5", [], id="clause"),
        pytest.param("de", "Bis 31.05.2025", [], id="date"),
        pytest.param("nb", "Kl. 12.50", [], id="time"),
        pytest.param("nb", "https://a.example/1,299.50", [], id="address"),
        pytest.param("da", "Ring 70 12 34 56", [], id="phone"),
        pytest.param("nb", "Versjon 1.2.3 er her", [], id="dotted"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


def test_a_mail_gets_no_break_spaces(found) -> None:
    content = {"subject": "Nå 1,299.50 kr", "body": [{"type": "text", "text": "x"}]}
    (finding,) = found(ID, {"email/nb": content})
    assert finding.suggestion == "1\u00a0299,50"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Vi samlet inn 12,480 lamper", [("12,480", "12 480")], id="copied"),
        pytest.param("nb", "Vi samlet inn 12 480 lamper", [], id="written-anew"),
        pytest.param("nb", "Det veier 12,485 tonn", [], id="another-number"),
    ],
)
def test_thousands_copied_from_the_source(found, locale: str, text: str, words: list) -> None:
    source = "We have collected 12,480 lamps"
    findings = [f for f in found(ID, {"en": source, locale: text}) if f.address.locale == locale]
    shown = [
        (words, (instead or "").replace("\u00a0", " ")) for words, instead in told(findings, text)
    ]
    assert shown == words
