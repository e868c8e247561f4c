"""Values made to do harm: refused by name before anything is written, or read as what they are."""

import datetime as dt
import re
from collections import OrderedDict
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

import pytest

from templates_lib.language import TemplateError, WrongValue, parse
from templates_lib.placeholders import TYPES, Placeholder

EVIL = "<script>"


def answering(answer):
    """A method that says ``answer``, or raises it."""

    def method(*_args, **_kwargs):
        if isinstance(answer, Exception):
            raise answer
        return answer

    return method


def lying(base, answer, *names):
    """A subclass of ``base`` of which the methods say ``answer``."""
    return type(f"Lying{base.__name__}", (base,), {name: answering(answer) for name in names})


TEXT = lying(
    str, EVIL, "__str__", "__repr__", "__format__", "__html__", "__add__", "__getitem__", "replace",
    "upper", "lower", "strip", "translate", "casefold", "join", "__mod__",
)  # fmt: skip
RAISING_TEXT = lying(
    str, RuntimeError("text"), "__str__", "__format__", "__eq__", "__len__", "__getitem__",
    "replace", "encode", "__contains__", "__iter__",
)  # fmt: skip
WHOLE = lying(int, EVIL, "__str__", "__repr__", "__format__")
RAISING_WHOLE = lying(
    int, RuntimeError("int"), "__int__", "__index__", "__abs__", "__bool__", "__lt__", "__eq__"
)
FLOAT = lying(float, EVIL, "__repr__", "__str__", "__format__")
DECIMAL = lying(Decimal, EVIL, "__str__", "__format__", "__repr__")
RAISING_DECIMAL = lying(Decimal, RuntimeError("decimal"), "as_tuple", "is_finite", "adjusted")
DATE = lying(dt.date, EVIL, "isoformat", "strftime", "__format__", "__str__")
MOMENT = lying(dt.datetime, RuntimeError("moment"), "replace", "date", "time", "isoformat")
CLOCK = lying(dt.time, RuntimeError("clock"), "replace", "isoformat")
RECORD = lying(
    dict, RuntimeError("record"), "items", "keys", "get", "__iter__", "__getitem__", "__len__",
    "__contains__",
)  # fmt: skip
LIST = lying(list, RuntimeError("list"), "__iter__", "__len__", "__getitem__")


class Endless(list):
    def __iter__(self):
        while True:
            yield EVIL

    def __len__(self):
        return 1


class EndlessRecord(Mapping):
    """A record that has a name for whatever it is asked, for ever."""

    def __getitem__(self, name):
        return "x"

    def __iter__(self):
        number = 0
        while True:
            number += 1
            yield f"a{number}"

    def __len__(self):
        return 1


class RaisingRecord(Mapping):
    __getitem__ = __iter__ = __len__ = answering(RuntimeError("record"))


class Liar:
    """Gives itself out as a text."""

    __class__ = property(lambda self: str)


class RaisingLiar:
    __class__ = property(answering(RuntimeError("class")))


class Everything:
    """An object that has whatever it is asked for, and harm in all of it."""

    __str__ = __repr__ = __html__ = __format__ = answering(EVIL)
    __len__ = __iter__ = __bool__ = __eq__ = __call__ = answering(RuntimeError("called"))
    __hash__ = object.__hash__

    def __getattr__(self, name):
        raise RuntimeError(name)


class Text(StrEnum):
    KARI = "Kari"


ITSELF: list = []
ITSELF.append(ITSELF)
DEEP: dict = {}
inner = DEEP
for _ in range(50_000):
    inner["b"] = inner = {}

VALUES = {
    "text": TEXT("x"),
    "raising text": RAISING_TEXT("x"),
    "empty raising text": RAISING_TEXT(""),
    "whole": WHOLE(3),
    "raising whole": RAISING_WHOLE(3),
    "huge whole": 10**5_000,
    "huge whole of a subclass": WHOLE(10**5_000),
    "float": FLOAT(1.5),
    "nan": float("nan"),
    "infinite": float("inf"),
    "decimal": DECIMAL("1.5"),
    "raising decimal": RAISING_DECIMAL("1.5"),
    "signalling nan": Decimal("sNaN"),
    "huge exponent": Decimal("1e999999999"),
    "tiny exponent": Decimal("1e-999999999"),
    "date": DATE(2025, 5, 31),
    "moment": MOMENT(2025, 5, 31),
    "clock": CLOCK(17, 5),
    "record": RECORD(a=1),
    "money of a raising record": RECORD(amount=1, currency="NOK"),
    "money of lying texts": {"amount": TEXT("1"), "currency": TEXT("NOK")},
    "names that lie": {TEXT("b"): 1},
    "names that are none": {1: 2, None: 3},
    "record of another class": RaisingRecord(),
    "endless record": EndlessRecord(),
    "list": LIST(["x"]),
    "endless list": Endless(["x"]),
    "long list": ["x"] * 100_000,
    "list in itself": ITSELF,
    "deep record": DEEP,
    "liar": Liar(),
    "raising liar": RaisingLiar(),
    "everything": Everything(),
    "bytes": b"x",
    "set": {"x"},
    "generator": (letter for letter in "abc"),
    "function": len,
    "class": str,
    "module": re,
    "complex": 1j,
    "range": range(10**12),
    "view": memoryview(b"x"),
    "half a pair": "\ud800",
    "NUL": "\0",
    "escape": "\x1b[2J",
    "override": "\u202eabc",
    "ten megabytes": "x" * 10_000_000,
}
TEMPLATES = [
    parse(text)
    for text in (
        *("{{ a }}", "{{ a.b }}", "{{ a | upper }}", "{{ a | default('x') }}", "{{ a | list }}"),
        *("{{ a | number }}", "{{ a | money('NOK') }}", "{{ a | percent }}", "{{ a | date }}"),
        *("{{ a | time }}", "{{ a | datetime }}", "{{ a | phone }}", "{{ a | plural(other='#') }}"),
        *("{{ a | select(x='y', other='z') }}", "{% if a %}x{% endif %}", "{{ a | ordinal }}"),
        *("{% if a == 'x' %}x{% endif %}", "{% if a > 5 %}x{% endif %}", "{{ a | relative_days }}"),
        "{% for x in a %}{{ x }}{{ x.title }}{% endfor %}",
    )
]


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("escape", ["text", "html"])
def test_an_undeclared_value_is_refused_or_read_as_what_it_is(name, escape):
    for template in TEMPLATES:
        try:
            written = template.render({"a": VALUES[name]}, "nb", escape=escape)
        except TemplateError as error:
            assert_told(error)
        else:
            assert EVIL not in written and "Traceback" not in written


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("type_", TYPES)
def test_a_declared_value_is_refused_or_read_as_what_it_is(name, type_):
    for fields in ({}, {"title": Placeholder("title", "text")}):
        declared = Placeholder("a", type_, currency="NOK", fields=fields if type_ == "list" else {})
        try:
            typed = declared.coerce(VALUES[name])
        except TemplateError as error:
            assert_told(error)
        else:
            again = declared.coerce(typed)
            assert type(again) is type(typed) and type(typed).__name__[:5] != "Lying"


def assert_told(error):
    assert isinstance(error, TemplateError)
    assert error.message and len(error.message) < 300
    assert EVIL not in error.message and "xxxxx" not in error.message


ROWS = {
    "raising record": RECORD(a="x"),
    "record of another class": RaisingRecord(),
    "liar": Liar(),
    "everything": Everything(),
    "list": ["a"],
    "text": "a",
    "nothing": None,
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_is_no_record_is_refused(name):
    with pytest.raises(WrongValue) as caught:
        parse("{{ a }}").render(ROWS[name], "nb")
    assert caught.value.name == "values"


@pytest.mark.parametrize(
    "row", [OrderedDict(a="x"), MappingProxyType({"a": "x"}), {"a": "x", "b": Everything()}]
)
def test_a_record_of_any_honest_class_is_read(row):
    assert parse("{{ a }}").render(row, "nb") == "x"


def test_an_honest_subclass_is_its_value():
    assert parse("{{ a }}").render({"a": Text.KARI}, "nb") == "Kari"
    assert parse("{{ a | number }}").render({"a": WHOLE(3)}, "nb") == "3"
