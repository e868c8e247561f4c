"""Sentences of a template: what ends one, what does not, and how one is compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib.memory import bare, names_in, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Hei.", ["Hei."], id="one"),
        pytest.param("Hei! Pakken er her.", ["Hei!", "Pakken er her."], id="two"),
        pytest.param("Tittel\n\nTekst", ["Tittel", "Tekst"], id="a line is one"),
        pytest.param("Ring tlf. 22 33. Vi svarer.", ["Ring tlf. 22 33. Vi svarer."], id="number"),
        pytest.param("Ring nr. 5 nå.", ["Ring nr. 5 nå."], id="abbreviation"),
        pytest.param("Se. og hør.", ["Se. og hør."], id="a small letter goes on"),
        pytest.param(
            'A {{ d | date("d. M") }} ord. Nå.',
            ['A {{ d | date("d. M") }} ord.', "Nå."],
            id="in a tag",
        ),
        pytest.param(
            "Hei{% if a %}. Du! Ja.{% endif %} da. Nå.",
            ["Hei{% if a %}. Du! Ja.{% endif %} da.", "Nå."],
            id="a condition stays whole",
        ),
        pytest.param(
            "Ja.{% endif %} Ny start. To.", ["Ja.{% endif %} Ny start.", "To."], id="stray end"
        ),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = sentences(text)
    assert [each.text for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


@settings(max_examples=50)
@given(st.text(alphabet="ab .!?\n{}%#" + "ñ😀"))
def test_nothing_but_space_is_lost(text: str) -> None:
    kept = "".join(each.text for each in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hei {{ name }}!", "HEI  {{ name | default('du') }}!"),
        ("A\n{{ total | money }}", "a {{ total }}"),
        ("{% if x %}Ja{% endif %}", "ja"),
    ],
)
def test_placeholders_are_compared_by_name(one: str, other: str) -> None:
    assert bare(one) == bare(other)


def test_two_names_are_two_sentences() -> None:
    assert bare("Hei {{ name }}") != bare("Hei {{ other }}")
    assert names_in("{{ b }} {{ a | money }} {{ b }}") == ("b", "a")
