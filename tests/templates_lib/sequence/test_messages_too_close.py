"""Too many, too close."""

import pytest

RULE = "messages_too_close"


@pytest.mark.parametrize(
    ("days", "at"),
    [
        ([0, 0, 0], []),
        ([0, 0, 0, 0], [3]),
        ([0, 0, 0, 0.99], [3]),
        ([0, 0, 0, 1], []),
        ([0, 0.5, 0.9, 1.2, 1.3], [4]),
        ([0, None, None, 0, 0], []),
        ([], []),
    ],
)
def test_four_within_a_day(remarks, days: list[float | None], at: list[int]) -> None:
    texts = [("Pakken er her.", {"day": day, "purpose": "service"}) for day in days]
    assert [each.at for each in remarks(RULE, "nb", *texts)] == at


@pytest.mark.parametrize(
    ("gap", "purposes", "steps", "at"),
    [
        (1.99, ("marketing", "marketing"), "12", [1]),
        (2, ("marketing", "marketing"), "12", []),
        (1, ("marketing", "service"), "12", []),
        (1, ("service", "marketing"), "12", []),
        (1, ("marketing", "marketing"), "11", []),
    ],
)
def test_advertisements(remarks, gap: float, purposes, steps: str, at: list[int]) -> None:
    texts = [
        ("Se her.", {"day": day, "purpose": purpose, "step": step})
        for day, purpose, step in zip((0, gap), purposes, steps, strict=True)
    ]
    assert [each.at for each in remarks(RULE, "pl", *texts)] == at


def test_codes_and_second_channels_are_not_counted(remarks) -> None:
    one = {"day": 0, "purpose": "service", "key": "a", "step": "1"}
    texts = [("x", {**one, "channel": name}) for name in ("sms", "email", "push", "rcs")]
    assert not remarks(RULE, "nl", *texts)
    codes = [("123", {"day": 0, "purpose": "authentication"})] * 5
    assert not remarks(RULE, "nl", *codes)
