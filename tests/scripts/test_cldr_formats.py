"""What is kept of CLDR: what neither Babel nor an ancestor says."""

import json

import pytest

from locales._formats import ancestry
from scripts._cldr_json import FOLDER, described, own

CLDR = {
    "en": {"date": "M/d", "group": ","},
    "en_001": {"date": "d/M", "group": ","},
    "en_GB": {"date": "d/M", "group": ","},
    "en_CH": {"date": "d.M", "group": "'"},
}
BABEL = {
    "en": {"date": "M/d", "group": ","},
    "en_001": {"date": "M/d", "group": ","},
    "en_GB": {"date": "d-M", "group": ","},
    "en_CH": {"date": "d.M", "group": "’"},
}


def test_own():
    kept = own(CLDR, CLDR.__getitem__, BABEL.__getitem__)
    assert kept == {
        "en_001": {"date": "d/M"},  # Babel says otherwise
        "en_CH": {"date": "d.M", "group": "'"},  # the first: its ancestor here says otherwise
    }


@pytest.mark.parametrize("identifier", CLDR)
def test_what_is_kept_comes_to_what_cldr_says(identifier):
    kept = own(CLDR, CLDR.__getitem__, BABEL.__getitem__)
    found = dict(BABEL[identifier])
    for step in reversed([*ancestry(identifier)]):
        found.update(kept.get(step, {}))
    assert found == CLDR[identifier]


def test_ancestors_come_before_descendants():
    seen = set()
    known = list(described())
    for identifier in known:
        assert {*ancestry(identifier)} & {*known} <= seen | {identifier}
        seen.add(identifier)


def test_the_file_says_where_it_comes_from():
    data = json.loads((FOLDER / "formats.json").read_text("utf-8"))
    assert "CLDR 48" in data["source"] and "Unicode-3.0" in data["licence"]
    assert "Unicode" in (FOLDER / "LICENSE").read_text("utf-8")
