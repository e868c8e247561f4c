"""Words that no dictionary has."""

import pytest

from templates_lib import lexicons
from tests.templates_lib.dictionaries import NEEDED

ID = "word_misspelled"


def words(found, locale: str, text: str, source: str = "", **more) -> list[str]:
    texts = {"en": source, locale: text} if source else {locale: text}
    findings = found(ID, texts, **more)
    return [text[f.start : f.end] for f in findings if f.address.locale == locale]


@NEEDED
@pytest.mark.parametrize(
    ("locale", "text", "wrong"),
    [
        pytest.param("nb", "Vi har motatt bestillingen din.", ["motatt"], id="nb-letter-missing"),
        pytest.param("nb", "Vi har mottatt bestillingen din.", [], id="nb-right"),
        pytest.param(
            "nb", "Logg inn for å tillbakestille koden.", ["tillbakestille"], id="nb-double"
        ),
        pytest.param("nb", "Gavekortbestillingen er klar.", [], id="nb-compound"),
        pytest.param("nb", "Ntetsiden er nede i kveld.", ["Ntetsiden"], id="nb-first-word"),
        pytest.param("nb", "Takk for at du handler hos Ntetsiden.", [], id="nb-a-name"),
        pytest.param(
            "nb",
            "Vi stenger kl. 16.30. Ntetsiden er nede.",
            ["Ntetsiden"],
            id="nb-first-behind-a-time",
        ),
        pytest.param("nb", "Fra 2031. Ntetsiden er nede.", ["Ntetsiden"], id="nb-behind-a-year"),
        pytest.param("nb", "Fra 31. Ntetsiden er nede.", [], id="nb-behind-what-may-be-a-day"),
        pytest.param("da", "Tiden er bestmt. Husk din bog.", ["bestmt"], id="da-six-letters"),
        pytest.param("da", "Prisen er eksl. Moms kommer til.", [], id="da-a-short-abbreviation"),
        pytest.param("en", "In Norwegian, “einer” is juniper.", [], id="en-a-word-spoken-of"),
        pytest.param("en", "In Norway, “our eineer” is juniper.", ["eineer"], id="en-quoted-words"),
        pytest.param("nn", "Vi har motteke bestlilinga di.", ["bestlilinga"], id="nn"),
        pytest.param("da", "Vi har modatget din ordre.", ["modatget"], id="da-swapped"),
        pytest.param("da", "Vejret: moregn er lang.", ["moregn"], id="da-built-by-chance"),
        pytest.param("nb", "Prisen er inkldert frakt.", ["inkldert"], id="nb-no-compound"),
        pytest.param("nl", "Dit is een testbericht.", [], id="nl-compound-one-letter-away"),
        pytest.param("da", "Du får en gatis gave.", ["gatis"], id="da-short-and-built-by-chance"),
        pytest.param("nb", "Vi sender epost.", [], id="nb-a-letter-before-a-word"),
        pytest.param("da", "Godt nyt: Bestilligen er på vej.", ["Bestilligen"], id="da-colon"),
        pytest.param("da", "Godt nyt: Zwemkraam er åben.", [], id="da-colon-a-name"),
        pytest.param("pl", "Twoja pazcka jest w drodze.", ["pazcka"], id="pl"),
        pytest.param("pl", "Twoja paczka jest w drodze.", [], id="pl-right"),
        pytest.param("nl", "Je betselling is onderweg.", ["betselling"], id="nl"),
        pytest.param("sv", "Tack för din bestälning hos oss.", ["bestälning"], id="sv"),
        pytest.param("de", "Ihre Bestelulng ist unterwegs.", ["Bestelulng"], id="de-a-noun"),
        pytest.param("de", "Ihr Paket von Netzilo ist da.", [], id="de-a-name"),
        pytest.param("nb", "Se www.nordhus.example/motatt eller /motatt.", [], id="address"),
        pytest.param("nb", "Pakken {{ kode }}motatt er her.", [], id="beside-a-value"),
        pytest.param("nb", "<p>Kode <bstrong>her</bstrong></p>", [], id="markup"),
        pytest.param("nb", "Gjelder inkl. mva, maks. 3 stk.", [], id="abbreviations"),
        pytest.param("nb", "Send STOPPP til 2012.", [], id="capitals"),
        pytest.param("nb", "Tast nHvis du vil.", ["nHvis"], id="lost-its-backslash"),
        pytest.param("de", "Alle Preise inkl. MwSt. und exkl. Versand.", [], id="broken-off"),
        pytest.param("nl", "Dit is geleden.", [], id="nl-known-to-one-dictionary"),
        pytest.param("nb", "Logg inn med sikkerhetsnøkkelen.", [], id="nb-near-a-chance-compound"),
        pytest.param("nb", "Logg inn med sikkerhtesnøkkelen.", ["sikkerhtesnøkkelen"], id="slip"),
        pytest.param("pl", "Zmień wybraną(-ne)(-nego) paczkę.", [], id="endings-in-brackets"),
        pytest.param("nl", "Uw betalnigs en naam.", ["betalnigs"], id="nl-a-slip-alone"),
        pytest.param("nl", "Uw bezorgings- en naam.", [], id="nl-half-a-compound"),
        pytest.param("sv", "Skriv den 6-siffriga koden.", [], id="behind-a-number"),
        pytest.param("da", "Teksten er på uygurisk.", [], id="a-language-in-CLDR"),
        pytest.param("en", "Use passwordless sign-in.", [], id="en-without"),
        pytest.param("en", "Use pasword-free sign-in.", ["pasword-free"], id="en-a-slip"),
        pytest.param("fi", "Kiitos tilaukzesta.", [], id="no-dictionary-no-guess"),
    ],
)
def test_words(found, locale: str, text: str, wrong: list[str]) -> None:
    if locale == "fi" and not lexicons.missing("fi"):
        wrong = ["tilaukzesta"]  # Voikko is here, and knows
    assert words(found, locale, text) == wrong


@NEEDED
def test_the_brand_and_the_source_may_spell_as_they_like(found) -> None:
    text = "Logg inn på zwimkraam."
    assert words(found, "nb", text) == ["zwimkraam"]
    guide = {"locales": {"nb": {"terms": [{"concept": "z", "approved": ["zwimkraam"]}]}}}
    assert words(found, "nb", text, guide_document=guide) == []
    assert words(found, "nb", text, "Log in to zwimkraam.") == []
    assert words(found, "nb", "Alle zwimkraamene er her.", "All zwimkraam are here.") == []
    assert words(found, "nb", "Du kan returneere den.", "You can return it.") == ["returneere"]


@NEEDED
@pytest.mark.parametrize(
    ("locale", "word", "near"),
    [
        ("nb", "Bestlilingen", "Bestillingen"),
        ("nl", "betselling", "bestelling"),
        ("pl", "kodd", None),
    ],
)
def test_a_single_near_word_is_suggested(found, locale: str, word: str, near: str | None) -> None:
    finding = found(ID, {locale: f"{word} 1 2 3 a b i"})[0]
    assert finding.suggestion == near


@NEEDED
def test_a_text_in_another_language_is_not_spelled(found) -> None:
    assert words(found, "nb", "Zamówienie zostało wysłane, dziękujemy bardzo.") == []
