"""The word that was meant."""

import pytest

from templates_lib.language import _nearest
from templates_lib.language._nearest import nearest

KNOWN = ["first_name", "last_name", "total", "order_id", "due"]


@pytest.mark.parametrize(
    "word, meant",
    [
        ("first_nam", "first_name"),
        ("firstname", "first_name"),
        ("FirstName", "first_name"),
        ("first-name", "first_name"),
        ("TOTAL", "total"),
        ("totl", "total"),
        ("orderid", "order_id"),
        ("xyz", None),
        ("", None),
        ("t" * 64, None),
        ("total" * 13, None),
    ],
)
def test_nearest(word, meant):
    assert nearest(word, KNOWN) == meant


def test_of_many_the_nearest_is_found():
    assert nearest("nam_77", [f"name_{number}" for number in range(500)]) == "name_77"
    assert nearest("first_nam", [*(f"x{number}" for number in range(500)), *KNOWN]) == "first_name"


def test_few_are_compared_at_length(monkeypatch):
    """difflib takes cubic time on words of one letter: a few of many are given to it."""
    compared = []
    monkeypatch.setattr(
        _nearest, "get_close_matches", lambda word, known, **_: compared.extend(known) or []
    )
    nearest("a" * 64, ["a" * 63 + letter for letter in "bcdefghij"] * 50)
    assert 0 < len(compared) <= 20
