"""The brand's own name: capitals, spaces, hyphens, genitives, and where capitals are right."""

import pytest

ID = "name_miswritten"


@pytest.mark.parametrize(
    ("locale", "text", "wrong", "right"),
    [
        pytest.param("nb", "Hos NordHus nå", None, None, id="right"),
        pytest.param("nb", "Hos Nordhus nå", "Nordhus", "NordHus", id="small-h"),
        pytest.param("nb", "hos nordhus nå", "nordhus", "NordHus", id="all-small"),
        pytest.param("nb", "Hos NORDHUS nå", "NORDHUS", "NordHus", id="capitals"),
        pytest.param("nb", "Hos NORD HUS nå", "NORD HUS", "NordHus", id="space"),
        pytest.param("nb", "Hos Nord-Hus nå", "Nord-Hus", "NordHus", id="hyphen"),
        pytest.param("nb", "Hos Nord\u00a0Hus nå", "Nord\u00a0Hus", "NordHus", id="hard-space"),
        pytest.param("nb", "Nordhus' butikk", "Nordhus", "NordHus", id="genitive"),
        pytest.param("nb", "NordHus' butikk", None, None, id="right-genitive"),
        pytest.param("nb", "NordHus's butikk", "NordHus's", "NordHus'", id="english-genitive"),
        pytest.param("da", "NordHus's butik", None, None, id="da-allows-it"),
        pytest.param("sv", "NordHus's butik", "NordHus's", "NordHus", id="sv-genitive"),
        pytest.param("nl", "NordHus' winkel", None, None, id="nl-genitive"),
        pytest.param("en", "NordHus's shop", None, None, id="en-genitive"),
        pytest.param("pl", "w NordHusie", None, None, id="pl-declined"),
        pytest.param("pl", "w Nordhusie", "Nordhus", "NordHus", id="pl-declined-wrong"),
        pytest.param("fi", "NordHusissa", None, None, id="fi-declined"),
        pytest.param("nb", "NordHus-appen", None, None, id="compound"),
        pytest.param("nb", "Nordhus-appen", "Nordhus", "NordHus", id="compound-wrong"),
        pytest.param("nb", "nordhusets", None, None, id="longer-word"),
        pytest.param("nb", "https://nordhus.example/a www.nordhus.no", None, None, id="addresses"),
        pytest.param("nb", "hjelp@nordhus.example nordhus.example", None, None, id="e-mail"),
        pytest.param("nb", "#nordhus @nordhus", None, None, id="hashtag"),
        pytest.param("nb", '<b class="nordhus">Hei</b>', None, None, id="attribute"),
        pytest.param("nb", "<b>Nordhus</b> <3", "Nordhus", "NordHus", id="between-tags"),
        pytest.param("nb", "{{ nordhus }}", None, None, id="placeholder"),
        pytest.param("nb", "STORT SALG HOS NORDHUS", None, None, id="all-in-capitals"),
        pytest.param("nb", "NORDHUS: Pakken er her.", None, None, id="sender"),
        pytest.param("nb", "NORDHUS\nPakken er her.", None, None, id="heading"),
        pytest.param("nb", "Send NORDHUS til 2030.", None, None, id="keyword"),
        pytest.param(
            "nb",
            "Fra 3. mai 2030 kan du sende NORDHUS til 2440.",
            None,
            None,
            id="keyword-and-year",
        ),
        pytest.param(
            "nb",
            "Fra 3. mai 2030 heter vi NORDHUS igjen.",
            "NORDHUS",
            "NordHus",
            id="capitals-beside-a-year",
        ),
        pytest.param("nb", "Bruk NORDHUS10 eller NORDHUS-10", None, None, id="code"),
    ],
)
def test_a_camel_name(found, locale: str, text: str, wrong: str, right: str) -> None:
    findings = found(ID, {locale: text}, {"names": ["NordHus"]})
    said = [(text[finding.start : finding.end], finding.suggestion) for finding in findings]
    assert said == ([(wrong, right)] if wrong else [])


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        pytest.param("hos Klarvik nå", [], id="right"),
        pytest.param("hos KlarVik nå", ["error"], id="hump"),
        pytest.param("hos Klar-Vik nå", ["error"], id="torn"),
        pytest.param("en klar vik nå", [], id="two-words"),
        pytest.param("hos klarvik nå", ["warning"], id="small"),
        pytest.param("hos KLARVIK nå", ["warning"], id="capitals"),
        pytest.param("Klarviks butikk", [], id="genitive"),
        pytest.param("Klarvik's butikk", ["error"], id="apostrophe"),
    ],
)
def test_a_name_of_one_plain_word(found, text: str, severities: list[str]) -> None:
    findings = found(ID, {"nb": text}, {"names": ["Klarvik"]})
    assert [str(finding.severity) for finding in findings] == severities


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        pytest.param("Kiwi", "en kiwi til deg", [], id="a-common-word"),
        pytest.param("Vy", "vy og VY", [], id="too-short"),
        pytest.param("IKEO", "hos Ikeo", ["Ikeo"], id="capitals-are-the-name"),
        pytest.param("IKEO", "hos IKEO", [], id="capitals-right"),
        pytest.param("adimas", "Adimas er her, og Adimas", ["Adimas"], id="small-name-opens"),
        pytest.param("Nordhus Pluss", "NordhusPluss og Nordhus pluss",
                     ["NordhusPluss", "Nordhus pluss"], id="two-words"),
        pytest.param("H&M-lignende", "h&m-lignende", ["h&m-lignende"], id="marks"),
        pytest.param("McDonald's", "McDonald's er her", [], id="own-apostrophe"),
    ],
)  # fmt: skip
def test_names_of_other_kinds(found, name: str, text: str, wrong: list[str]) -> None:
    findings = found(ID, {"nb": text}, {"names": [name]})
    assert [text[finding.start : finding.end] for finding in findings] == wrong


@pytest.mark.parametrize(
    ("keep", "text", "wrong"),
    [
        pytest.param("Nordhus Pluss", "i nordhus pluss", ["nordhus pluss"], id="two-words"),
        pytest.param("KlikkHent", "med Klikkhent", ["Klikkhent"], id="hump"),
        pytest.param("Light", "et light måltid", [], id="a-plain-word"),
    ],
)
def test_names_among_the_words_that_are_kept(found, keep: str, text: str, wrong: list[str]) -> None:
    style = {"locales": {"nb": {"terms": [{"concept": "x", "keep": [keep]}]}}}
    findings = found(ID, {"nb": text}, style)
    assert [text[finding.start : finding.end] for finding in findings] == wrong


def test_two_names_that_differ_in_capitals_are_both_right(found) -> None:
    assert found(ID, {"nb": "Nordhus og NordHus"}, {"names": ["Nordhus", "NordHus"]}) == []


def test_a_name_is_found_once_for_two_branches(found) -> None:
    text = "Nordhus {% if a %}x{% else %}y{% endif %}"
    assert len(found(ID, {"nb": text}, {"names": ["NordHus"]})) == 1
