"""Lines in a bubble, and where it is folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.whatsapp._folding import folded_at, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("Hei", 1, id="a word"),
        pytest.param("Hei\n\nHei", 3, id="an empty line is one"),
        pytest.param("aaaa bbbb", 1, id="just fits"),
        pytest.param("aaaa bbbbbb", 2, id="a word goes down whole"),
        pytest.param("a" * 21, 3, id="a word longer than a line is cut"),
        pytest.param("aaaaaaaaa bbbbbbbbbbbb", 3, id="it goes down, and is cut there"),
        pytest.param("你好你好你", 1, id="wide signs take two"),
        pytest.param("你好你好你好", 2, id="one more wide sign"),
        pytest.param("e\u0301" * 10, 1, id="combining marks take none"),
        pytest.param("*aaaaaaaaaa*", 1, id="signs that format take none"),
        pytest.param("aaaaaaaaa\u200b\u200b\u200bb", 1, id="zero width takes none"),
    ],
)
def test_lines_of_ten_columns(text, expected):
    assert lines(text, 10) == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1\n2\n3\n4\n5", None),
        ("1\n2\n3\n4\n5\n6", 10),
        ("aaaa " * 10, None),
        ("aaaa " * 11, 50),
    ],
)
def test_the_first_line_that_is_not_shown(text, start):
    assert folded_at(text, 10) == start


@given(st.text(max_size=200), st.integers(4, 40))
def test_it_folds_when_there_are_more_lines_than_five(text, columns):
    start = folded_at(text, columns)
    assert (start is not None) is (lines(text, columns) > 5)
    if start is not None:
        assert lines(text[:start].removesuffix("\n"), columns) <= 5
