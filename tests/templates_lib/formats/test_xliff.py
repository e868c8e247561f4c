"""XLIFF 1.2 and 2.1 as the standard has them: every shape that we write."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib.formats import CATEGORIES, FORMATS, Catalogue, State, Unit
from tests.templates_lib.formats.xliff_oracles import as_others_read, bare, faults

BOTH = pytest.mark.parametrize("name", ["xliff", "xliff2"])
TEXT = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=6),
        st.sampled_from(
            ["{{ first_name }}", "{{ §1 }}", "{{ # }}", '{{ a | default("}}") }}', "{% if a %}",
             "\n", "\r\n", "\t", "  ", "&", "<b>", "]]>", "%s", "{0}", "👩‍👩‍👧", "\u202e", "\u00a0"]
        ),
    ),
    max_size=6,
).map("".join)  # fmt: skip
UNITS = st.builds(
    Unit,
    key=st.sampled_from(["order.confirmed/sms", "order.confirmed/sms~young~b", "a&\"'<é", "x"]),
    target=st.none() | TEXT,
    source=TEXT,
    category=st.sampled_from(["", *CATEGORIES]),
    notes=st.lists(TEXT, max_size=2).map(tuple),
    references=st.lists(st.sampled_from(["a.py:1", "b & c.py:2"]), max_size=2).map(tuple),
    limit=st.none() | st.integers(0, 10**6),
    state=st.sampled_from(State),
    meta=st.dictionaries(st.sampled_from(["digest", "frame", "whole"]), TEXT, max_size=3),
)


def numbered(units: list[Unit]) -> Catalogue:
    made = (replace(unit, key=f"{unit.key}/p{n}") for n, unit in enumerate(units))
    return Catalogue(tuple(made), "pl", "en")


@BOTH
@given(units=st.lists(UNITS, min_size=1, max_size=5))
@settings(max_examples=30)
def test_every_file_is_valid(name: str, units: list[Unit]) -> None:
    assert faults(name, FORMATS[name].write(numbered(units))) == []


@BOTH
@given(units=st.lists(UNITS, min_size=1, max_size=3), new=TEXT)
@settings(max_examples=20)
def test_a_file_that_is_written_over_stays_valid(name: str, units: list[Unit], new: str) -> None:
    original = FORMATS[name].write(numbered(units))
    read = FORMATS[name].read(original)
    changed = (replace(read.units[0], target=new or None, state=State.FINAL), *read.units[1:])
    assert faults(name, FORMATS[name].write(replace(read, units=changed), original)) == []


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("xliff", b'<trans-unit resname="x">'),
        ("xliff2", b'<unit name="x">'),
        ("xliff2", b'<mda:meta kind="digest">'),
        ("xliff2", b'<data id="d7">'),
    ],
)
def test_the_oracles_see_what_is_broken(name: str, broken: bytes) -> None:
    unit = Unit("x", "y {{ a }}", "x {{ a }}", meta={"digest": "1"})
    written = FORMATS[name].write(Catalogue((unit,), "pl", "en"))
    tag = broken[1:].split(b" ")[0]
    assert faults(name, re.sub(rb"<%s [^>]*>" % tag, broken, written)) != []


@BOTH
def test_others_read_the_same_texts(name: str) -> None:
    texts = {
        "plain": ("Hello & <b>", "Hej & <b>"),
        "codes": ("Hi {{ a }}, {{ b | money }} {{ §1 }}", "{{ b | money }}: {{ a }} {{ §1 }}"),
        "odd": ("👩‍👩‍👧 łódź\u00a0!", "\u202eabc\u202c"),
        "undone": ("Bye", None),
    }
    units = tuple(Unit(f"k.{key}/sms/body", to, of) for key, (of, to) in texts.items())
    read = as_others_read(name, FORMATS[name].write(Catalogue(units, "pl", "en")))
    assert list(read.values()) == [(bare(of), bare(to)) for of, to in texts.values()]
