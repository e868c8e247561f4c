"""Words that fit readers of one gender."""

import pytest

ID = "gender_presumed"


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("pl", "Czy zapomniałaś hasła?", ["zapomniałaś"]),
        ("pl", "Czy zapomniałeś(-aś) hasła?", []),
        ("pl", "{% if man %}Kupiłeś{% else %}Kupiłaś{% endif %} lampę.", []),
        ("pl", "{{ g | select(m='Kupiłeś', f='Kupiłaś', other='Kupione') }}", []),
        ("pl", "{% if a %}Kupiłeś lampę{% endif %}", ["Kupiłeś"]),
        ("fr", "Vous êtes inscrit au club.", ["êtes inscrit"]),
        ("fr", "Vous êtes inscrit(e) au club.", []),
        ("es", "¿Estás seguro?", ["Estás seguro"]),
        ("it", "Benvenuto/a!", []),
        ("nb", "Velkommen!", []),
    ],
)
def test_gendered_words(found, locale: str, text: str, words: list[str]) -> None:
    findings = found(ID, {locale: text})
    assert [text[each.start : each.end] for each in findings] == words
    assert {str(each.severity) for each in findings} <= {"info"}


def test_a_brand_that_is_neutral_is_warned(found) -> None:
    settings = {"settings": {"gender_neutral": True}}
    (finding,) = found(ID, {"pl": "Zostawiłeś coś."}, settings)
    assert str(finding.severity) == "warning"
