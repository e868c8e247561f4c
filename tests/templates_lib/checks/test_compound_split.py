"""Compounds written in two words."""

import pytest

from tests.templates_lib.dictionaries import NEEDED

ID = "compound_split"


@NEEDED
@pytest.mark.parametrize(
    ("locale", "text", "joined"),
    [
        pytest.param("nb", "Her er din ordre bekreftelse.", "ordrebekreftelse", id="nb"),
        pytest.param("nb", "Her er din ordrebekreftelse.", None, id="nb-right"),
        pytest.param("nb", "Kom til en stor by i dag.", None, id="an-adjective"),
        pytest.param("nb", "En kopp kaffe på huset.", None, id="a-measure"),
        pytest.param("nb", "Kunder kunder.", None, id="a-word-twice"),
        pytest.param("nb", "Du kan følge bilen hele veien.", None, id="a-verb"),
        pytest.param("nb", "Sånn skal tingene også være.", None, id="a-helping-verb"),
        pytest.param("da", "Konto Verifikation", "Kontoverifikation", id="da-a-label"),
        pytest.param("da", "Ring til kunde service i dag.", "kundeservice", id="da"),
        pytest.param("sv", "Ring vår kund service i dag.", "kundservice", id="sv"),
        pytest.param("sv", "Klicka på menyn på höger sida.", None, id="sv-an-adjective"),
        pytest.param("sv", "Öppna vänster meny i dag.", None, id="sv-another"),
        pytest.param("de", "Dein SMS Code ist da.", "SMS-Code", id="de-abbreviation"),
        pytest.param("de", "Dein SMS-Code ist da.", None, id="de-right"),
        pytest.param("de", "Du bekommst 5 EUR Rabatt.", None, id="de-an-amount"),
        pytest.param("de", "Das OTP Entfernt", None, id="de-no-noun"),
    ],
)
def test_pairs(found, locale: str, text: str, joined: str | None) -> None:
    findings = found(ID, {locale: text}, source_locale=locale)
    assert [f.params.get("joined") for f in findings] == [joined] * bool(joined)


@NEEDED
@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("nb", "Logg inn på din {{ shop }} konto.", 1, id="nb"),
        pytest.param("nb", "Logg inn på din {{ shop }}-konto.", 0, id="nb-hyphen"),
        pytest.param("nb", "Her er din {{ farge }} gjenstand.", 1, id="nb-noun"),
        pytest.param("nb", "Pakken {{ nr }} kommer.", 0, id="no-article"),
        pytest.param("da", "Log ind på din {{ shop }} konto.", 1, id="da"),
        pytest.param("nl", "Log in op je {{ shop }} account.", 0, id="nl"),
    ],
)
def test_a_value_and_a_noun(found, locale: str, text: str, count: int) -> None:
    assert len(found(ID, {locale: text}, source_locale=locale)) == count
