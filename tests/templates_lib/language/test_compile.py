"""Compiled templates: one function, forms for a row and for many, nothing else within reach."""

import ast
import datetime as dt
import hashlib
import subprocess
import sys
from collections import defaultdict, namedtuple
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from locales import UnknownLocaleError, get
from templates_lib.language import (
    Compiled,
    MissingCategory,
    MissingValue,
    TemplateError,
    UnknownName,
    WrongUse,
    WrongValue,
    parse,
)
from templates_lib.language._compile import Job, _kept, frames
from templates_lib.language._escape import Dress
from templates_lib.language.filters import Setting
from templates_lib.language.values import Money
from templates_lib.placeholders import Placeholder
from tests.templates_lib.language import generated

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Hei {{ name }}, {{ n | plural(one='# rzecz', few='# rzeczy', other='# rzeczy') }}."
PLACEHOLDERS = {
    "name": Placeholder("name", "name", max_length=10),
    "n": Placeholder("n", "count"),
    "unused": Placeholder("unused", "text"),
}


@pytest.fixture
def compiled():
    return parse(TEXT).compile("pl", placeholders=PLACEHOLDERS)


# What it is ---------------------------------------------------------------------------------------


def test_one_row(compiled):
    assert isinstance(compiled, Compiled)
    assert compiled.names == ("name", "n")
    assert compiled.render({"name": "Kari", "n": 2, "more": object()}) == "Hei Kari, 2 rzeczy."


def test_many_rows_and_no_failure_stops_another(compiled):
    found = compiled.batch(
        [
            {"name": "Kari", "n": 1},
            {"n": 1},
            {"name": "Kari" * 3, "n": 1},
            {"name": "Kari", "n": 5},
            None,
            {"name": "Ola", "n": "3.0"},
        ]
    )
    assert [found[0], found[5]] == ["Hei Kari, 1 rzecz.", "Hei Ola, 3 rzeczy."]
    errors = [(type(error), error.name) for error in found[1:5]]
    assert errors == [
        (MissingValue, "name"),
        (WrongValue, "name"),
        (MissingCategory, "n"),
        (WrongValue, "values"),
    ]


def test_many_tuples(compiled):
    row = namedtuple("Row", compiled.names)
    rows = [("Kari", 1), ["Ola", 2], row("Åse", 3), ("Kari",), ("Kari", 1, 2), {"name": 1, "n": 2}]
    found = compiled.batch_tuples([*rows, "ab", None, ("Kari", 1)])
    assert found[:3] == ["Hei Kari, 1 rzecz.", "Hei Ola, 2 rzeczy.", "Hei Åse, 3 rzeczy."]
    assert found[8] == "Hei Kari, 1 rzecz."
    assert [str(error) for error in found[3:8]] == [
        "“values” should be a row of 2 values, not one of 1.",
        "“values” should be a row of 2 values, not one of 3.",
        "“values” should be a row of 2 values, not a record.",
        "“values” should be a row of 2 values, not a text of length 2.",
        "“values” should be a row of 2 values, not nothing.",
    ]


def test_rows_for_a_template_that_needs_nothing():
    compiled = parse("Hei!").compile("nb")
    assert compiled.names == ()
    assert compiled.batch([{}, {"a": 1}]) == ["Hei!", "Hei!"]
    assert compiled.batch_tuples([(), []]) == ["Hei!", "Hei!"]
    assert isinstance(compiled.batch_tuples([("x",)])[0], WrongValue)


def test_rows_may_come_one_by_one(compiled):
    assert compiled.batch({"name": str(n), "n": 2} for n in range(2)) == [
        "Hei 0, 2 rzeczy.",
        "Hei 1, 2 rzeczy.",
    ]


class Broken(dict):
    def get(self, name, default=None):
        raise ZeroDivisionError("not ours")


def test_a_value_with_a_fault_of_its_own_stops_no_other_row(compiled):
    good = {"name": "Kari", "n": 1}
    found = compiled.batch([Broken(good), good])
    assert isinstance(found[0], WrongValue) and found[1] == "Hei Kari, 1 rzecz."
    with pytest.raises(WrongValue):
        compiled.render(Broken(good))


def test_an_error_in_a_batch_holds_no_values(compiled):
    error = compiled.batch([{"name": "x" * 11, "n": 1}])[0]
    assert (error.__traceback__, error.__context__, error.__cause__) == (None, None, None)


def test_a_template_that_does_not_fit_is_not_compiled():
    with pytest.raises(UnknownName):
        parse("{{ nam }}").compile("nb", placeholders=PLACEHOLDERS)
    with pytest.raises(WrongUse):
        parse("{{ name | money }}").compile("nb", placeholders=PLACEHOLDERS)
    with pytest.raises(UnknownLocaleError):
        parse("").compile("xx-klingon")
    with pytest.raises(ValueError, match="unknown escape 'xml'"):
        parse("").compile("nb", escape="xml")


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    generated.TEMPLATES,
    st.lists(generated.VALUES, max_size=4),
    st.sampled_from(["text", "line", "html", "marks"]),
    st.booleans(),
)
def test_all_forms_say_the_same(source, rows, escape, plain):
    template, options = parse(source), {"escape": escape, "plain": plain}
    if template.faults(generated.PLACEHOLDERS):
        return
    compiled = template.compile("pl", placeholders=generated.PLACEHOLDERS, **options)
    alone = [told(compiled.render, row) for row in rows]
    rendered = [
        told(
            lambda row: template.render(row, "pl", placeholders=generated.PLACEHOLDERS, **options),
            row,
        )
        for row in rows
    ]
    tuples = [tuple(map(row.get, compiled.names)) for row in rows]
    forms = (rendered, compiled.batch(rows), compiled.batch_tuples(tuples))
    assert [list(map(said, form)) for form in forms] == [list(map(said, alone))] * 3


def told(render, row):
    try:
        return render(row)
    except TemplateError as error:
        return error


def said(result):
    return result if isinstance(result, str) else (type(result), str(result))


# Records and values of other kinds ---------------------------------------------------------------

RECORDS = {
    "read-only": MappingProxyType({"name": "Kari", "n": 1}),
    "with defaults": defaultdict(str, {"name": "Kari", "n": 1}),
    "subclass": type("Sub", (dict,), {})({"name": "Kari", "n": 1}),
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_any_record_will_do(compiled, record):
    assert compiled.render(record) == "Hei Kari, 1 rzecz."


def test_a_record_that_makes_up_values_is_not_asked_to(compiled):
    record = defaultdict(lambda: "made up", {"n": 1})
    with pytest.raises(MissingValue):
        compiled.render(record)
    assert dict(record) == {"n": 1}


class Shouting(str):
    def __format__(self, spec):
        return "made up"

    def __str__(self):
        return "made up"


class Day(dt.date):
    def __str__(self):
        return "made up"


LIKE = {
    "text": ("{{ a }}", "text", Shouting("Kari"), "Kari"),
    "line": ("{{ a | upper }}", "name", Shouting("Kari"), "KARI"),
    "date": ("{{ a }}", "date", Day(2025, 5, 31), "31. mai 2025"),
    "whole number": ("{{ a }}", "count", type("Whole", (int,), {})(1234), "1\u00a0234"),
}


@pytest.mark.parametrize("text, type_, value, expected", LIKE.values(), ids=LIKE.keys())
def test_a_subclass_says_what_its_base_would(text, type_, value, expected):
    declared = {"a": Placeholder("a", type_)}
    for placeholders in (declared, None):
        found = parse(text).render({"a": value}, "nb", placeholders=placeholders)
        assert found == (expected if placeholders or type_ != "count" else "1234")
        assert type(found) is str


EQUAL = {
    "true is not 1": ("plural(one='# x', other='# y')", [1, True], ["1 x", WrongValue]),
    "1 and 1.0": ("plural(one='# x', other='# y')", [1, 1.0, Decimal("1.00")], ["1 x"] * 3),
    "a moment is not its day": (
        "date",
        [dt.date(2025, 1, 1), dt.datetime(2025, 1, 1), "2025-01-01"],
        ["1. januar 2025"] * 3,
    ),
    "one amount in two currencies": (
        "money",
        [Money(Decimal("5.00"), "NOK"), Money(Decimal("5"), "SEK"), Money(Decimal(5))],
        ["5,00\u00a0kr", "5,00\u00a0SEK", WrongValue],
    ),
}


@pytest.mark.parametrize("filter_, given_, expected", EQUAL.values(), ids=EQUAL.keys())
def test_values_that_are_equal_are_not_taken_for_each_other(filter_, given_, expected):
    compiled = parse(f"{{{{ a | {filter_} }}}}").compile("nb")
    for _ in range(2):
        found = compiled.batch([{"a": value} for value in given_])
        assert [each if isinstance(each, str) else type(each) for each in found] == expected


# What it can reach --------------------------------------------------------------------------------


def test_a_function_has_no_builtins(compiled):
    assert compiled.render.__globals__["__builtins__"] == {}
    with pytest.raises(NameError):
        eval("open", compiled.render.__globals__)


HOSTILE = "__import__('os').system('x') {# {{ #} \" ' \\ \n{v0} {0} %s"


def test_what_a_template_says_is_a_constant_and_never_a_name():
    compiled = parse(f"{HOSTILE}{{{{ open }}}}").compile("nb")
    code = compiled.render.__code__
    assert compiled.render({"open": "x"}) == f"{HOSTILE}x".replace("{# {{ #}", "")
    names = {*code.co_names, *code.co_varnames}
    assert names.isdisjoint({"open", "os", "system", "__import__"})


@pytest.mark.parametrize("name", ["type", "str", "values", "v0", "done", "rows", "tally", "item"])
def test_placeholders_may_be_called_as_our_own_variables_are(name):
    loop = f"{{% for index in items %}}{{{{ index }}}}{{{{ {name} }}}}{{% endfor %}}"
    text = f"{{{{ {name} }}}}{loop}"
    values = {name: "x", "items": ["1", "2"]}
    assert parse(text).render(values, "nb") == "x1x2x"
    assert parse(text).compile("nb").batch([values]) == ["x1x2x"]


# The cache ----------------------------------------------------------------------------------------


def test_the_same_template_is_compiled_once():
    options = {"placeholders": dict(PLACEHOLDERS), "plain": True}
    assert parse(TEXT).compile("pl", **options) is parse(TEXT).compile("pl", **options)


def _other(**changes):
    return {**PLACEHOLDERS, "name": Placeholder("name", **{"type": "name", **changes})}


DIFFERENT = {
    "text": lambda: parse(TEXT + "x").compile("pl", placeholders=PLACEHOLDERS),
    "locale": lambda: parse(TEXT).compile("cs", placeholders=PLACEHOLDERS),
    "escape": lambda: parse(TEXT).compile("pl", placeholders=PLACEHOLDERS, escape="html"),
    "plain": lambda: parse(TEXT).compile("pl", placeholders=PLACEHOLDERS, plain=True),
    "nothing declared": lambda: parse(TEXT).compile("pl"),
    "type": lambda: parse(TEXT).compile("pl", placeholders=_other(type="text", max_length=10)),
    "length": lambda: parse(TEXT).compile("pl", placeholders=_other(max_length=11)),
    "required": lambda: parse(TEXT).compile(
        "pl", placeholders=_other(max_length=10, required=False)
    ),
}


@pytest.mark.parametrize("other", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_what_differs_is_compiled_apart(compiled, other):
    assert other() is not compiled


def test_samples_and_what_is_not_used_make_no_difference(compiled):
    placeholders = {
        "name": Placeholder("name", "name", max_length=10, samples=("Kari",), description="x"),
        "n": PLACEHOLDERS["n"],
    }
    assert parse(TEXT).compile("pl", placeholders=placeholders) is compiled


def test_a_template_heeds_what_is_declared_each_time():
    template = parse("{{ a }}")
    placeholders = {"a": Placeholder("a", "count")}
    assert template.render({"a": 1234}, "nb", placeholders=placeholders) == "1\u00a0234"
    placeholders["a"] = Placeholder("a", "code")
    assert template.render({"a": 1234}, "nb", placeholders=placeholders) == "1234"
    del placeholders["a"]
    with pytest.raises(UnknownName):
        template.render({"a": 1234}, "nb", placeholders=placeholders)


def test_no_more_is_kept_than_allowed(monkeypatch):
    monkeypatch.setattr(_kept, "KEPT", 3)
    kept = [parse(f"bounded {n}").compile("nb") for n in range(5)]
    assert len(_kept._kept) == 3
    assert parse("bounded 4").compile("nb") is kept[4]
    assert parse("bounded 0").compile("nb") is not kept[0]


def test_what_tags_write_is_kept_within_bounds(monkeypatch):
    from templates_lib.language._compile import _printing

    monkeypatch.setattr(_printing, "KEPT", 3)
    compiled = parse("{{ a | number }} never kept before").compile("nb")
    for n in range(10):
        assert compiled.render({"a": n}) == f"{n} never kept before"
    kept = [
        tool.__self__
        for name, tool in compiled.render.__globals__.items()
        if name.startswith("kept")
    ]
    assert [len(each) <= 3 for each in kept] == [True]


# Built alike, used by many ------------------------------------------------------------------------

WHOLE = (
    "{% for line in lines %}{% if loop.first or line.n > 2 %}{{ line.title }}: {{ line.price }}"
    "{% endif %}{% endfor %}{{ kind | select(a='A', other='B') }}{{ total }}{{ day | date }}"
)


def tree(source=WHOLE):
    template = parse(source)
    setting, dress = Setting(get("pl"), True), Dress("html", True)
    job = Job(setting, dress, generated.PLACEHOLDERS)
    made = frames(template.nodes, template.placeholders, template.uses, job)
    return "\n".join(ast.dump(each) for each in (made.one(), made.records(), made.tuples()))


SCRIPT = (
    "import hashlib; from tests.templates_lib.language.test_compile import tree; "
    "print(hashlib.sha256(tree().encode()).hexdigest())"
)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_function_is_built_everywhere(seed):
    command = [sys.executable, "-c", SCRIPT]
    told = subprocess.run(
        command,
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed},
        text=True,
    )
    assert told.stdout.strip() == hashlib.sha256(tree().encode()).hexdigest()


def test_threads_may_share_one():
    source = TEXT + "{{ day | date }}{{ total | money }}{% if n > 2 %}!{% endif %}"
    placeholders = generated.PLACEHOLDERS
    rows = [
        {
            "name": f"Kari {n}",
            "n": n % 4 + 1,
            "day": dt.date(2025, 1, 1) + dt.timedelta(n % 400),
            "total": Money(Decimal(n * 137).scaleb(-2), "PLN"),
        }
        for n in range(3_000)
    ]
    expected = parse(source).compile("pl", placeholders=placeholders).batch(rows)
    _kept._kept.clear()
    template = parse(source)

    def work(_):
        compiled = template.compile("pl", placeholders=placeholders)
        return [compiled.render(row) for row in rows], compiled.batch(rows)

    with ThreadPoolExecutor(2) as pool:
        for alone, batch in pool.map(work, range(2)):
            assert alone == batch == expected
