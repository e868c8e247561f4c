"""Texts that are said to be alike have the same figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms._alike import alike
from channels.sms._alphabet import BASIC, EXTENSION
from channels.sms._measure import measure

BASIC_TEXT = st.text(st.sampled_from(sorted(BASIC)), max_size=400)
GSM_TEXT = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), max_size=400)


def same_figures(one: str, other: str) -> bool:
    ours, theirs = measure(one), measure(other)
    return (ours.metrics, ours.detail) == (theirs.metrics, theirs.detail)


@given(st.one_of(BASIC_TEXT, GSM_TEXT, st.text(max_size=200)))
def test_a_text_has_the_figures_of_what_it_is_like(text: str) -> None:
    found = alike(text)
    if found is not None:
        size, units = found
        plain = "€" * (units - size) + "a" * (2 * size - units)
        assert alike(plain) == found
        assert same_figures(text, plain)


@pytest.mark.parametrize("size", [0, 1, 70, 159, 160, 161, 306, 307, 356, 357])
@pytest.mark.parametrize("letter", "aøΔ@\n ")
def test_every_length_that_is_told(size: int, letter: str) -> None:
    assert alike(letter * size) == (size, size)
    assert same_figures(letter * size, "a" * size)


@pytest.mark.parametrize("euros", [1, 79, 80])
def test_two_septets_in_one_segment(euros: int) -> None:
    text = "€" * euros + "a" * (160 - 2 * euros)
    assert alike(text) == (160 - euros, 160)
    assert same_figures(text, "a" * (160 - 2 * euros) + "€" * euros)


@pytest.mark.parametrize(
    "text",
    ["ł", "a" * 358, "€" + "a" * 159, "😀", "e\u0301"],
    ids=["UCS-2", "long", "two septets where it matters", "emoji", "combining"],
)
def test_others_say_nothing(text: str) -> None:
    assert alike(text) is None
