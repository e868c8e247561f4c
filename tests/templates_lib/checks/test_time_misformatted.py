"""Times of day typed by hand."""

import pytest

ID = "time_misformatted"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Ring før 5 pm.", [("5 pm", "17:00")], id="nb-twelve"),
        pytest.param("pl", "Do 5:30 PM", [("5:30 PM", "17:30")], id="pl-twelve"),
        pytest.param("da", "Kl. 12 PM", [("12 PM", "12.00")], id="noon"),
        pytest.param("da", "Kl. 12:30 a.m.", [("12:30 a.m.", "00.30")], id="midnight"),
        pytest.param("de", "Um 5 am Montag", [], id="de-am"),
        pytest.param("en", "Before 5 pm or 5:30 AM", [], id="en-twelve"),
        pytest.param("es", "A las 5 pm", [], id="es-twelve"),
        pytest.param("nb", "Åpent 08.00–16.00", [], id="nb-point"),
        pytest.param("nb", "Åpent 08:00–16:00", [], id="nb-colon"),
        pytest.param("nl", "Tussen 17.00 en 21.00 uur", [], id="nl-uur"),
        pytest.param(
            "fr", "De 08.00 à 16.00", [("08.00", "08:00"), ("16.00", "16:00")], id="fr-point"
        ),
        pytest.param("fr", "Pour 8.00 euros", [], id="fr-price"),
        pytest.param("sv", "Kl. 08.00, stänger 16:00", [("16:00", "16.00")], id="both"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


@pytest.mark.parametrize(
    ("choice", "text", "words"),
    [
        pytest.param(".", "Kl. 08:00", ["08:00"], id="point-wanted"),
        pytest.param(".", "Kl. 08.00", [], id="point"),
        pytest.param(":", "Kl. 08.00", ["08.00"], id="colon-wanted"),
        pytest.param(":", "Mellom 08.00 og 12.00", ["08.00", "12.00"], id="two-times"),
        pytest.param(":", "Nå 12.50 kr", [], id="price"),
        pytest.param(":", "Den 31.05 stenger vi", [], id="date"),
        pytest.param(".", "Se https://a.example:80/12:30", [], id="address"),
    ],
)
def test_the_brand_chooses_the_mark(found, choice: str, text: str, words: list[str]) -> None:
    guide = {"locales": {"nb": {"settings": {"time_mark": choice}}}}
    findings = found(ID, {"nb": text}, guide)
    assert [text[finding.start : finding.end] for finding in findings] == words
    assert {finding.rule for finding in findings} <= {"settings.time_mark"}


def test_two_marks_in_a_text_are_only_pointed_out(found) -> None:
    (finding,) = found(ID, {"da": "Åbent kl. 08.00 til 16:00"})
    assert finding.severity == "info"
