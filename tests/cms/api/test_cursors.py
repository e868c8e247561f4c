import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.api.cursors import number_places, text_place, to_cursor
from cms.api.problems import Refusal


@given(st.text(st.characters(codec="ascii", exclude_characters="\0")))
def test_a_text_comes_back(text: str) -> None:
    cursor = to_cursor(text)
    assert text_place(cursor) == text
    assert cursor.isascii() and not set(cursor) & set("+/=?&%")


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_numbers_come_back(first: int, second: int) -> None:
    assert number_places(to_cursor(first, second), 2) == (first, second)


def test_no_cursor_is_the_beginning() -> None:
    assert text_place(None) == ""
    assert number_places(None, 2) is None


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "æ",
        "!!!!",
        encoded("1"),
        encoded("[]"),
        encoded("[1]"),
        encoded('["a", "b"]'),
        encoded('["\\u0000"]'),
        encoded('["\\ud800"]'),
        encoded("[" * 5000),
        encoded('{"a": 1}'),
    ],
)
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(Refusal):
        text_place(cursor)


@pytest.mark.parametrize("places", ["[true]", "[1.0]", "[-1]", f"[{2**63}]", '["1"]', "[1, 2]"])
def test_what_is_no_number_is_refused(places: str) -> None:
    with pytest.raises(Refusal):
        number_places(encoded(places), 1)
