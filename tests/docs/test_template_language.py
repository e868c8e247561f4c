"""docs/template-language.md: every example renders as it is written, and nothing is left out."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from templates_lib import message
from templates_lib.language import FILTERS, MAX_LENGTH, MAX_OUTPUT, TemplateError, parse
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


@pytest.mark.parametrize("limit", [MAX_LENGTH, MAX_OUTPUT, MAX_ITEMS])
def test_the_limits_are_those_of_the_code(limit: int) -> None:
    assert f"{limit:,}" in PAGE
