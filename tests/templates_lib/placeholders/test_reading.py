"""A value of the wrong type is refused by name, with what was expected, before anything is
written."""

import datetime as dt
from decimal import Decimal
from enum import IntEnum, StrEnum

import pytest

from templates_lib.language import MissingValue, TemplateError, WrongValue, parse
from templates_lib.language.values import MISSING
from templates_lib.placeholders import TYPES, Placeholder

NOON = dt.datetime(2025, 5, 31, 12, tzinfo=dt.UTC)
LONG = "x" * 10_001

WORDS = ("text", "name", "code", "choice")
# What no type but those named takes.
NEVER = {
    "true": (True, ()),
    "false": (False, ()),
    "NaN": (float("nan"), ()),
    "infinite": (float("inf"), ()),
    "signalling NaN": (Decimal("sNaN"), ()),
    "NaN as Decimal": (Decimal("NaN"), ()),
    "infinite Decimal": (Decimal("-Infinity"), ()),
    "huge int": (10**400, ()),
    "huge Decimal": (Decimal("1e400"), ()),
    "sixteen digits": (10**15, ("code",)),
    "negative": (-1, ("number", "money", "percent", "code")),
    "half": (0.5, ("number", "money", "percent")),
    "three": (3, ("number", "count", "money", "code")),
    "comma": ("1,5", WORDS),
    "grouped": ("1 000", WORDS),
    "power": ("1e5", WORDS),
    "underscore": ("1_000", WORDS),
    "other digits": ("٣", WORDS),
    "spaces around": (" 5 ", WORDS),
    "bytes": (b"5", ()),
    "bytearray": (bytearray(b"5"), ()),
    "complex": (1j, ()),
    "range": (range(3), ()),
    "set": ({"a"}, ()),
    "generator": (iter(["a"]), ()),
    "object": (object(), ()),
    "function": (len, ()),
    "record": ({"a": 1}, ()),
    "amount with more": ({"amount": 1, "currency": "NOK", "vat": 2}, ()),
    "amount in an amount": ({"amount": {"amount": 1}, "currency": "NOK"}, ()),
    "currency in small letters": ({"amount": 1, "currency": "nok"}, ()),
    "currency of the past": ({"amount": 1, "currency": "NLG"}, ()),
    "currency that is a number": ({"amount": 1, "currency": 578}, ()),
    "list in a list": ([["a"]], ()),
    "list of numbers": ([1, 2, 3], ()),
    "list with a gap": (["a", None], ()),
    "list of records": ([{"a": 1}], ()),
    "29 February": ("2025-02-29", WORDS),
    "month 13": ("2025-13-01", WORDS),
    "25 o'clock": ("25:00", WORDS),
    "day first": ("31.05.2025", WORDS),
    "moment with zone": (NOON, ("datetime",)),
    "moment": (NOON.replace(tzinfo=None), ("datetime",)),
    "date": (NOON.date(), ("date",)),
    "time": (NOON.time(), ("time",)),
    "lapse": (dt.timedelta(1), ()),
    "half a pair": ("a\ud800", ()),
    "NUL": ("a\0", ()),
    "bell": ("a\x07", ()),
    "C1 control": ("a\x85", ()),
    "override": ("a\u202eb", ()),
    "line separator": ("a\u2028", ()),
    "line break": ("a\nb", ("text",)),
    "tab": ("a\tb", ("text",)),
    "too long": (LONG, ()),
    "script": ("javascript:alert(1)", WORDS),
    "link with user": ("https://a@b.example", WORDS),
    "mail header": ("a@b.example\r\nBcc: c@d.example", ("text",)),
    "phone without country": ("22123456", (*WORDS, "number", "count", "money")),
}


def placeholder(type_):
    return Placeholder("x", type_, currency="NOK" if type_ == "money" else None)


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("value, taken", NEVER.values(), ids=NEVER.keys())
def test_wrong_values(value, taken, type_):
    declared = placeholder(type_)
    if type_ in taken:
        assert declared.coerce(value) is not MISSING
        return
    with pytest.raises(WrongValue) as caught:
        declared.coerce(value)
    error = caught.value
    assert error.name.split(".")[0] == "x"
    assert error.expected and error.got
    assert str(error) == f"“{error.name}” should be {error.expected}, not {error.got}."
    assert len(str(error)) < 300


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("template", ["A {{ x }}", "{% if y %}{{ x }}{% endif %}", "{# #}{{ x }}"])
def test_nothing_is_written_before_every_value_is_read(template, type_):
    """A wrong value is refused even on a way that is not gone."""
    declared = {"x": placeholder(type_), "y": Placeholder("y", "count", required=False)}
    if type_ == "list":
        template = template.replace("{{ x }}", "{% for each in x %}{{ each }}{% endfor %}")
    with pytest.raises(WrongValue, match="“x” should be"):
        parse(template).render({"x": b"", "y": 0}, "nb", placeholders=declared)


# Subclasses -------------------------------------------------------------------------------------


def fails(*_args, **_kwargs):
    raise RuntimeError("asked what it is")


METHODS = """
    __eq__ __ne__ __lt__ __hash__ __str__ __repr__ __len__ __bool__ __iter__ __getitem__
    __contains__ __format__ __int__ __float__ __index__ __abs__ __add__ replace strip lower encode
    split partition casefold is_finite as_tuple adjusted year month day hour minute toordinal
    isoformat isascii translate startswith endswith get keys items copy
"""


def evil(kind):
    """A subclass whose own methods all raise."""
    return type("Evil", (kind,), {n: fails for n in METHODS.split() if hasattr(kind, n)})


PLAIN = {
    "text": "abc",
    "name": "Kari",
    "number": "12.50",
    "count": 3,
    "money": {"amount": "5", "currency": "NOK"},
    "percent": Decimal("0.25"),
    "date": dt.date(2024, 2, 29),
    "time": dt.time(17, 30),
    "datetime": dt.datetime(2025, 5, 31, 17, 30),
    "url": "https://example.com/",
    "phone": "+4722123456",
    "email": "kari@example.com",
    "code": 10023,
    "choice": "gold",
    "list": ["a", "b"],
}


@pytest.mark.parametrize("type_", TYPES)
def test_a_subclass_is_read_as_what_it_is_made_of(type_):
    plain = PLAIN[type_]
    value = evil(type(plain))(plain) if not isinstance(plain, dt.date | dt.time) else moment(plain)
    found = placeholder(type_).coerce(value)
    assert found == placeholder(type_).coerce(plain)
    assert type(found).__name__ != "Evil"


def moment(plain):
    if isinstance(plain, dt.datetime):
        return evil(dt.datetime)(2025, 5, 31, 17, 30, tzinfo=dt.UTC)
    return evil(dt.date)(2024, 2, 29) if isinstance(plain, dt.date) else evil(dt.time)(17, 30)


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("kind", [str, int, float, Decimal, list, dict, tuple, bytes, object])
def test_whatever_it_is_only_our_own_errors_come(kind, type_):
    for required in (True, False):
        try:
            Placeholder("x", type_, required=required).coerce(evil(kind)())
        except TemplateError as error:
            assert error.name == "x"


class Tier(StrEnum):
    GOLD = "gold"


class Size(IntEnum):
    LARGE = 3


def test_enumerations_are_what_they_stand_for():
    assert Placeholder("x", "choice", choices=("gold",)).coerce(Tier.GOLD) == "gold"
    assert type(Placeholder("x", "choice").coerce(Tier.GOLD)) is str
    assert Placeholder("x", "count").coerce(Size.LARGE) == 3
    assert Placeholder("x", "code").coerce(Size.LARGE) == "3"


# Moments ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "type_, value, expected",
    [
        ("date", "2024-02-29", dt.date(2024, 2, 29)),
        ("date", "0001-01-01", dt.date(1, 1, 1)),
        ("date", "9999-12-31", dt.date(9999, 12, 31)),
        ("time", "23:59:59.999999", dt.time(23, 59, 59, 999_999)),
        ("datetime", "2025-05-31T23:59:59+14:00", dt.datetime(2025, 5, 31, 23, 59, 59)),
        ("datetime", NOON, dt.datetime(2025, 5, 31, 12)),
    ],
)
def test_the_clock_is_the_customers(type_, value, expected):
    assert Placeholder("x", type_).coerce(value) == expected


def test_an_optional_value_that_is_wrong_is_refused_too():
    for value in (b"", 0, False, [], {}):
        with pytest.raises(WrongValue):
            Placeholder("x", "url", required=False).coerce(value)


def test_a_missing_value_is_named():
    with pytest.raises(MissingValue) as caught:
        Placeholder("x", "count").coerce(None)
    assert caught.value.name == "x"
