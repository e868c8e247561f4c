"""Two norms of one language in a text."""

import pytest

ID = "norm_mixed"


@pytest.mark.parametrize(
    ("locale", "text", "write"),
    [
        pytest.param("en-GB", "Your favorite color", ["favourite", "colour"], id="en-GB"),
        pytest.param("en", "Your favourite", [], id="en-either"),
        pytest.param("en", "Colour, colour and color", ["colour"], id="en-the-fewer"),
        pytest.param("de-CH", "Grüße", ["Grüsse"], id="de-CH"),
        pytest.param("de-AT", "Grüße", [], id="de-AT"),
        pytest.param("nb", "Uka og boken", [], id="nb-different-nouns"),
        pytest.param("nb", "Uka, uken og uken", ["Uken"], id="nb-one-noun"),
        pytest.param("nn", "Å lesa og å skrive og å senda", ["skriva"], id="nn"),
        pytest.param("nn", "Å gå og å få og å lesa", [], id="nn-no-choice"),
        pytest.param("nl", "Kom naar de solden", ["uitverkoop"], id="nl"),
        pytest.param("nl-BE", "Kom naar de solden", [], id="nl-BE"),
    ],
)
def test_norms(found, locale: str, text: str, write: list[str]) -> None:
    findings = found(ID, {locale: text}, source_locale=locale)
    assert [finding.suggestion for finding in findings] == write


@pytest.mark.parametrize(
    ("locale", "setting", "text", "write"),
    [
        ("nb", {"bokmal_feminine": "a"}, "Uken", "Uka"),
        ("nb", {"bokmal_feminine": "en"}, "Uka", "Uken"),
        ("nn", {"nynorsk_infinitive": "e"}, "Å lesa", "lese"),
    ],
)
def test_the_brand_chooses(found, locale: str, setting, text: str, write: str) -> None:
    guide = {"locales": {locale: {"settings": setting}}}
    (finding,) = found(ID, {locale: text}, guide, source_locale=locale)
    assert finding.suggestion == write
