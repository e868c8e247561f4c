"""Phrases that spam filters count."""

import pytest

ID = "spam_wording"


@pytest.mark.parametrize(
    ("locale", "text", "many"),
    [
        pytest.param("nb", "Helt gratis!!", False, id="one-phrase-and-a-sign"),
        pytest.param("nb", "Helt gratis, kjøp nå", True, id="a-strong-and-a-weak"),
        pytest.param("nb", "Gratis frakt, siste sjanse", False, id="two-weak"),
        pytest.param("nb", "Gratis frakt, siste sjanse!!", True, id="two-weak-and-a-sign"),
        pytest.param("nb", "GRATIS frakt, siste sjanse", True, id="two-weak-one-loud"),
        pytest.param("nb", "Gratis, gratis og gratis", False, id="the-same-three-times"),
        pytest.param("da", "Skynd dig, kun i dag: uovertruffen pris", True, id="da-three-weak"),
        pytest.param("sv", "Skynda dig, missa inte, helt gratis", True, id="sv"),
        pytest.param("de", "Jetzt kaufen, nur heute, unschlagbar", True, id="de"),
        pytest.param("fr", "Dernière chance, offre limitée, gratuit", True, id="fr"),
        pytest.param("es", "Date prisa, solo hoy, gratis", True, id="es"),
        pytest.param("it", "Affrettati, solo oggi, gratis", True, id="it"),
        pytest.param("fi", "Kiirehdi, vain tänään, ilmaiseksi", True, id="fi"),
        pytest.param("nn", "Skund deg, berre i dag, gratis", True, id="nn"),
        pytest.param("ar", "gratis gratis gratis", False, id="no-words-known"),
    ],
)
def test_weights(found, locale: str, text: str, many: bool) -> None:
    assert len(found(ID, {locale: text})) == many


def test_all_texts_of_a_variant_count(found) -> None:
    mail = {"subject": "GRATIS!!", "body": [{"type": "text", "text": "Kjøp nå."}]}
    (finding,) = found(ID, {"email/nb": mail})
    assert finding.params["words"] == "GRATIS, Kjøp nå, !!"
    assert finding.part == "subject"
