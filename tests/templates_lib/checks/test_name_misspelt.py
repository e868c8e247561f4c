"""Names with one letter off."""

import pytest

from templates_lib.checks._near import Slip, slip

ID = "name_misspelt"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        pytest.param("Smittestopp", "Smittstopp", Slip(5, "e", ""), id="left-out"),
        pytest.param("Klarvik", "Klaarvik", Slip(3, "", "a"), id="put-in"),
        pytest.param("Klarvik", "Klarvuk", Slip(5, "i", "u"), id="another"),
        pytest.param("Klarvik", "Klavrik", Slip(3, "rv", "vr"), id="swapped"),
        pytest.param("Klarvik", "Klarvik", None, id="same"),
        pytest.param("Klarvik", "Klurvuk", None, id="two"),
        pytest.param("Klarvik", "Klar", None, id="shorter"),
        pytest.param("", "a", Slip(0, "", "a"), id="nothing"),
    ],
)
def test_a_slip(right: str, wrong: str, expected: Slip | None) -> None:
    assert slip(right, wrong) == expected


@pytest.mark.parametrize(
    ("locale", "source", "text", "wrong"),
    [
        pytest.param(
            "nb", "Please open Klarvikli today", "Åpne Klrvikli i dag", "Klrvikli", id="out"
        ),
        pytest.param("nb", "Please open Klarvikli today", "Åpne Klarvikli i dag", "", id="right"),
        pytest.param(
            "nb", "Please open Klarvikli today", "Åpne Klarviklis i dag", "", id="genitive"
        ),
        pytest.param("pl", "Please open Klarvikli today", "Otwórz Klarvikla dziś", "", id="ending"),
        pytest.param(
            "nb", "Klarvikli is here today", "Åpne Klrvikli i dag", "", id="opens-a-sentence"
        ),
        pytest.param("nb", "Open Klarvikli In Any App", "Åpne Klrvikli i dag", "", id="title"),
        pytest.param("nb", "Please open klarvikli today", "Åpne Klrvikli i dag", "", id="no-name"),
        pytest.param("da", "You are in Denmark today", "Du er i Danmark i dag", "", id="country"),
        pytest.param("nl", "You are in London today", "Je bent in Londen vandaag", "", id="town"),
        pytest.param("sv", "Your Product is here now", "Din vara Produkt nu", "", id="c-and-k"),
        pytest.param("sv", "Set your Address here now", "Ange din Adress nu", "", id="double"),
        pytest.param("nl", "See the Organization now", "Zie de Organisation nu", "", id="z-and-s"),
        pytest.param(
            "de", "Please open Klarvikli today", "Bitte Klrvikli heute", "", id="de-nouns"
        ),
        pytest.param("nb", "Mail anna@Klarvikli.no now", "Skriv til Klrvikli nå", "", id="address"),
    ],
)
def test_a_name_of_the_source(found, locale: str, source: str, text: str, wrong: str) -> None:
    findings = found(ID, {"en": source, locale: text})
    said = [text[finding.start : finding.end] for finding in findings]
    assert said == ([wrong] if wrong else [])
    assert all(finding.suggestion == "Klarvikli" for finding in findings)


@pytest.mark.parametrize(
    ("locale", "text", "wrong"),
    [
        pytest.param("nb", "Hos Klarvk nå", ["Klarvk"], id="out"),
        pytest.param("nb", "Klavrik er her", ["Klavrik"], id="swapped-first-word"),
        pytest.param("nb", "Hos Klarviks nå", [], id="genitive"),
        pytest.param("pl", "W Klarviku i Klarvika", [], id="pl"),
        pytest.param("nb", "hos klarvk nå", [], id="small"),
        pytest.param("nb", "Se Klarvk.no", [], id="address"),
    ],
)
def test_the_name_of_the_brand(found, locale: str, text: str, wrong: list[str]) -> None:
    findings = found(ID, {locale: text}, {"names": ["Klarvik"]})
    assert [text[finding.start : finding.end] for finding in findings] == wrong
