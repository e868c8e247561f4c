"""Two reviewers who press at the same moment: one decides, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from cms.approving.actions import approve_seen, send_back
from cms.approving.seen import Decided, Seen
from cms.models import Release, Variant


@pytest.fixture
def other(manager: User) -> User:
    made = User.objects.create_user("second-manager", password="x")
    made.groups.set(manager.groups.all())
    return made


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each of *deeds* gave, or was refused with, begun together."""
    barrier = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return deed()
        except Decided as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


@pytest.mark.django_db(transaction=True)
def test_two_approve_and_one_release_is_written(
    submitted: Any, seen: Callable[[User, Variant], Seen], manager: User, other: User
) -> None:
    variant = submitted("nb")
    shown = {user: seen(user, variant) for user in (manager, other)}
    found = at_once(
        lambda: approve_seen(shown[manager], manager), lambda: approve_seen(shown[other], other)
    )
    assert sorted(isinstance(each, Decided) for each in found) == [False, True]
    variant.refresh_from_db()
    assert variant.live and Release.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_approves_what_the_other_sends_back(
    submitted: Any, seen: Callable[[User, Variant], Seen], manager: User, other: User
) -> None:
    variant = submitted("nb")
    shown = {user: seen(user, variant) for user in (manager, other)}
    approved, sent = at_once(
        lambda: approve_seen(shown[manager], manager),
        lambda: send_back(shown[other], other, "Too long for a telephone."),
    )
    assert isinstance(approved, Decided) != isinstance(sent, Decided)
    variant.refresh_from_db()
    assert variant.live == (not isinstance(approved, Decided))
    assert Release.objects.count() == variant.live
    assert variant.comments.count() == (not variant.live)
