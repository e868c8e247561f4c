"""Weekdays with a capital."""

import pytest

ID = "weekday_capitalised"


@pytest.mark.parametrize(
    ("locale", "text", "suggestions"),
    [
        pytest.param("nb", "Vi ses på Mandag!", ["mandag"], id="inside"),
        pytest.param("nb", "Mandag ses vi.", [], id="first"),
        pytest.param("nb", "Hei. Mandag ses vi.", [], id="first-in-the-second-sentence"),
        pytest.param("nb", "Vi ses.\nMandag.", [], id="line"),
        pytest.param("sv", "på Måndag och Tisdag", ["måndag", "tisdag"], id="two"),
        pytest.param("fr", "Livré le Mardi", ["mardi"], id="fr"),
        pytest.param("es", "El Viernes Santo cerramos", [], id="feast"),
        pytest.param("da", "Hos Mandag-klubben", [], id="compound"),
        pytest.param("nl", "Nieuw bij Nordhus Vrijdag", [], id="behind-a-name-it-may-be-one"),
        pytest.param("de", "Am Montag", [], id="de"),
        pytest.param("en", "On Monday", [], id="en"),
    ],
)
def test_found_or_left_alone(found, locale: str, text: str, suggestions: list[str]) -> None:
    assert [finding.suggestion for finding in found(ID, {locale: text})] == suggestions
