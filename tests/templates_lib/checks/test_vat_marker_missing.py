"""VAT beside prices."""

import pytest

ID = "vat_marker_missing"
SOURCE = "The chair is EUR 89.50 incl. VAT."


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("nb", "Stolen koster 89,50 EUR.", ["89,50 EUR"]),
        ("nb", "Stolen koster 89,50 EUR inkl. mva.", []),
        ("nb", "Stolen koster 89,50 EUR, medregnet moms.", []),
        ("nb", "Stolen koster {{ price | money }}.", ["{{ price | money }}"]),
        ("nb", "Stolen koster 89,50 EUR ekskl. mva.", ["ekskl. mva"]),
        ("nb", "Stolen koster {{ price }}.", ["Stolen koster {{ price }}."]),
        ("nb", "Stolen er her.", []),
        ("nb", "Stolen koster 89,50 EUR, og skatten er med.", []),
        ("pl", "Krzesło kosztuje 89,50 EUR z podatkiem.", []),
        ("sv", "Stolen kostar 89,50 EUR med momsen.", []),
        ("da", "Stolen koster € 89,50.", ["€ 89,50"]),
        ("pl", "Krzesło kosztuje 89,50 EUR.", ["89,50 EUR"]),
        ("pl", "Krzesło kosztuje 89,50 EUR brutto.", []),
        ("pl", "Krzesło kosztuje 89,50 EUR bez VAT.", ["bez VAT"]),
        ("nl", "De stoel kost € 89,50 inclusief btw.", []),
        ("sv", "Stolen kostar 89,50 EUR.", ["89,50 EUR"]),
        ("fi", "Tuoli maksaa 89,50 €.", ["89,50 €"]),
        ("fi", "Tuoli maksaa 89,50 € (sis. alv).", []),
        ("de", "Der Stuhl kostet 89,50 € inkl. MwSt.", []),
        ("de", "Der Stuhl kostet 89,50 € zzgl. MwSt.", ["zzgl. MwSt"]),
        ("fr", "La chaise coûte 89,50 € TTC.", []),
        ("fr", "La chaise coûte 89,50 €.", ["89,50 €"]),
        ("es", "La silla cuesta 89,50 €, IVA incluido.", []),
        ("it", "La sedia costa 89,50 € IVA inclusa.", []),
    ],
)
def test_against_the_source(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {"en": SOURCE, locale: text})
    assert [text[each.start : each.end] for each in findings] == words
    assert all(each.related for each in findings)


@pytest.mark.parametrize(
    "source", ["The chair is EUR 89.50.", "EUR 89.50 excl. VAT.", "Save on tax. Incl. a chair."]
)
def test_a_source_that_does_not_say_so_asks_for_nothing(found, source: str) -> None:
    assert found(ID, {"en": source, "nb": "Stolen koster 89,50 EUR."}) == []


def test_a_source_in_another_language(found) -> None:
    texts = {"nb": "Stolen koster 899 kr inkl. mva.", "sv": "Stolen kostar 899 kr."}
    assert len(found(ID, texts, source_locale="nb")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stol: 899 kr. Bord: 999 kr inkl. moms.", ["899 kr"]),
        ("Stol: 899 kr inkl. moms. Bord: 999 kr inkl. moms.", []),
        ("Stol: {{ price | money }}!", ["{{ price | money }}"]),
        ("Stol: 899 kr ekskl. moms.", ["899 kr"]),
        ("Kode 1234, klokken 12.", []),
        ("Spar 20 %.", []),
    ],
)
def test_a_brand_that_asks_for_it(found, text: str, words: list[str]) -> None:
    findings = found(ID, {"da": text}, {"settings": {"vat_marker": True}})
    assert [text[each.start : each.end] for each in findings] == words
