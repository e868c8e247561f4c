"""Words that praise."""

import pytest

ID = "hype_word"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param("nb", "Fantastiske lamper", ["Fantastiske"], id="nb"),
        pytest.param("nb", "Din unike kode", [], id="nb-one-of-its-kind"),
        pytest.param("de", "Ein einmaliger Code", [], id="de-one-time"),
        pytest.param("de", "Einzigartige Lampen", ["Einzigartige"], id="de"),
        pytest.param("nl", "Onovertroffen licht", ["Onovertroffen"], id="nl"),
        pytest.param("fi", "Vertaansa vailla", ["Vertaansa vailla"], id="fi"),
        pytest.param("en", "A world-class lamp", ["world-class"], id="en"),
        pytest.param("en", "Your magic link", [], id="en-magic"),
        pytest.param("fr", "Une offre exceptionnelle", ["exceptionnelle"], id="fr"),
        pytest.param("es", "Espectaculares lámparas", ["Espectaculares"], id="es"),
        pytest.param("it", "Lampade straordinarie", ["straordinarie"], id="it"),
        pytest.param("sv", "Banbrytande", ["Banbrytande"], id="sv"),
        pytest.param("nn", "Uovertruffen", ["Uovertruffen"], id="nn"),
        pytest.param("de-AT", "Sensationell", ["Sensationell"], id="inherited"),
    ],
)
def test_praise(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[each.start : each.end] for each in findings] == words
