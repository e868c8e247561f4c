"""The reach of a group on Wagtail's page of the group."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry
from wagtail.users.views.groups import get_permission_panel_classes

from cms.models import Brand

pytestmark = pytest.mark.django_db

Row = dict[str, Any]


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def group(brand: Brand) -> Group:
    return Group.objects.create(name="Danish agency")


def page_of(group: Group) -> str:
    return reverse("wagtailusers_groups:edit", args=[group.pk])


def sent(group: Group, *rows: Row, initial: int = 0) -> dict[str, Any]:
    """The whole form of *group* with these *rows* of reach, *initial* of which were there."""
    data: dict[str, Any] = {"name": group.name}
    for panel in get_permission_panel_classes():
        prefix = panel(instance=group).prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {"reaches-TOTAL_FORMS": len(rows), "reaches-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"reaches-{number}-{name}": value for name, value in row.items()}
    return data


def reached(group: Group) -> set[tuple[str, str, bool]]:
    rows = group.reaches.select_related("brand")
    return {(row.brand.key if row.brand else "", row.locale, row.reads_source) for row in rows}


def test_a_reach_is_given_changed_and_logged(admin: Client, group: Group, brand: Brand) -> None:
    first: Row = {"brand": brand.pk, "locale": "DE_at", "reads_source": "on"}
    assert admin.post(page_of(group), sent(group, first)).status_code == 302
    assert reached(group) == {("fjellheim", "de-AT", True)}
    # The same again changes nothing and is not logged again.
    admin.post(page_of(group), sent(group, first, initial=1))
    second: Row = {"brand": brand.pk, "locale": "da"}
    admin.post(page_of(group), sent(group, first | {"DELETE": "1"}, second, initial=1))
    assert reached(group) == {("fjellheim", "da", False)}
    logged = ModelLogEntry.objects.filter(action="cms.reach").order_by("pk")
    told = [registry.get_formatter(entry).format_message(entry) for entry in logged]
    assert told == [
        "Its reach was changed: fjellheim · de-AT.",
        "Its reach was changed: fjellheim · da.",
    ]
    assert {entry.user.get_username() for entry in logged} == {"root"}


REFUSED: list[Any] = [
    pytest.param([{"locale": "dansk!"}], "locale", id="no locale"),
    pytest.param([{"brand": "999", "locale": "da"}], "valid choice", id="no brand"),
    pytest.param([{"locale": "da"}, {"locale": "da_"}], "", id="nearly the same twice"),
    pytest.param([{"locale": "da"}, {"locale": "da", "reads_source": "on"}], "", id="twice"),
]


@pytest.mark.parametrize(("rows", "said"), REFUSED)
def test_what_cannot_be_is_said_and_nothing_changes(
    admin: Client, group: Group, rows: list[Row], said: str
) -> None:
    response = admin.post(page_of(group), sent(group, *rows))
    assert response.status_code == 200
    assert said in response.content.decode()
    assert reached(group) == set()


def test_an_empty_row_that_was_added_says_nothing(admin: Client, group: Group) -> None:
    row: Row = {"brand": "", "locale": "", "reads_source": "on"}
    assert admin.post(page_of(group), sent(group, row)).status_code == 302
    assert reached(group) == set()


def test_people_who_reach_more_by_another_group_are_named(
    admin: Client, group: Group, brand: Brand
) -> None:
    free = Group.objects.create(name="Whole house")
    free.permissions.set(Permission.objects.filter(codename="view_variant"))
    member = User.objects.create_user("both")
    member.groups.add(group, free)
    harmless = Group.objects.create(name="Pages only")
    harmless.permissions.set(Permission.objects.filter(codename="access_admin"))
    member.groups.add(harmless)
    assert "both" not in admin.get(page_of(group)).content.decode()
    admin.post(page_of(group), sent(group, {"brand": brand.pk, "locale": "da"}))
    said = admin.get(page_of(group)).content.decode()
    assert "both: Whole house" in said and "both: Pages only" not in said


def test_nobody_widens_their_own_group(client: Client, manager: User, group: Group) -> None:
    client.force_login(manager)
    assert client.post(page_of(group), sent(group)).status_code == 302  # home, with a refusal
    assert client.get(page_of(group)).status_code == 302
