"""docs/template-language.md: every example renders as it is written, and nothing is left out."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from templates_lib import message
from templates_lib.language import (
    FILTERS,
    MAX_OUTPUT,
    TemplateError,
    TemplateSyntaxError,
    _limits,
    parse,
)
from templates_lib.language.filters import Filter
from templates_lib.language.values import MAX_ITEMS
from templates_lib.placeholders import TYPES, Placeholder

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "template-language.md").read_text("utf-8")
# "nb plain {values} → text", "✗ why it cannot be read": see the head of the page.
LINE = re.compile(
    r"(?:(?P<locale>[a-z]+) (?:(?P<way>html|line|plain) )?(?P<values>\{.*\}) )?"
    r"(?P<sign>[→✗]) (?P<told>.*)"
)
WIDE = str.maketrans({"\u00a0": " ", "\u202f": " "})  # the page shows them as spaces, and says so


class Case(NamedTuple):
    """One line of an example."""

    template: str
    declared: dict[str, Any]
    locale: str
    way: str | None
    values: dict[str, Any]
    renders: bool
    told: str


def read() -> Iterator[Any]:
    for block in re.findall(r"```example\n(.*?)\n```", PAGE, re.S):
        template, _, lines = block.partition("\n---\n")
        declared: dict[str, Any] = {}
        for line in lines.splitlines():
            if line.startswith("declared "):
                declared = json.loads(line.removeprefix("declared "))
                continue
            found = LINE.fullmatch(line)
            assert found, f"unreadable line of an example: {line}"
            values = json.loads(found["values"] or "{}")
            told = (found["sign"] == "→", found["told"])
            case = Case(template, declared, found["locale"] or "en", found["way"], values, *told)
            yield pytest.param(case, id=f"{template[:40]} {line[:30]}")


CASES = list(read())


@pytest.mark.parametrize("case", CASES)
def test_an_example_renders_as_it_is_written(case: Case) -> None:
    assert said(case) == (case.renders, case.told)


def said(case: Case) -> tuple[bool, str]:
    """Whether the example renders, and the text or the reason."""
    document = {"key": "k", "source_locale": "en", "variants": [], "placeholders": case.declared}
    declared = message.load(document).placeholders or None
    escape = case.way if case.way in ("html", "line") else "text"
    try:
        written = parse(case.template).render(
            case.values,
            case.locale,
            placeholders=declared,
            escape=escape,
            plain=case.way == "plain",
        )
    except TemplateError as error:
        return False, str(error)
    return True, written.translate(WIDE)


def test_every_filter_has_an_example() -> None:
    used = {use.name for case in CASES for use in filters_of(case.values[0].template)}
    assert used == set(FILTERS)


def filters_of(template: str) -> Iterator[Any]:
    try:
        for use in parse(template).uses:
            yield from use.filters
    except TemplateError:
        return


def types() -> list[tuple[str, str]]:
    """Each row of the table of types: the type, and a value as JSON."""
    return re.findall(r"^\| `([a-z]+)` \| `(.+?)` \|", PAGE, re.M)


def test_every_type_is_in_the_table_in_its_order() -> None:
    assert tuple(name for name, _ in types()) == TYPES


@pytest.mark.parametrize(("name", "value"), types())
def test_a_value_in_the_table_is_one_of_its_type(name: str, value: str) -> None:
    Placeholder("x", name).coerce(json.loads(value))


@pytest.mark.parametrize("filter_", FILTERS.values(), ids=FILTERS.keys())
def test_every_value_that_a_filter_may_be_given_is_on_the_page(filter_: Filter) -> None:
    """Words such as ``"short"``; of numbers, the examples tell."""
    words = [one for each in filter_.arguments for one in each.choices if isinstance(one, str)]
    words += filter_.cases.names if filter_.cases else ()
    assert [word for word in words if not re.search(rf"\b{word}\b", PAGE)] == []


def test_every_kind_of_error_is_in_the_table() -> None:
    told = re.findall(r"^\| `([A-Z]\w+)` \|", PAGE, re.M)
    assert set(told) == {kind.__name__ for kind in _kinds(TemplateError)}


def _kinds(kind: type[TemplateError]) -> Iterator[type[TemplateError]]:
    for each in kind.__subclasses__():
        if not each.__name__.startswith("_"):
            yield each
        yield from _kinds(each)


def test_the_limits_are_those_of_the_code() -> None:
    told = [int(most.replace(",", "")) for most in re.findall(r"^\| ([\d,]+) \|", PAGE, re.M)]
    ours = [value for name, value in vars(_limits).items() if name.startswith("MAX_")]
    assert sorted(told) == sorted([*ours, MAX_OUTPUT, MAX_ITEMS])


def lines(kind: str, sign: str) -> list[tuple[str, str]]:
    """The pairs of a block of that kind."""
    blocks = re.findall(rf"```{kind}\n(.*?)\n```", PAGE, re.S)
    return [
        (left, right)
        for block in blocks
        for line in block.splitlines()
        for left, _, right in [line.partition(f" {sign} ")]
    ]


@pytest.mark.parametrize(("written", "instead"), lines("instead", "→"))
def test_what_is_refused_is_mended_by_its_suggestions(written: str, instead: str) -> None:
    for _ in range(4):
        try:
            parse(written)
        except TemplateSyntaxError as error:
            assert error.suggestion is not None, f"{written}: {error}"
            written = written[: error.offset] + error.suggestion + written[error.end :]
    assert written == instead
    assert parse(written)


@pytest.mark.parametrize(("written", "why"), lines("why", "✗"))
def test_what_is_left_out_says_why(written: str, why: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(written)
    assert why in caught.value.message


@pytest.mark.parametrize(("written", "instead"), lines("found", "→"))
def test_what_is_found_in_text_is_told_with_what_to_write(written: str, instead: str) -> None:
    (miss,) = parse(written).near_misses
    mended = written[: miss.start] + str(miss.suggestion) + written[miss.end :]
    assert instead in mended and parse(mended).near_misses == ()


def test_no_block_of_pairs_is_empty() -> None:
    assert all(len(lines(*kind)) > 5 for kind in (("instead", "→"), ("why", "✗"), ("found", "→")))
