"""Contrast by WCAG 2.2, against values that its definition gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._colours import contrast, ink_on, mixed, readable

COLOURS = st.from_regex(r"#(?:[0-9a-f]{3}|[0-9A-F]{6})", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#FFFFFF", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, COLOURS)
def test_a_readable_colour_can_be_read(colour, background):
    found = readable(colour, background)
    assert contrast(found, background) >= 4.5
    if contrast(colour, background) >= 4.5:
        assert contrast(found, colour) == 1


@given(COLOURS)
def test_ink_can_be_read(background):
    assert contrast(ink_on(background), background) >= 4.2


@pytest.mark.parametrize(("share", "expected"), [(0, "#204060"), (1, "#ffffff"), (0.5, "#90a0b0")])
def test_mixed(share, expected):
    assert mixed("#204060", "#fff", share) == expected
