"""Forbidden words inside longer ones: what is a compound, and how much it weighs."""

import pytest

ID = "term_in_compound"


def guide(locale: str, word: str, **more: object) -> dict[str, object]:
    """A guide that forbids ``word``."""
    return {"locales": {locale: {"terms": [{"concept": "x", "forbidden": [word], **more}]}}}


@pytest.mark.parametrize(
    ("locale", "word", "text", "compounds"),
    [
        pytest.param("nb", "ordre", "Ordrebekreftelse her", ["Ordrebekreftelse"], id="first"),
        pytest.param("nb", "ordre", "din nettordre.", ["nettordre"], id="last"),
        pytest.param("nb", "ordre", "nettordren", ["nettordren"], id="last-in-a-form"),
        pytest.param("nb", "kjøp", "kjøpsvilkår", ["kjøpsvilkår"], id="linking-s"),
        pytest.param("nb", "varsel", "SMS-varsel", ["SMS-varsel"], id="hyphen"),
        pytest.param("nb", "ordre", "ordre", [], id="the-word-itself"),
        pytest.param("nb", "konto", "kontor og kontoret", [], id="other-word"),
        pytest.param("nb", "stilling", "din bestilling", [], id="prefix"),
        pytest.param("nb", "rabatt", "rabattert", [], id="ending"),
        pytest.param(
            "nb", "ordre", "https://a.no/ordrebekreftelse #ordrebekreftelse", [], id="address"
        ),
        pytest.param("da", "medlem", "medlemskab", [], id="da-skab"),
        pytest.param("da", "medlem", "medlemsfordel", ["medlemsfordel"], id="da-linking-s"),
        pytest.param("nl", "korting", "je kortingsbon", ["kortingsbon"], id="nl"),
        pytest.param("nl", "prijs", "prijzig", [], id="nl-ending"),
        pytest.param("sv", "order", "orderbekräftelse", ["orderbekräftelse"], id="sv"),
        pytest.param("pl", "kod", "kodowanie", [], id="pl-writes-no-compounds"),
    ],
)
def test_compounds(found, locale: str, word: str, text: str, compounds: list[str]) -> None:
    findings = found(ID, {locale: text}, guide(locale, word))
    assert [text[finding.start : finding.end] for finding in findings] == compounds


@pytest.mark.parametrize(
    ("weight", "severities"),
    [("", ["info"]), ("info", ["info"]), ("warning", ["warning"]), ("off", [])],
)
def test_the_term_says_how_much_it_weighs(found, weight: str, severities: list[str]) -> None:
    findings = found(ID, {"nb": "ordrenummer"}, guide("nb", "ordre", compounds=weight))
    assert [str(finding.severity) for finding in findings] == severities


def test_an_approved_compound_is_left_alone(found) -> None:
    style = guide("nb", "ordre", approved=["ordrebekreftelse"])
    assert found(ID, {"nb": "ordrebekreftelsen"}, style) == []
    assert len(found(ID, {"nb": "ordrenummeret"}, style)) == 1
