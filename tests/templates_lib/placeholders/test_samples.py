"""Samples: real ones of the locale, from the shortest to the longest, and each one fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import locales
from locales._uncurated import sample_names
from templates_lib.language import parse
from templates_lib.placeholders import TYPES, Placeholder
from tests.templates_lib.language.cldr.intl import PROMISED, all_tags

FIELDS = {
    "title": Placeholder("title", "text", max_length=10),
    "price": Placeholder("price", "money"),
    "link": Placeholder("link", "url"),
}
MANY = [*TYPES, "records"]


def declared(type_, **more):
    if type_ == "records":
        return Placeholder("a", "list", fields=FIELDS, **more)
    return Placeholder("a", type_, **more)


@pytest.mark.parametrize("type_", MANY)
def test_every_sample_fits_in_every_locale(type_):
    placeholder = declared(type_)
    for tag in sorted(all_tags()):
        found = placeholder.sample_values(tag)
        for value in (*found, placeholder.typical_value(tag)):
            placeholder.coerce(value)
        assert found, tag


@pytest.mark.parametrize("type_", MANY)
@given(most=st.integers(1, 60), tag=st.sampled_from(PROMISED))
def test_a_greatest_length_is_kept_where_any_value_can_keep_it(type_, most, tag):
    placeholder = declared(type_, max_length=most)
    found = placeholder.sample_values(tag)
    least = {"url": 21, "email": 13, "phone": 20, "choice": 3}.get(type_, 0)
    if most >= least:
        for value in (*found, placeholder.typical_value(tag)):
            placeholder.coerce(value)


@pytest.mark.parametrize("tag", PROMISED)
def test_counts_meet_every_plural_category_that_a_count_can(tag):
    locale = locales.get(tag)
    counts = Placeholder("a", "count").sample_values(tag)
    met = {locale.plural_category(count) for count in counts}
    possible = {locale.plural_category(n) for n in (*range(1_000), 1_000_000)}
    assert met == possible
    assert list(counts) == sorted(counts)


def test_counts_where_the_usual_ones_do():
    assert Placeholder("a", "count").sample_values("pl") == (1, 5, 1234)
    assert Placeholder("a", "count").sample_values("cs") == (1, 2, 5, 1234)
    assert Placeholder("a", "count").sample_values("ar") == (0, 1, 2, 5, 100, 1234)
    assert Placeholder("a", "count").sample_values("fr") == (1, 5, 1234, 1_000_000)


@pytest.mark.parametrize(
    "tag, letters",
    [("pl", "ł"), ("nb", "ø"), ("nn", "øÅ"), ("da", "Ø"), ("fi", "ä"), ("sv", "ö"), ("de", "ß")],
)
def test_names_have_the_letters_of_the_language(tag, letters):
    names = "".join(Placeholder("a", "name").sample_values(tag))
    assert set(letters) <= set(names)


@pytest.mark.parametrize(
    "tag, name",
    [
        ("nl", "Anne-Marie van der Heijden"),
        ("nl-BE", "Anne-Marie van der Heijden"),
        ("pl", "Bartłomiej Stanisław"),
        pytest.param("cs", "Bořivoj Přemysl", id="no file of ours"),
        pytest.param("sr-Latn", "Vladimir Đorđe", id="its own script"),
        pytest.param("hr-BA", "Željko Krešimir", id="of the language"),
        pytest.param("sw", "Christopher-James", id="none known, so English"),
    ],
)
def test_the_longest_name(tag, name):
    assert Placeholder("a", "name").sample_values(tag)[-1] == name


@pytest.mark.parametrize(
    "tag, currency, prefix",
    [
        ("nb", "NOK", "+47"),
        ("da", "DKK", "+45"),
        ("pl", "PLN", "+48"),
        ("nl", "EUR", "+31"),
        ("de-CH", "CHF", "+41"),
        ("en-GB", "GBP", "+44"),
        ("sv-FI", "EUR", "+358"),
        ("ja", "JPY", "+81"),
    ],
)
def test_money_and_phone_are_of_the_market(tag, currency, prefix):
    for money in Placeholder("a", "money").sample_values(tag):
        assert money["currency"] == currency
    for phone in Placeholder("a", "phone").sample_values(tag):
        assert phone.startswith(prefix)


def test_amounts_without_decimals_where_the_currency_has_none():
    assert Placeholder("a", "money", currency="JPY").sample_values("nb") == (490, 12990, 124990)


@pytest.mark.parametrize("tag", locales.curated_tags())
def test_the_days_are_the_shortest_and_the_longest(tag):
    template = parse("{{ d | date }}")
    days = Placeholder("a", "date").sample_values(tag)
    year = [f"2025-{month:02}-{day}" for month in range(1, 13) for day in (14, 24)]
    lengths = [len(template.render({"d": day}, tag)) for day in days]
    assert lengths == sorted(lengths)
    assert lengths[-1] >= max(len(template.render({"d": day}, tag)) for day in year)


def test_names_that_we_keep_grow():
    for tag, names in sample_names().items():
        assert locales.normalise(tag) == tag
        assert [len(name) for name in names] == sorted(len(name) for name in names), tag
        assert len(names) == 3
