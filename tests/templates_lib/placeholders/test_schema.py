"""The JSON Schema of a placeholder lets through what is a value, and refuses what is none."""

import json
import math
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from locales import curated_tags
from templates_lib.language import TemplateError
from templates_lib.placeholders import TYPES, Placeholder

FIELDS = {
    "title": Placeholder("title", "text", max_length=10),
    "price": Placeholder("price", "money", currency="NOK"),
    "until": Placeholder("until", "date", required=False),
}
DECLARED = {
    **{type_: Placeholder("a", type_) for type_ in TYPES},
    "short text": Placeholder("a", "text", max_length=5),
    "NOK": Placeholder("a", "money", currency="NOK"),
    "choices": Placeholder("a", "choice", choices=("gold", "silver")),
    "short list": Placeholder("a", "list", max_length=3),
    "records": Placeholder("a", "list", fields=FIELDS),
    "lists in records": Placeholder(
        "a", "list", fields={"lines": Placeholder("lines", "list", fields=FIELDS)}
    ),
}
VALIDATORS = {
    name: Draft202012Validator(declared.json_schema(), format_checker=FormatChecker())
    for name, declared in DECLARED.items()
}


@pytest.mark.parametrize("declared", DECLARED.values(), ids=DECLARED.keys())
def test_it_is_a_schema_in_json(declared):
    schema = declared.json_schema()
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("tag", [*curated_tags(), "cs", "ar", "ja", "en-GB", "de-CH", "eo"])
@pytest.mark.parametrize("name", DECLARED)
def test_every_sample_validates(name, tag):
    declared = DECLARED[name]
    for value in (*declared.sample_values(tag), declared.typical_value(tag)):
        VALIDATORS[name].validate(json.loads(json.dumps(value)))


TEXTS = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"\A[+-]?[0-9]{0,17}\.?[0-9]{0,22} ?%?\Z"),
    st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?Z?)?\Z"),
    st.from_regex(r"\A[0-9]{1,2}[:.][0-9]{2}(:[0-9]{2})?\Z"),
    st.sampled_from(
        ["gold", "Gold", "https://a.b/c", "HTTP://a.b", "ftp://a.b", "//a.b", "a@b.example", "a@b"]
    ),
    st.sampled_from(["+4722123456", "22123456", "+47", "+47 22 12", "NOK", "nok", "NLG"]),
)
NUMBERS = st.one_of(
    st.integers(-3, 3),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(-3, 3),
)
AMOUNTS = st.fixed_dictionaries(
    {"amount": NUMBERS | TEXTS}, optional={"currency": TEXTS, "vat": NUMBERS}
)
RECORDS = st.fixed_dictionaries(
    {"title": TEXTS, "price": NUMBERS | AMOUNTS}, optional={"until": TEXTS, "note": TEXTS}
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    TEXTS,
    AMOUNTS,
    st.lists(TEXTS | NUMBERS | RECORDS, max_size=3),
    st.lists(RECORDS, max_size=2),
    st.lists(st.fixed_dictionaries({"lines": st.lists(RECORDS, max_size=2)}), max_size=2),
)


@pytest.mark.parametrize("name", DECLARED)
@settings(max_examples=120)
@given(VALUES)
def test_what_validates_is_taken_but_for_the_known_gaps(name, value):
    try:
        DECLARED[name].coerce(value)
    except TemplateError:
        if VALIDATORS[name].is_valid(value):
            assert gap(name, value), f"{value!r} validates and is refused"


def gap(name, value):
    """What a schema cannot tell: docs/locale-formats.md lists it."""
    return any(has_gap(DECLARED[name].type, each) for each in leaves(value))


def leaves(value):
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value]


def has_gap(type_, value):
    if isinstance(value, float):
        return type_ == "code" and value.is_integer()  # 1.0 is an integer to JSON Schema
    if not isinstance(value, str):
        return False
    controls = any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp", "Cf") for each in value)
    # Calendars (30 February), currencies out of use, numbers nobody has, odd links and addresses.
    return controls or type_ in ("url", "email", "phone", "datetime", "money", "list")


@pytest.mark.parametrize("name", ["number", "count", "percent", "date", "time", "choices"])
@settings(max_examples=120)
@given(VALUES)
def test_types_without_gaps_but_controls(name, value):
    assume(not any(isinstance(each, str) and not each.isprintable() for each in leaves(value)))
    if VALIDATORS[name].is_valid(value):
        DECLARED[name].coerce(value)


TAKEN_AND_NOT_IN_THE_SCHEMA = {
    "a count as text": ("count", "3"),
    "a pair of amount and currency": ("money", [5, "NOK"]),
    "no value for an optional field": ("records", [{"title": "a", "price": 1, "until": None}]),
    "a link in capitals": ("url", "HTTPS://example.com/"),
}


@pytest.mark.parametrize(
    "name, value",
    TAKEN_AND_NOT_IN_THE_SCHEMA.values(),
    ids=TAKEN_AND_NOT_IN_THE_SCHEMA.keys(),
)
def test_the_schema_asks_for_less_than_is_taken(name, value):
    """One way to send each value is promised; others that senders have are taken all the same."""
    DECLARED[name].coerce(value)
    assert not VALIDATORS[name].is_valid(value)


@pytest.mark.parametrize("value", [True, "x", None, [], {}, "", "1,5", math.pi * 1e20])
@pytest.mark.parametrize("name", ["number", "count", "money", "percent"])
def test_numbers_are_told_from_everything_else(name, value):
    assert not VALIDATORS[name].is_valid(value)
    with pytest.raises(TemplateError):
        DECLARED[name].coerce(value)
