"""What to write for a word of the style guide, form by form."""

from templates_lib import guide as guides
from templates_lib.terms import Offer, offers


def offered(*terms: dict[str, object], locale: str = "nb") -> dict[str, Offer]:
    document = {"brand": "b", "locales": {locale: {"terms": list(terms)}}}
    style = guides.load(document).locales[locale]
    return {each.form: each for each in offers(style.terms, locale)}


ORDER = {"concept": "order", "approved": ["bestilling"], "forbidden": ["ordre"]}


def test_a_forbidden_form_is_answered_by_the_same_form_first() -> None:
    found = offered(ORDER)
    assert found["ordre"].write[0] == "bestilling"
    assert found["ordren"].write[0] == "bestillingen"
    assert found["ordren"].forbidden and found["ordren"].concept == "order"


def test_an_approved_word_offers_its_forms_itself_first() -> None:
    found = offered(ORDER)
    assert not found["bestillingen"].forbidden
    assert (
        found["bestillingen"].write[0] == "bestillingen"
        and "bestilling" in found["bestillingen"].write
    )


def test_confirmed_forms_alone_count() -> None:
    found = offered(ORDER | {"forms": {"ordre": ["ordrene"]}})
    assert "ordrene" in found and "ordren" not in found


def test_what_is_approved_anywhere_is_forbidden_nowhere() -> None:
    found = offered(ORDER, {"concept": "rank", "approved": ["ordre"]})
    assert not found["ordre"].forbidden


def test_a_word_without_any_other_has_nothing_to_write() -> None:
    assert offered({"concept": "x", "forbidden": ["billig"]})["billig"].write == ()
