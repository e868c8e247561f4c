"""Rights over the API on Wagtail's page of a group."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry
from wagtail.users.views.groups import get_permission_panel_classes

from cms.models import ApiGrant, Brand

Row = dict[str, Any]


@pytest.fixture
def admin(client: Client, superuser: User, settings: Any) -> Client:
    settings.BUDSKAP_ENVIRONMENTS = ["staging", "production"]
    client.force_login(superuser)
    return client


@pytest.fixture
def robots(brand: Brand) -> Group:
    """A group without any right."""
    return Group.objects.create(name="Robots")


def page_of(group: Group) -> str:
    return reverse("wagtailusers_groups:edit", args=[group.pk])


def sent(group: Group, *rows: Row, initial: int = 0) -> dict[str, Any]:
    """The whole form of *group* with these *rows* of rights, *initial* of which were there."""
    data: dict[str, Any] = {
        "name": group.name,
        "permissions": [each.pk for each in group.permissions.all()] if group.pk else [],
    }
    for panel in get_permission_panel_classes():
        prefix = panel(instance=group).prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {"api_grants-TOTAL_FORMS": len(rows), "api_grants-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"api_grants-{number}-{name}": value for name, value in row.items()}
    return data


def grants(group: Group) -> set[tuple[str, str, str]]:
    rows = group.api_grants.select_related("brand")
    return {(row.verb, row.brand.key if row.brand else "", row.environment) for row in rows}


def test_rights_are_given_taken_and_logged(admin: Client, robots: Group, brand: Brand) -> None:
    first: Row = {"brand": brand.pk, "environment": "production", "verbs": ["fetch", "render"]}
    assert admin.post(page_of(robots), sent(robots, first)).status_code == 302
    assert grants(robots) == {
        ("fetch", "fjellheim", "production"),
        ("render", "fjellheim", "production"),
    }
    changed = first | {"verbs": ["fetch"]}
    more: Row = {"brand": "", "environment": "", "verbs": ["check"]}
    admin.post(page_of(robots), sent(robots, changed, more, initial=1))
    assert grants(robots) == {("fetch", "fjellheim", "production"), ("check", "", "")}
    gone = changed | {"DELETE": "on"}
    admin.post(page_of(robots), sent(robots, gone, more, initial=2))
    assert grants(robots) == {("check", "", "")}

    entries = ModelLogEntry.objects.for_instance(robots).filter(action="cms.api_grants")
    assert [entry.user.username for entry in entries] == ["root"] * 3
    said = [entry.message for entry in entries.order_by("pk")]
    assert "may now: fetch, render in production: Fjellheim" in said[0]
    assert "may now: check texts: all brands" in said[1]
    assert "may no longer: render in production: Fjellheim" in said[1]
    assert "may no longer: fetch in production: Fjellheim" in said[2]
    assert registry.action_exists("cms.api_grants")


def test_what_stays_the_same_is_not_logged(admin: Client, robots: Group) -> None:
    row: Row = {"brand": "", "environment": "staging", "verbs": ["fetch"]}
    admin.post(page_of(robots), sent(robots, row))
    pk = robots.api_grants.get().pk
    admin.post(page_of(robots), sent(robots, row, initial=1))
    assert robots.api_grants.get().pk == pk
    assert ModelLogEntry.objects.filter(action="cms.api_grants").count() == 1


def test_a_new_group_gets_its_rights(admin: Client, brand: Brand) -> None:
    row: Row = {"brand": brand.pk, "environment": "", "verbs": ["draft"]}
    admin.post(reverse("wagtailusers_groups:add"), sent(Group(name="Fresh"), row))
    assert grants(Group.objects.get(name="Fresh")) == {("draft", "fjellheim", "")}


def test_an_empty_row_that_was_added_says_nothing(admin: Client, robots: Group) -> None:
    row: Row = {"brand": "", "environment": ""}
    assert admin.post(page_of(robots), sent(robots, row)).status_code == 302
    assert grants(robots) == set()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"environment": "staging"}], "Tick what the group may"),
        ([{"environment": "nowhere", "verbs": ["fetch"]}], "Select a valid choice"),
        ([{"brand": "999", "verbs": ["fetch"]}], "Select a valid choice"),
        ([{"brand": "x' OR 1", "verbs": ["fetch"]}], "Select a valid choice"),
        ([{"verbs": ["everything"]}], "Select a valid choice"),
        ([{"environment": "staging", "verbs": ["draft"]}], "is not of one environment"),
        ([{"environment": "staging", "verbs": ["fetch", "check"]}], "is not of one environment"),
        ([{"environment": "production", "verbs": ["push"]}], "is not of one environment"),
        ([{"verbs": ["fetch"]}, {"verbs": ["render"]}], "Two rows are for the same brand"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(
    admin: Client, robots: Group, rows: list[Row], words: str
) -> None:
    ApiGrant.objects.create(group=robots, verb="fetch", environment="staging")
    answer = admin.post(page_of(robots), sent(robots, *rows))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert grants(robots) == {("fetch", "", "staging")}


def test_too_many_rows_are_refused(admin: Client, robots: Group) -> None:
    data = sent(robots) | {"api_grants-TOTAL_FORMS": 100_000}
    answer = admin.post(page_of(robots), data)
    assert answer.status_code == 200 and grants(robots) == set()


def test_a_permission_is_said_to_hold_everywhere(admin: Client, robots: Group) -> None:
    words = "By its permissions, this group may everywhere:"
    assert words not in admin.get(page_of(robots)).content.decode()
    robots.permissions.add(Permission.objects.get(codename="fetch_published"))
    said = admin.get(page_of(robots)).content.decode()
    assert words in said and "fetch, render, check texts" in said


def test_a_right_in_an_environment_that_is_gone_can_be_taken_back(
    admin: Client, robots: Group
) -> None:
    ApiGrant.objects.create(group=robots, verb="fetch", environment="old")
    assert "old (not there any longer)" in admin.get(page_of(robots)).content.decode()
    row: Row = {"brand": "", "environment": "old", "verbs": ["fetch"]}
    admin.post(page_of(robots), sent(robots, row, initial=1))
    assert grants(robots) == {("fetch", "", "old")}
    admin.post(page_of(robots), sent(robots, row | {"DELETE": "on"}, initial=1))
    assert grants(robots) == set()


def test_a_manager_cannot_widen_a_group(client: Client, manager: User, robots: Group) -> None:
    client.force_login(manager)
    client.post(page_of(robots), sent(robots, {"verbs": ["push"]}))
    assert grants(robots) == set()
