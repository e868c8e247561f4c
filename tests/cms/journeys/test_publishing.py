"""A future state goes live as one release, or not at all."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms import actions
from cms.journeys import starting
from cms.models import Journey, Release, Variant
from tests.cms.conftest import LOST, WORDING


@pytest.fixture
def future(linked, journey: Journey, manager: User) -> Journey:
    return starting.copy_as_future(journey, "Better", manager)


@pytest.fixture
def page(future: Journey) -> str:
    return reverse("journeys:publish", args=[future.pk])


def hidden(html: str) -> dict[str, str]:
    """What the plan's form would send."""
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', html)[1]  # type: ignore[index]
        for name in ("expected", "revisions")
    }


def test_drafts_go_live_together(admin: Client, page: str, draft, live) -> None:
    live("en")
    for locale in ("nb", "da"):
        draft(locale)
    plan = admin.get(page).content.decode()
    assert "2 texts would go live" in plan
    before = Release.objects.count()
    answer = admin.post(page, hidden(plan), follow=True)
    assert "2 texts went live together" in answer.content.decode()
    assert Release.objects.count() == before + 1
    newest = Release.objects.order_by("-number").first()
    assert (newest.action, newest.changes) == (Release.Action.PUBLISH, 2)
    assert "Better" in newest.note
    assert Variant.objects.filter(live=True).count() == 3


def test_one_error_stops_all(admin: Client, page: str, draft, live) -> None:
    live("en")
    draft("da")
    draft("nb", LOST["nb"])
    plan = admin.get(page).content.decode()
    assert "1 of them is stopped" in plan
    assert 'name="revisions"' not in plan, "there is no button"
    before = Release.objects.count()
    revisions = ",".join(str(row.latest_revision_id) for row in Variant.objects.filter(live=False))
    admin.post(page, {"expected": "99", "revisions": revisions})
    assert Release.objects.count() == before
    assert not Variant.objects.filter(live=True, locale__in=["da", "nb"]).exists()


def test_each_is_judged_beside_the_others(admin: Client, page: str, live, copywriter: User) -> None:
    """A number that changes in every language at once differs from nothing."""
    rows = {locale: live(locale) for locale in ("en", "nb")}
    for locale, row in rows.items():
        words = WORDING[locale] + (
            " Reply within 9 days." if locale == "en" else " Svar innen 9 dager."
        )
        actions.edit_variant(row, {"body": words}, copywriter)
    plan = admin.get(page).content.decode()
    assert "stopped" not in plan
    admin.post(page, hidden(plan))
    assert not Variant.objects.filter(has_unpublished_changes=True).exists()


@pytest.mark.parametrize("sent", [{}, {"expected": "0"}, {"expected": "x", "revisions": "1,y"}])
def test_who_has_not_seen_the_plan_publishes_nothing(
    admin: Client, page: str, draft, live, sent: dict[str, str]
) -> None:
    live("en")
    draft("nb")
    admin.post(page, sent)
    assert Variant.objects.filter(live=True).count() == 1


def test_a_draft_that_changed_meanwhile_is_looked_at_again(
    admin: Client, page: str, draft, live, copywriter: User
) -> None:
    live("en")
    row = draft("nb")
    seen = hidden(admin.get(page).content.decode())
    actions.edit_variant(row, {"body": WORDING["nb"] + " Hei."}, copywriter)
    answer = admin.post(page, seen, follow=True)
    assert "no longer what you saw" in answer.content.decode()
    assert not Variant.objects.filter(locale="nb", live=True).exists()


def test_nobody_publishes_their_own_edit(
    client: Client, page: str, template, manager: User
) -> None:
    actions.start_variant(template, "sms", "en", {"body": WORDING["en"]}, manager)
    client.force_login(manager)
    assert "1 of them is stopped" in client.get(page).content.decode()
    revision = Variant.objects.get().latest_revision_id
    client.post(page, {"expected": "99", "revisions": str(revision)})
    assert not Variant.objects.filter(live=True).exists()


def test_without_the_right_to_publish(client: Client, page: str, draft, copywriter: User) -> None:
    row = draft("en")
    client.force_login(copywriter)
    assert "You may not publish 1 of them" in client.get(page).content.decode()
    client.post(page, {"expected": "99", "revisions": str(row.latest_revision_id)})
    assert not Variant.objects.filter(live=True).exists()


def test_nothing_prepared(admin: Client, page: str, live, journey) -> None:
    live("en")
    assert "Nothing was prepared" in admin.get(page).content.decode()
    today = reverse("journeys:publish", args=[journey.pk])
    assert admin.get(today).status_code == 404, "what is live today is published by itself"
