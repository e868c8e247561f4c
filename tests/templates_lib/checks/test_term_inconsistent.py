"""Two words for one thing, in a message and in the brand."""

from templates_lib import checks, guide, message
from templates_lib.checks._index import Observation
from templates_lib.message import Address

ID = "term_inconsistent"
GUIDE = {
    "locales": {
        "nb": {"terms": [{"concept": "order", "approved": ["bestilling", "ordre"]}]},
        "pl": {"terms": [{"concept": "parcel", "approved": ["paczka"]}]},
    }
}


def brand_says(**words: int) -> checks.Index:
    """An index of a brand whose Norwegian messages say each word so many times."""
    index = checks.Index()
    for word, count in words.items():
        for number in range(count):
            address = Address(f"{word}{number}", "sms", "nb")
            index.put(address.key, [Observation("term:order", word, address)])
    return index


def judged(make_family, text: str, index: checks.Index) -> list[checks.Finding]:
    whole: message.Message = make_family({"nb": text})
    return checks.run(whole, guide.load({"brand": "b", **GUIDE}), only=[ID], index=index)


def test_two_words_in_one_message(found) -> None:
    text = "Bestillingen er sendt. Se ordren. Bestillingen kommer."
    (finding,) = found(ID, {"nb": text}, GUIDE)
    assert text[finding.start : finding.end] == "ordren"
    assert (
        finding.message == "“ordren” and “bestilling” name one thing in this message: choose one."
    )


def test_one_word_in_two_forms_is_one_word(found) -> None:
    assert found(ID, {"nb": "Bestillingen er sendt. Alle bestillinger"}, GUIDE) == []
    assert found(ID, {"pl": "Paczka, paczki i paczkę"}, GUIDE) == []


def test_the_brand_says_the_other_word(make_family) -> None:
    (finding,) = judged(make_family, "Ordren er sendt.", brand_says(bestilling=6, ordre=1))
    assert finding.message == "The brand says “ordre” 2 times and “bestilling” 6 times: choose one."


def test_a_small_lead_says_nothing(make_family) -> None:
    assert judged(make_family, "Ordren er sendt.", brand_says(bestilling=5, ordre=1)) == []
    assert judged(make_family, "Ordren er sendt.", brand_says(bestilling=2)) == []
    assert judged(make_family, "Bestillingen er sendt.", brand_says(bestilling=6, ordre=1)) == []


def test_the_usual_word_of_the_brand_is_kept(make_family) -> None:
    text = "Ordren og ordren og bestillingen"
    findings = judged(make_family, text, brand_says(bestilling=6))
    assert [text[finding.start : finding.end] for finding in findings] == ["Ordren", "ordren"]


def test_what_a_variant_adds_to_the_index(make_family) -> None:
    from templates_lib.checks._family import Family

    family = Family(
        make_family({"nb": "Ordren"}), guide.load({"brand": "b", **GUIDE}), checks.Index()
    )
    observe = checks.CHECKS[ID].observe
    assert observe is not None
    assert list(observe(family.members[0])) == [("term:order", "ordre")]
