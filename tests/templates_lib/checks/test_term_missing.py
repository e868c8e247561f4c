"""Concepts that a translation must name."""

import pytest

ID = "term_missing"
EN = "Your order is on its way to you."


def guide(must: bool = True, **more: object) -> dict[str, object]:
    """Order must be named, in English, Norwegian and Polish."""
    words = {"en": "order", "nb": "bestilling", "pl": "zamówienie"}
    return {
        "locales": {
            tag: {"terms": [{"concept": "order", "approved": [word], "must": must, **more}]}
            for tag, word in words.items()
        }
    }


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("nb", "Varene dine er på vei til deg nå.", 1, id="missing"),
        pytest.param("nb", "Bestillingen din er på vei til deg.", 0, id="in-a-form"),
        pytest.param("nb", "Her er bestillingsnummeret ditt nå.", 0, id="in-a-compound"),
        pytest.param("nb", "Alt er på vei.", 0, id="shortened"),
        pytest.param("nb", "{{ a }} {% if %}", 0, id="no-template"),
        pytest.param("pl", "Twoja paczka jest już w drodze.", 1, id="pl-missing"),
        pytest.param("pl", "Informacja o Twoim zamówieniu", 0, id="pl-in-a-case"),
    ],
)
def test_a_concept_is_named(found, locale: str, text: str, count: int) -> None:
    findings = found(ID, {"en": EN, locale: text}, guide())
    assert len(findings) == count
    for finding in findings:
        assert finding.related.address.locale == "en"
        assert EN[finding.related.start : finding.related.end] == "order"


def test_only_what_must_be_named(found) -> None:
    assert found(ID, {"en": EN, "nb": "Varene dine er på vei til deg nå."}, guide(False)) == []


def test_a_forbidden_word_is_told_by_another_check(found) -> None:
    text = "Ordren din er på vei til deg nå."
    assert found(ID, {"en": EN, "nb": text}, guide(forbidden=["ordre"])) == []


def test_nothing_is_missing_that_the_source_does_not_say(found) -> None:
    assert found(ID, {"en": "On its way to you.", "nb": "Den er på vei til deg."}, guide()) == []
