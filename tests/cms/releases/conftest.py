"""Two environments, and short ways to look at the log."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms import actions, releases
from cms.models import LiveEntry, Release, ReleaseEntry, Variant

Live = Callable[..., Variant]


@pytest.fixture
def two_environments(settings: Any) -> None:
    settings.BUDSKAP_ENVIRONMENTS = ["staging", "production"]


@pytest.fixture
def said() -> Callable[..., dict[str, str]]:
    """``said("staging")``: locale -> the words that are live there."""

    def look(environment: str = "production") -> dict[str, str]:
        rows = LiveEntry.objects.filter(environment=environment).select_related("entry__content")
        return {row.locale: row.entry.content.document["content"]["body"] for row in rows}

    return look


@pytest.fixture
def rewrite(copywriter: User, manager: User) -> Callable[[Variant, str], None]:
    """``rewrite(variant, body)`` publishes other words."""

    def write(variant: Variant, body: str) -> None:
        variant.refresh_from_db()
        actions.edit_variant(variant, {"body": body}, copywriter)
        variant.refresh_from_db()
        variant.get_latest_revision().publish(user=manager)
        variant.refresh_from_db()

    return write


def log() -> list[tuple[int, str, str, int]]:
    """Every release: number, action, environment, and how many entries it has."""
    rows = Release.objects.order_by("number")
    for row in rows:
        assert row.changes == ReleaseEntry.objects.filter(release=row).count()
    return [(row.number, row.action, row.environment, row.changes) for row in rows]


def labels(plan: releases.Plan) -> list[tuple[str, str]]:
    """What a plan would change: locale and kind."""
    return [(change.address.locale, change.kind) for change in plan.changes]
