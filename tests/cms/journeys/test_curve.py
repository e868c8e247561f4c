"""The emotion curve: where it goes, and where it breaks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.journeys.curve import curve

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.mark.parametrize(
    ("values", "points", "runs"),
    [
        pytest.param([], 0, 0, id="no-step"),
        pytest.param([None, None], 0, 0, id="nobody-said"),
        pytest.param([0], 1, 1, id="one"),
        pytest.param([1, -1, 2], 3, 1, id="whole"),
        pytest.param([1, None, 2], 2, 2, id="broken"),
        pytest.param([None, 1, 2, None, None, -2], 3, 2, id="broken-at-both-ends"),
    ],
)
def test_it_breaks_where_nobody_said(values: list[int | None], points: int, runs: int) -> None:
    drawn = curve(values)
    assert len(drawn.points) == points
    assert drawn.path.count("M") == runs
    assert drawn.width == len(values) * 208


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(-2, 2)), max_size=30))
def test_it_never_leaves_its_box(values: list[int | None]) -> None:
    drawn = curve(values, step=100, height=150)
    pairs = list(map(float, NUMBER.findall(drawn.path)))
    assert all(0 <= x <= drawn.width for x in pairs[::2])
    assert all(drawn.lines[-1] <= y <= drawn.lines[0] for y in pairs[1::2])
    assert all(10 < point.label_y < drawn.height for point in drawn.points)


def test_it_goes_on_over_a_step_that_is_not_its_own() -> None:
    assert curve([1, None, 2], absent={1}).path.count("M") == 1
    assert curve([1, None, None, 2], absent={1}).path.count("M") == 2


def test_a_value_past_the_end_is_drawn_at_the_end() -> None:
    best, worst = curve([9, -9]).points
    assert (best.words, worst.words) == ("+2", "−2")
