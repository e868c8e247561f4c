"""The review clock over the API: a day, and whether it has passed; a fetch stays the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.models import MessageTemplate


def set_day(days: int | None) -> str | None:
    """The message is to be looked through in so many days, or never."""
    day = None if days is None else timezone.localdate() + timedelta(days=days)
    MessageTemplate.objects.update(review_by=day)
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("days", "overdue", "asked_1", "asked_0"),
    [(-1, True, 1, 0), (0, False, 0, 1), (30, False, 0, 1), (None, False, 0, 1)],
)
def test_the_list_and_the_template_tell_the_day(
    api: Any, live: Any, days: int | None, overdue: bool, asked_1: int, asked_0: int
) -> None:
    live("nb")
    day = set_day(days)
    (item,) = api.get("templates").json()["items"]
    one = api.get("templates/order.confirmed").json()
    for told in (item, one):
        assert (told["review_by"], told["overdue"]) == (day, overdue)
    assert len(api.get("templates?overdue=1").json()["items"]) == asked_1
    assert len(api.get("templates?overdue=0").json()["items"]) == asked_0


def test_what_is_no_yes_or_no_is_refused(api: Any, live: Any) -> None:
    live("nb")
    answer = api.get("templates?overdue=soon")
    assert answer.status_code == 422 or answer.status_code == 400
    assert "overdue" in answer.content.decode()


def test_a_fetch_answers_as_before(api: Any, live: Any) -> None:
    live("nb")
    set_day(30)
    before = api.get("templates/order.confirmed/sms?locale=nb")
    set_day(-1)
    after = api.get("templates/order.confirmed/sms?locale=nb")
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])
