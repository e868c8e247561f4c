"""Where fuzzing begins: the examples of the documentation, and every text that a test refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "template-language.md"
TABLES = (
    "arguments",
    "blocks",
    "condition_habits",
    "ends",
    "expressions",
    "filtered",
    "loops",
    "markup",
    "names",
    "operands",
    "print_habits",
    "quotes",
    "structure",
    "whole_tags",
)
# What the texts are made of, for a mutator that knows no better than to put pieces together.
PIECES = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{-", "-}}", "{%-", "-%}", "{", "}", "｛", "｝", "％"),
    *(
        "(",
        ")",
        "[",
        "]",
        "|",
        ",",
        ":",
        "=",
        "==",
        "!=",
        "<",
        "<=",
        "&&",
        "||",
        "!",
        "?",
        ".",
        "..",
        "-",
    ),
    *("'", '"', "“", "”", "\\", "\\x", "\\u00e5", "\n", "\r\n", "\r", "\u00a0", "\u200b", "\u202e"),
    *(
        "if ",
        "elif ",
        "else",
        "endif",
        "for ",
        " in ",
        "endfor",
        " and ",
        " or ",
        "not ",
        " is ",
        "loop.",
    ),
    *(
        "name",
        "order.total",
        "items",
        "item",
        "n",
        "å",
        "_x",
        "а",
        "0",
        "1.5",
        "1_0",
        "9" * 16,
        "true",
    ),
    *(
        "none",
        "| default('x')",
        "| money('NOK')",
        "| number(2)",
        "| date('long')",
        "| list",
        "| upper",
    ),
    *(
        "| plural(one='# a', other='# b')",
        "| plural({0: 'a'}, other='b')",
        "| select(a='b', other='c')",
    ),
    *(
        "| safe",
        "| e",
        "()",
        ".upper()",
        "[0]",
        "['a']",
        "#if ",
        "/if",
        "> ",
        "&nbsp;",
        "<b>",
        "*|",
        "|*",
    ),
    *(
        "%%",
        "%name%",
        "${name}",
        "{name}",
        "{0}",
        "plural, one {",
        "select, a {b} other {c}}",
        "\x00",
    ),
)


def seeds() -> Iterator[str]:
    """Every text to begin with, once."""
    yield from dict.fromkeys([*_examples(), *_tables()])


def _examples() -> Iterator[str]:
    yield from re.findall(r"```example\n(.*?)\n---\n", PAGE.read_text("utf-8"), re.S)


def _tables() -> Iterator[str]:
    for name in TABLES:
        for text, *_ in import_module(f"tests.templates_lib.language.test_{name}").REFUSED:
            yield text
    for table in (import_module("tests.templates_lib.language.test_near_misses").FOUND,):
        for text, *_ in table:
            yield text
    attacks = import_module("tests.templates_lib.language.test_attacks").ATTACKS
    yield from (text for text in attacks.values() if len(text) < 200)
