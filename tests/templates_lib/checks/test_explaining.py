"""A check's docstring, taken apart for those who show it."""

import pytest

from templates_lib.checks import CHECKS, explained


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_every_check_explains_itself(check) -> None:
    told = explained(check.docstring)
    assert told.summary == check.summary
    assert all((told.finds, told.why, told.instead, told.source))
    assert "\n" not in told.why
