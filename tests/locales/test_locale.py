"""A locale as a value."""

import pickle
from decimal import Decimal

import pytest

import locales

CURATED = locales.curated_tags()  # the folder is walked: a new file is tried without a list


def test_curated_tags():
    promised = {"da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "nn", "pl", "sv"}
    assert promised <= set(CURATED)
    assert list(CURATED) == sorted(CURATED)


def test_words_come_from_the_nearest_file():
    assert "to" in locales.get("nb").number_words[2]
    assert locales.get("de-AT").number_words == locales.get("de").number_words
    assert locales.get("cs").number_words == ()
    assert locales.get("pl").sample_names[1] == "Katarzyna"


@pytest.mark.parametrize("tag", CURATED)
def test_every_curated_locale_loads_under_its_own_name(tag):
    locale = locales.get(tag)
    assert (locale.tag, locale.curated, locale.parent) == (tag, True, None)
    assert locale.fallback[0] == tag
    assert locale.name and locale.english_name


def test_a_locale_that_we_keep_no_file_about():
    locale = locales.get("cs")
    assert not locale.curated
    assert (locale.name, locale.english_name) == ("čeština", "Czech")
    assert locale.plural_categories == ("one", "few", "many", "other")


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        ("nb", ("nb", "nn", "da")),
        ("no", ("nb", "nn", "da")),
        ("nn", ("nn", "nb", "da")),
        ("da", ("da", "nb")),
        ("pl", ("pl",)),
        ("nl", ("nl",)),
        ("de-AT", ("de-AT", "de")),
        ("nb-SJ", ("nb-SJ", "nb", "nn", "da")),
        ("es-MX", ("es-MX", "es-419", "es")),
        ("pl-IS", ("pl-IS", "pl")),
    ],
)
def test_fallback_chain(tag, chain):
    assert locales.fallback_chain(tag) == chain
    assert locales.get(tag).fallback == chain


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("nb", "ltr"), ("pl", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("ckb", "rtl")],
)
def test_direction(tag, direction):
    assert locales.get(tag).direction == direction


@pytest.mark.parametrize(
    ("tag", "categories"),
    [
        ("nb", ("one", "other")),
        ("da", ("one", "other")),
        ("pl", ("one", "few", "many", "other")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("ja", ("other",)),
    ],
)
def test_plural_categories_in_the_order_of_cldr(tag, categories):
    assert locales.get(tag).plural_categories == categories


@pytest.mark.parametrize(
    ("tag", "number", "category"),
    [
        ("nb", 1, "one"),
        ("nb", 0, "other"),
        ("pl", 1, "one"),
        ("pl", 2, "few"),
        ("pl", 5, "many"),
        ("pl", 12, "many"),
        ("pl", 22, "few"),
        ("pl", Decimal("1.5"), "other"),
        ("da", Decimal("0.5"), "one"),
        ("en", Decimal("1.0"), "other"),
    ],
)
def test_plural_category(tag, number, category):
    assert locales.get(tag).plural_category(number) == category


@pytest.mark.parametrize(
    ("tag", "name", "english"),
    [
        ("nb", "norsk bokmål", "Norwegian Bokmål"),
        ("de-AT", "Deutsch (Österreich)", "German (Austria)"),
        ("sr-Latn", "srpski (latinica)", "Serbian (Latin)"),
    ],
)
def test_names(tag, name, english):
    locale = locales.get(tag)
    assert (locale.name, locale.english_name) == (name, english)


def test_a_locale_is_a_value():
    locale = locales.get("pl-PL")
    assert locale is locales.get("pl")
    assert pickle.loads(pickle.dumps(locale)) == locale
    with pytest.raises(AttributeError):
        locale.tag = "nb"
