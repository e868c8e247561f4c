"""Settings → API access."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.test import Client
from wagtail.models import APIToken, ModelLogEntry

from cms import roles
from cms.models import TokenSettings
from cms.tokens import actions

PAGES = ["", "new/", "{pk}/", "{pk}/revoke/"]
BASE = "/admin/api-access/"


@pytest.fixture
def desk(client: Client, manager: User) -> Client:
    client.force_login(manager)
    return client


@pytest.fixture
def token(manager: User, automation: User) -> APIToken:
    return actions.create_token(manager, automation, "Orders", 60)[0]


def text_in(response: Any) -> str:
    found = re.search(r'value="(wagtail_\w+)"', response.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize("page", PAGES)
def test_for_managers_alone(client: Client, copywriter: User, token: APIToken, page: str) -> None:
    path = BASE + page.format(pk=token.pk)
    assert client.get(path).status_code == 302  # to the log-in
    client.force_login(copywriter)
    for answer in (client.get(path), client.post(path, {"name": "x"})):
        assert answer.status_code == 302 and answer["Location"] == "/admin/"
    assert APIToken.objects.get().revoked_at is None and APIToken.objects.get().name == "Orders"


@pytest.mark.parametrize("page", PAGES[2:])
def test_no_page_for_a_token_of_a_person(
    desk: Client, superuser: User, copywriter: User, page: str
) -> None:
    for owner in (superuser, copywriter):
        theirs, _ = APIToken.create_token(user=owner, name="theirs")
        path = BASE + page.format(pk=theirs.pk)
        assert desk.get(path).status_code == desk.post(path).status_code == 404
    assert not APIToken.objects.exclude(revoked_at=None).exists()


def test_the_list_tells_who_may_what(desk: Client, token: APIToken) -> None:
    said = desk.get(BASE).content.decode()
    for words in ("Orders", "robot", token.prefix, "fetch, render, check texts: all brands", "ola"):
        assert words in said
    assert "never" in said and ">60<" in said


def test_the_list_costs_the_same_however_long(
    desk: Client, manager: User, automation: User, django_assert_max_num_queries: Any
) -> None:
    desk.get(BASE)
    for number in range(30):
        actions.create_token(manager, automation, f"System {number}")
    with django_assert_max_num_queries(17):
        assert desk.get(BASE).content.decode().count("<tr id=") == 30


def test_the_first_time(desk: Client) -> None:
    assert "There is no token yet" in desk.get(BASE).content.decode()


def test_revoked_ones_are_kept_apart(desk: Client, manager: User, token: APIToken) -> None:
    actions.revoke_token(manager, token)
    assert "No token lives" in desk.get(BASE).content.decode()
    said = desk.get(f"{BASE}?state=revoked").content.decode()
    assert "Orders" in said and "revoked" in said and f"{token.pk}/revoke/" not in said
    assert desk.get(f"{BASE}{token.pk}/").status_code == 404


def test_a_token_is_shown_once_and_kept_nowhere(
    desk: Client, automation: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        made = desk.post(f"{BASE}new/", {"name": "Orders", "owner": automation.pk})
    text = text_in(made)
    assert made.status_code == 200 and "no-store" in made["Cache-Control"]
    assert Client().get("/api/v1/templates", headers={"Authorization": f"Bearer {text}"}).json()
    assert text not in desk.get(BASE).content.decode()
    assert all(text not in session.session_data for session in Session.objects.all())
    assert text not in str(dict(desk.session)) and text not in caplog.text
    assert text not in "".join(str(cookie) for cookie in desk.cookies.values())
    assert all(text not in str(entry.__dict__) for entry in ModelLogEntry.objects.all())


def test_a_page_that_is_loaded_anew_makes_no_second_token(desk: Client, automation: User) -> None:
    sent = {"name": "Orders", "owner": automation.pk}
    desk.post(f"{BASE}new/", sent)
    again = desk.post(f"{BASE}new/", sent)
    assert "has a living token of this name already" in again.content.decode()
    assert APIToken.objects.count() == 1


def test_an_automation_user_is_made_along(desk: Client) -> None:
    group = Group.objects.get(name=roles.AUTOMATION)
    sent = {"name": "Orders", "username": "orders", "group": group.pk, "requests_per_minute": "5"}
    text_in(desk.post(f"{BASE}new/", sent))
    token = APIToken.objects.get()
    assert (token.user.username, list(token.user.groups.all())) == ("orders", [group])
    assert TokenSettings.objects.get(token=token).requests_per_minute == 5


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "This field is required"),
        ({"name": "x" * 256, "owner": "robot"}, "at most 255"),
        ({"name": "x\0y", "owner": "robot"}, "Null characters"),
        ({"name": "x"}, "A new automation user needs this"),
        ({"name": "x", "username": "new"}, "A new automation user needs this"),
        ({"name": "x", "username": "robot", "group": "Automation"}, "a user of this name already"),
        ({"name": "x", "username": "ROBOT", "group": "Automation"}, "a user of this name already"),
        ({"name": "x", "username": "a b\n<i>", "group": "Automation"}, "Enter a valid username"),
        ({"name": "x", "username": "new", "group": "Brand manager"}, "Select a valid choice"),
        ({"name": "x", "username": "new", "group": "Copywriter"}, "Select a valid choice"),
        ({"name": "x", "owner": "ola"}, "Select a valid choice"),
        ({"name": "x", "owner": "999999"}, "Select a valid choice"),
        ({"name": "x", "owner": "one"}, "Select a valid choice"),
        ({"name": "x", "owner": "robot", "username": "new"}, "not both"),
        ({"name": "x", "owner": "robot", "requests_per_minute": "0"}, "greater than or equal to 1"),
        ({"name": "x", "owner": "robot", "requests_per_minute": "-5"}, "greater than or equal"),
        ({"name": "x", "owner": "robot", "requests_per_minute": "1000001"}, "less than or equal"),
        ({"name": "x", "owner": "robot", "requests_per_minute": "many"}, "Enter a whole number"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    desk: Client, automation: User, manager: User, sent: dict[str, str], words: str
) -> None:
    users = User.objects.count()
    pks = {user.username: str(user.pk) for user in User.objects.all()}
    groups = {group.name: str(group.pk) for group in Group.objects.all()}
    filled = sent | {
        name: known.get(sent[name], sent[name])
        for name, known in (("owner", pks), ("group", groups))
        if name in sent
    }
    answer = desk.post(f"{BASE}new/", filled)
    assert answer.status_code == 200 and words in answer.content.decode()
    assert not APIToken.objects.exists() and User.objects.count() == users


def test_a_change(desk: Client, token: APIToken) -> None:
    assert 'value="60"' in desk.get(f"{BASE}{token.pk}/").content.decode()
    sent = {"name": "Order system", "requests_per_minute": ""}
    assert desk.post(f"{BASE}{token.pk}/", sent).status_code == 302
    assert APIToken.objects.get().name == "Order system"
    assert not TokenSettings.objects.exists()


def test_revoking_asks_first_and_says_when_it_was_done_already(
    desk: Client, token: APIToken
) -> None:
    page = f"{BASE}{token.pk}/revoke/"
    assert "Yes, revoke it" in desk.get(page).content.decode()
    assert APIToken.objects.get().revoked_at is None
    assert "is revoked." in desk.post(page, follow=True).content.decode()
    assert "was revoked already" in desk.post(page, follow=True).content.decode()
    assert "revoked already" in desk.get(page).content.decode()


def test_every_change_wants_its_csrf_token(manager: User, token: APIToken) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    for page in PAGES[1:]:
        assert strict.post(BASE + page.format(pk=token.pk), {"name": "x"}).status_code == 403


def test_one_menu_item_for_tokens(desk: Client, superuser: User) -> None:
    assert f'"{BASE}"' in desk.get("/admin/").content.decode()
    desk.force_login(superuser)
    said = desk.get("/admin/").content.decode()
    assert f'"{BASE}"' in said and '"/admin/api-tokens/"' not in said
    assert "/admin/api-tokens/" in desk.get(BASE).content.decode()
