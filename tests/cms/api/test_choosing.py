from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.api.choosing import arm_number


@given(st.text(), st.text(), st.integers(1, 9))
def test_an_arm_is_one_of_them_and_always_the_same(key: str, recipient: str, count: int) -> None:
    key, recipient = (text.encode("utf-8", "replace").decode() for text in (key, recipient))
    number = arm_number(key, recipient, count)
    assert 0 <= number < count
    assert number == arm_number(key, recipient, count)


@pytest.mark.parametrize(
    ("recipient", "number"), [("customer-1", 1), ("customer-2", 1), ("customer-3", 0)]
)
def test_who_is_in_which_arm_never_changes(recipient: str, number: int) -> None:
    """A change of the hash would move customers between arms in the middle of a test."""
    assert arm_number("order.confirmed", recipient, 2) == number


def test_arms_are_evenly_filled() -> None:
    counts = Counter(arm_number("order.confirmed", str(n), 3) for n in range(9_000))
    assert all(2_800 < count < 3_200 for count in counts.values())


def test_another_key_is_another_draw() -> None:
    same = sum(arm_number("a", str(n), 2) == arm_number("b", str(n), 2) for n in range(2_000))
    assert 900 < same < 1_100
