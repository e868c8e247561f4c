"""Formulas of readability, by language."""

import pytest

import locales
from templates_lib.checks.text_hard_to_read import _FORMULAS, _syllables

ID = "text_hard_to_read"


@pytest.mark.parametrize(
    ("locale", "word", "count"),
    [
        pytest.param("nl", "bestelling", 3, id="nl"),
        pytest.param("nl", "mooie", 2, id="nl-three-vowels"),
        pytest.param("nl", "tijd", 1, id="nl-ij"),
        pytest.param("pl", "zamówienie", 4, id="pl-soft-i"),
        pytest.param("pl", "Twoja", 2, id="pl"),
        pytest.param("pl", "w", 1, id="pl-none-is-one"),
        pytest.param("de", "Bestellung", 3, id="de"),
        pytest.param("de", "Freude", 2, id="de-eu"),
        pytest.param("en", "order", 2, id="en"),
        pytest.param("en", "time", 1, id="en-silent-e"),
        pytest.param("en", "the", 1, id="en-the"),
        pytest.param("fr", "commande", 2, id="fr-silent-e"),
        pytest.param("es", "pedido", 3, id="es"),
        pytest.param("it", "ordine", 3, id="it"),
    ],
)
def test_syllables(locale: str, word: str, count: int) -> None:
    assert _syllables(word, locales.get(locale).table("readability")) == count


def test_lix_is_as_its_author_says() -> None:
    words = ["ord"] * 6 + ["langord"] * 2 + ["svært"] * 2
    assert _FORMULAS["lix"](words, 2, {}) == 10 / 2 + 100 * 2 / 10


def test_fog_counts_words_of_four_syllables() -> None:
    table = locales.get("pl").table("readability")
    assert _FORMULAS["fog"](["dom"] * 8 + ["zamówienie"] * 2, 1, table) == 0.4 * (10 + 20)


def test_douma_is_flesch_with_weights_of_its_own() -> None:
    table = locales.get("nl").table("readability")
    assert _FORMULAS["flesch"](["huis"] * 10, 1, table) == pytest.approx(206.84 - 9.3 - 77)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("nb", "Forsendelsesopplysninger oppdateres fortløpende gjennom leveringsprosessen."),
        ("da", "Forsendelsesoplysninger opdateres løbende gennem leveringsprocessen."),
        ("sv", "Försändelseuppgifterna uppdateras fortlöpande under leveransprocessen."),
        (
            "nl",
            "Verzendinformatieverwerking geschiedt ononderbroken gedurende leveringsprocedures.",
        ),
        ("de", "Versandinformationen werden während der Auslieferungsvorgänge aktualisiert."),
        ("pl", "Przypominamy o konieczności uregulowania nieopłaconych zobowiązań."),
    ],
)
def test_hard_and_easy(found, locale: str, sentence: str) -> None:
    assert len(found(ID, {locale: f"{sentence} " * 18})) == 1
    assert found(ID, {locale: f"{sentence} " * 4}) == []


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("nb", "Pakken er her."),
        ("pl", "Paczka czeka."),
        ("nl", "Je pak is er."),
        ("fi", "Hyvä on."),
    ],
)
def test_easy(found, locale: str, sentence: str) -> None:
    assert found(ID, {locale: f"{sentence} " * 60}) == []
