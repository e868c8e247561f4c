"""Placeholders: reading, describing and trying out a value of each type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import curated_tags
from templates_lib.language import MissingValue, WrongValue, parse
from templates_lib.language.values import MISSING, Money
from templates_lib.placeholders import TYPES, Placeholder

LINES = Placeholder(
    "lines",
    "list",
    fields={
        "title": Placeholder("title", "text", max_length=10),
        "price": Placeholder("price", "money", currency="NOK"),
        "note": Placeholder("note", "text", required=False),
    },
)


def test_unknown_type():
    with pytest.raises(ValueError, match="colour"):
        Placeholder("a", "colour")


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("value", [None, MISSING])
def test_nothing(type_, value):
    with pytest.raises(MissingValue):
        Placeholder("a", type_).coerce(value)
    assert Placeholder("a", type_, required=False).coerce(value) is MISSING


@pytest.mark.parametrize("type_", TYPES)
def test_empty_text(type_):
    optional = Placeholder("a", type_, required=False)
    if type_ in ("text", "name", "code"):
        assert optional.coerce("") == ""
        assert Placeholder("a", type_).coerce("") == ""
    else:
        assert optional.coerce("") is MISSING
        with pytest.raises(MissingValue):
            Placeholder("a", type_).coerce("")


@pytest.mark.parametrize("type_", ["text", "name", "code", "choice"])
def test_max_length_in_pairs(type_):
    placeholder = Placeholder("a", type_, max_length=5)
    assert placeholder.coerce("Łukas") == "Łukas"
    with pytest.raises(WrongValue) as caught:
        placeholder.coerce("Łukasz")
    assert caught.value.expected == "a text of at most 5 characters"


def test_name_is_one_line():
    with pytest.raises(WrongValue):
        Placeholder("a", "name").coerce("Kari\nNordmann")


def test_choice():
    placeholder = Placeholder("a", "choice", choices=("small", "large"))
    assert placeholder.coerce("small") == "small"
    with pytest.raises(WrongValue) as caught:
        placeholder.coerce("Small")
    assert caught.value.expected == "one of small, large"


def test_money_takes_the_currency_of_the_value_first():
    placeholder = Placeholder("a", "money", currency="NOK")
    assert placeholder.coerce("5") == Money(5, "NOK")
    assert placeholder.coerce({"amount": 5}) == Money(5, "NOK")
    assert placeholder.coerce({"amount": 5, "currency": "SEK"}) == Money(5, "SEK")


def test_list_of_records():
    (line,) = LINES.coerce([{"title": "x", "price": 5, "unknown": 1}])
    assert dict(line) == {"title": "x", "price": Money(5, "NOK"), "note": MISSING}


@pytest.mark.parametrize(
    "value, kind, name",
    [
        pytest.param({}, WrongValue, "lines", id="record"),
        pytest.param("x", WrongValue, "lines", id="text"),
        pytest.param(["x"], WrongValue, "lines.0", id="text in it"),
        pytest.param([{"title": "x"}], MissingValue, "lines.0.price", id="field missing"),
        pytest.param([{"title": "x", "price": "y"}], WrongValue, "lines.0.price", id="field wrong"),
        pytest.param(
            [{"title": "x" * 11, "price": 1}], WrongValue, "lines.0.title", id="field long"
        ),
        pytest.param([{"title": "x", "price": 1}] * 1001, WrongValue, "lines", id="too many"),
    ],
)
def test_list_refused(value, kind, name):
    with pytest.raises(kind) as caught:
        LINES.coerce(value)
    assert caught.value.name == name


def test_list_of_texts():
    assert Placeholder("a", "list").coerce(["x", "y"]) == ("x", "y")
    with pytest.raises(WrongValue):
        Placeholder("a", "list").coerce(["x", 1])


def test_greatest_list():
    assert len(Placeholder("a", "list").coerce(["x"] * 1000)) == 1000


# JSON Schema -------------------------------------------------------------------------------------

SCHEMAS = {
    "text": ({"type": "string", "maxLength": 10_000}, {}),
    "name": ({"type": "string", "maxLength": 40}, {"max_length": 40}),
    "count": ({"type": "integer", "minimum": 0, "exclusiveMaximum": 10**15}, {}),
    "date": ({"type": "string", "format": "date"}, {}),
    "choice": ({"type": "string", "enum": ["a", "b"]}, {"choices": ("a", "b")}),
    "list": ({"type": "array", "maxItems": 1000, "items": {"type": "string"}}, {}),
}


@pytest.mark.parametrize("type_, expected", SCHEMAS.items(), ids=SCHEMAS.keys())
def test_schema(type_, expected):
    schema, more = expected
    assert Placeholder("a", type_, **more).json_schema() == schema


def test_schema_tells_samples_and_description():
    placeholder = Placeholder("a", "text", samples=("x",), description="What it is")
    schema = placeholder.json_schema()
    assert (schema["examples"], schema["description"]) == (["x"], "What it is")


def test_schema_of_money_asks_for_a_currency_where_none_is_declared():
    free = Placeholder("a", "money").json_schema()["anyOf"][2]["required"]
    bound = Placeholder("a", "money", currency="NOK").json_schema()["anyOf"][2]["required"]
    assert (free, bound) == (["amount", "currency"], ["amount"])


def test_schema_of_a_list_of_records():
    items = LINES.json_schema()["items"]
    assert items["required"] == ["price", "title"]
    assert items["properties"]["title"] == {"type": "string", "maxLength": 10}


# Samples -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", [*curated_tags(), "ar", "ja", "de-AT"])
@pytest.mark.parametrize("type_", TYPES)
def test_generated_samples_fit(type_, locale):
    placeholder = LINES if type_ == "list" else Placeholder("a", type_)
    found = placeholder.sample_values(locale)
    assert found and placeholder.typical_value(locale) is not None
    for value in (*found, placeholder.typical_value(locale)):
        assert placeholder.coerce(value) is not MISSING


def test_samples_are_of_the_locale():
    name = Placeholder("a", "name")
    assert name.typical_value("pl") == "Katarzyna" and name.typical_value("nb-NO") == "Kari"
    assert Placeholder("a", "money").typical_value("pl")["currency"] == "PLN"
    assert Placeholder("a", "phone").typical_value("nl").startswith("+31")


def test_the_typical_amount_is_in_the_locales_own_currency_where_a_sample_is():
    kroner, zlotys = ({"amount": "10", "currency": code} for code in ("NOK", "PLN"))
    price = Placeholder("a", "money", samples=(kroner, zlotys))
    assert [price.typical_value(locale) for locale in ("nb", "pl", "da")] == [
        kroner,
        zlotys,
        kroner,
    ]
    lines = Placeholder(
        "a",
        "list",
        fields={"price": Placeholder("price", "money")},
        samples=([{"price": kroner}], [{"price": zlotys}]),
    )
    assert lines.typical_value("pl") == [{"price": zlotys}]


def test_declared_samples_from_short_to_long_and_the_first_is_typical():
    placeholder = Placeholder("a", "name", samples=("Kari", "Bo", "Bartłomiej", "Bo"))
    assert placeholder.sample_values("nb") == ("Bo", "Kari", "Bartłomiej")
    assert placeholder.typical_value("nb") == "Kari"


def test_a_sample_that_does_not_fit_is_left_out():
    placeholder = Placeholder("a", "count", samples=("many", 3, None, -1))
    assert placeholder.sample_values("nb") == (3,)
    assert Placeholder("a", "count", samples=("many",)).sample_values("nb") == (1, 5, 1234)


@pytest.mark.parametrize("type_", ["text", "name", "code"])
@given(
    most=st.integers(1, 120),
    samples=st.lists(st.text("aøł -", min_size=1, max_size=30), max_size=3),
)
def test_the_longest_sample_is_as_long_as_may_be(type_, most, samples):
    placeholder = Placeholder("a", type_, max_length=most, samples=tuple(samples))
    found = placeholder.sample_values("pl")
    assert len(found[-1]) == most
    assert [len(value) for value in found] == sorted(len(value) for value in found)
    assert len(placeholder.typical_value("pl")) <= most
    for value in found:
        placeholder.coerce(value)


@pytest.mark.parametrize("type_", [type_ for type_ in TYPES if type_ != "list"])
def test_samples_can_be_printed(type_):
    placeholder = Placeholder("a", type_)
    for value in placeholder.sample_values("nb"):
        assert parse("{{ a }}").render({"a": value}, "nb", placeholders={"a": placeholder})
