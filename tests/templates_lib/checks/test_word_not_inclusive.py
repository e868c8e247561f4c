"""Words that leave people out."""

import pytest

ID = "word_not_inclusive"


@pytest.mark.parametrize(
    ("locale", "text", "suggestions"),
    [
        pytest.param("nb", "Formannen i klubben", ["Lederen"], id="nb"),
        pytest.param("nb", "Formannsskapet", [], id="nb-other-word"),
        pytest.param("nb", "Herr og fru Hansen", [None], id="nb-two-ways"),
        pytest.param("da", "Vores rengøringsdame", ["rengøringsassistent"], id="da"),
        pytest.param("sv", "En talesman", ["talesperson"], id="sv"),
        pytest.param("nl", "Een zakenman", [None], id="nl-two-ways"),
        pytest.param("de", "MEINE DAMEN UND HERREN", ["GUTEN TAG"], id="de-capitals"),
        pytest.param("en", "The chairman of it", ["chair"], id="en"),
        pytest.param("en", "A disabled button", [], id="en-no-person"),
        pytest.param("pl", "Murzynek z czekoladą", [], id="pl-a-cake"),
        pytest.param("fi", "Kysy esimieheltä, esimies", ["esihenkilö"], id="fi"),
        pytest.param("es", "Un código inválido", [], id="es-no-person"),
        pytest.param("fr", "Chère mademoiselle", ["madame"], id="fr"),
        pytest.param("it", "Gli handicappati", ["persone con disabilità"], id="it"),
    ],
)
def test_words(found, locale: str, text: str, suggestions: list[str | None]) -> None:
    assert [each.suggestion for each in found(ID, {locale: text})] == suggestions


def test_a_word_across_a_tag_has_no_suggestion(found) -> None:
    (finding,) = found(ID, {"en": "chair{% if a %}man{% else %}men{% endif %}"})[:1]
    assert finding.suggestion is None
