"""Against ECMA-402: what Node's Intl writes with CLDR 48 (make_intl_vectors.js made the file)."""

import json
from pathlib import Path

import pytest

from templates_lib.language import parse

VECTORS = json.loads((Path(__file__).parent / "intl_vectors.json").read_text(encoding="utf-8"))


def rows(locale):
    return [row[1:] for row in VECTORS["rows"] if row[0] == locale]


def intended(locale, filter_, text):
    """Where we differ on purpose: V8 puts a plain space where CLDR has U+202F before AM and PM."""
    return text.replace(" ", "\u202f") if (locale, filter_) == ("en", "time") else text


@pytest.mark.parametrize("locale", sorted({row[0] for row in VECTORS["rows"]}))
def test_written_as_intl_does(locale):
    different = []
    for filter_, argument, value, text in rows(locale):
        call = f'{filter_}("{argument}")' if argument else filter_
        found = parse(f"{{{{ v | {call} }}}}").render({"v": value}, locale)
        if found != intended(locale, filter_, text):
            different.append((call, value, found, text))
    assert different == []


def test_enough_is_compared():
    assert len(VECTORS["rows"]) > 1_800
