"""What ECMA-402 wrote once (make_intl_vectors.js made the file): quick, and without Node."""

import json
from pathlib import Path

import pytest

from templates_lib.language import parse

VECTORS = json.loads((Path(__file__).parent / "intl_vectors.json").read_text(encoding="utf-8"))


def rows(locale):
    return [row[1:] for row in VECTORS["rows"] if row[0] == locale]


@pytest.mark.parametrize("locale", sorted({row[0] for row in VECTORS["rows"]}))
def test_written_as_intl_did(locale):
    different = []
    for filter_, argument, value, text in rows(locale):
        call = f'{filter_}("{argument}")' if argument else filter_
        found = parse(f"{{{{ v | {call} }}}}").render({"v": value}, locale)
        if found != text:
            different.append((call, value, found, text))
    assert different == []


def test_enough_is_compared():
    assert len(VECTORS["rows"]) > 1_800
