"""Plural forms that a language needs."""

import pytest

ID = "plural_category_missing"


def plural(*categories: str) -> str:
    return "{{ n | plural(" + ", ".join(f'{each}="# x"' for each in categories) + ") }}"


@pytest.mark.parametrize(
    ("locale", "categories", "missing"),
    [
        pytest.param("nb", ["one", "other"], [], id="nb"),
        pytest.param("nb", ["other"], ["one"], id="nb-one"),
        pytest.param("da", ["one", "other"], [], id="da"),
        pytest.param("nl", ["one", "other"], [], id="nl"),
        pytest.param("pl", ["one", "few", "many", "other"], [], id="pl"),
        pytest.param("pl", ["one", "few", "other"], ["many"], id="pl-many"),
        pytest.param("pl", ["one", "other"], ["few", "many"], id="pl-few-many"),
        pytest.param("ja", ["other"], [], id="ja"),
        pytest.param("ar", ["one", "other"], ["zero", "two", "few", "many"], id="ar"),
        pytest.param("de-AT", ["other"], ["one"], id="de-AT"),
    ],
)
def test_each_category_of_the_locale_is_needed(found, locale, categories, missing) -> None:
    findings = found(ID, {locale: plural(*categories)})
    assert sorted(f.params["category"] for f in findings) == sorted(missing)
    assert {str(finding.severity) for finding in findings} <= {"error"}


@pytest.mark.parametrize("locale", ["es", "fr", "it"])
def test_a_category_of_millions_is_advice(found, locale: str) -> None:
    (finding,) = found(ID, {locale: plural("one", "other")})
    assert (finding.params["category"], str(finding.severity)) == ("many", "info")


def test_exact_numbers_may_stand_for_a_whole_category(found) -> None:
    assert found(ID, {"nb": '{{ n | plural({1: "én pakke"}, other="# pakker") }}'}) == []
    missing = found(ID, {"pl": '{{ n | plural({2: "dwa"}, one="#", many="#", other="#") }}'})
    assert [finding.params["category"] for finding in missing] == ["few"]


def test_the_finding_says_which_numbers_are_meant(found) -> None:
    (finding,) = found(ID, {"pl": plural("one", "many", "other")})
    assert finding.message == 'Polish needs the plural form few (2, 3, 4, 22 …): add few="…".'


def test_two_plurals_are_told_apart(found) -> None:
    text = plural("other") + plural("other").replace("n |", "m |")
    findings = found(ID, {"nb": text})
    assert len({finding.fingerprint for finding in findings}) == 2
