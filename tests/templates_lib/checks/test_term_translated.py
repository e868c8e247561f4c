"""Words that stay as they are in every language."""

import pytest

ID = "term_translated"
EN = "Nordhus Pluss gives you free delivery. Join Nordhus Pluss!"


def guide(word: str = "Nordhus Pluss") -> dict[str, object]:
    return {
        "locales": {
            tag: {"terms": [{"concept": "plan", "keep": [word]}]} for tag in ("en", "nb", "pl")
        }
    }


@pytest.mark.parametrize(
    ("locale", "text", "severities"),
    [
        pytest.param("nb", "Nordhus Pluss gir fri frakt. Bli med i Nordhus Pluss!", [], id="kept"),
        pytest.param(
            "nb", "Nordhus Plus gir fri frakt. Bli med i klubben nå!", ["error"], id="changed"
        ),
        pytest.param(
            "nb", "Nordhus Pluss gir deg fri frakt. Bli med nå!", ["info"], id="once-less"
        ),
        pytest.param("nb", "Fri frakt for deg", ["warning"], id="left-out-of-a-short-one"),
        pytest.param("pl", "Z Nordhus Plussem masz więcej. O Nordhus Plussie", [], id="inflected"),
    ],
)
def test_kept_words(found, locale: str, text: str, severities: list[str]) -> None:
    findings = found(ID, {"en": EN, locale: text}, guide())
    assert [str(finding.severity) for finding in findings] == severities


def test_a_name_that_ends_in_a_is_known_by_its_stem(found) -> None:
    texts = {"en": "Pay with Klarvika", "pl": "Zapłać Klarviką"}
    assert found(ID, texts, guide("Klarvika")) == []


def test_what_the_source_does_not_say_may_be_missing(found) -> None:
    assert found(ID, {"en": "Join us", "nb": "Bli med"}, guide()) == []
