"""Capitals as in English headings."""

import pytest

ID = "title_case"


def told(findings, text: str) -> list[tuple[str, str | None]]:
    return [(text[finding.start : finding.end], finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        pytest.param(
            "nb",
            "Din Flotte Bestilling Kommer",
            [("Flotte Bestilling Kommer", "flotte bestilling kommer")],
            id="three",
        ),
        pytest.param("nb", "Din flotte bestilling kommer", [], id="sentence"),
        pytest.param("nb", "Hei Kari Nordmann", [], id="two-may-be-a-name"),
        pytest.param(
            "pl",
            "Twoje Zamówienie Jest w Drodze",
            [("Zamówienie Jest w Drodze", "zamówienie jest w drodze")],
            id="small-words",
        ),
        pytest.param("pl", "TWOJE ZAMÓWIENIE JEST", [], id="shouted"),
        pytest.param("da", "Hej. Tak. Vi. Ses.", [], id="sentences"),
        pytest.param("pl", "Szanowna Pani Dyrektor Nowak,", [], id="salutation"),
        pytest.param("de", "Ihre Neue Bestellung Kommt", [], id="german"),
        pytest.param("en", "Your New Order Arrives", [], id="english"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, words: list) -> None:
    assert told(found(ID, {locale: text}), text) == words


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        pytest.param("Order Confirmed", "Bestelling Bevestigd", 1, id="copied"),
        pytest.param("Order confirmed", "Bestelling Bevestigd", 0, id="the-source-has-none"),
        pytest.param("Order Confirmed", "Bestelling bevestigd", 0, id="right"),
        pytest.param("Get Google Play", "Haal Google Play", 0, id="a-name-of-the-source"),
        pytest.param("Brazilian Portuguese", "Braziliaans Portugees", 0, id="languages"),
    ],
)
def test_capitals_come_from_the_source(found, source: str, text: str, count: int) -> None:
    assert len(found(ID, {"en": source, "nl": text})) == count


def test_a_name_of_the_brand_keeps_its_capitals(found) -> None:
    texts = {"en": "Your Nordhus Club", "nb": "Din Nordhus Klubb"}
    assert found(ID, texts, {"names": ["Nordhus Klubb"]}) == []


def test_a_name_of_the_source_may_have_an_ending(found) -> None:
    assert found(ID, {"en": "Share on Nordbank", "pl": "Podziel się na Nordbanku"}) == []
    assert found(ID, {"en": "Share It Today", "pl": "Podziel się na Nordbanku"}) != []


@pytest.mark.parametrize(
    ("source", "text", "count"),
    [
        pytest.param("Nordhus Travel", "Nordhus Reiser", 0, id="a-part-that-signs"),
        pytest.param("Nordhus Travel Sale", "Nordhus Reiser Tilbud", 1, id="a-word-more"),
        pytest.param("Happy Travel", "Glade Reiser", 1, id="no-name"),
    ],
)
def test_a_part_of_the_brand_signs(found, source: str, text: str, count: int) -> None:
    assert len(found(ID, {"en": source, "nb": text}, {"names": ["Nordhus"]})) == count
