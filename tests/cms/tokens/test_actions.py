"""Making, changing and revoking: who may, what is logged, and that it holds at once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from wagtail.models import APIToken, ModelLogEntry

from cms.api.caller import caller_of
from cms.models import TokenSettings
from cms.tokens import actions
from cms.tokens.limits import limit_of


def logged(token: APIToken) -> list[tuple[str, str | None]]:
    entries = ModelLogEntry.objects.for_instance(token).order_by("pk")
    return [(each.action, each.user and each.user.username) for each in entries]


def test_a_token_is_made_with_its_limit_and_logged(manager: User, automation: User) -> None:
    token, text = actions.create_token(manager, automation, "Orders", 60)
    caller = caller_of(text)
    assert caller is not None and caller.requests_per_minute == limit_of(token.pk) == 60
    assert logged(token) == [("wagtail.apitoken.create", "ola")]
    said = " ".join(str(entry.__dict__) for entry in ModelLogEntry.objects.all())
    assert text not in said


def test_a_token_without_a_limit_has_no_row(manager: User, automation: User) -> None:
    token, text = actions.create_token(manager, automation, "Orders")
    caller = caller_of(text)
    assert caller is not None and caller.requests_per_minute is None
    assert limit_of(token.pk) is None and not TokenSettings.objects.exists()


def test_a_caller_is_one_query(
    manager: User, automation: User, django_assert_num_queries: Any
) -> None:
    _, text = actions.create_token(manager, automation, "Orders", 60)
    with django_assert_num_queries(1):
        assert caller_of(text) is not None


def test_nobody_makes_a_token_for_who_may_more(
    manager: User, copywriter: User, automation: User, superuser: User, group: Any, member: Any
) -> None:
    writer = member("writer", group("writers", "push"))
    for by, owner in [
        (manager, manager),
        (manager, copywriter),
        (manager, superuser),
        (manager, writer),
        (copywriter, automation),
        (automation, automation),
    ]:
        with pytest.raises(PermissionDenied):
            actions.create_token(by, owner, "Sly")
    assert not APIToken.objects.exists()
    assert actions.create_token(superuser, writer, "Pushes")


def test_a_new_owner_cannot_log_in(manager: User, group: Any) -> None:
    owner = actions.create_owner(manager, "orders", group("fetch", "fetch"))
    assert not owner.has_usable_password() and not owner.is_staff and not owner.is_superuser
    assert [each.action for each in ModelLogEntry.objects.for_instance(owner)] == ["wagtail.create"]


@pytest.mark.parametrize("permissions", [("access_admin",), ("push_drafts",), ("change_variant",)])
def test_a_new_owner_gets_into_no_group_that_opens_more(
    manager: User, group: Any, permissions: tuple[str, ...]
) -> None:
    with pytest.raises(PermissionDenied):
        actions.create_owner(manager, "sly", group("more", "fetch", permissions=permissions))
    assert not User.objects.filter(username="sly").exists()


def test_a_change_is_logged_once(manager: User, automation: User) -> None:
    token, _ = actions.create_token(manager, automation, "Orders", 60)
    actions.change_token(manager, token, "Orders", 60)
    actions.change_token(manager, token, "Order system", None)
    assert [action for action, _ in logged(token)] == ["wagtail.apitoken.create", "wagtail.edit"]
    assert limit_of(token.pk) is None
    assert APIToken.objects.get().name == "Order system"


def test_revoking_is_for_ever_and_logged_once(manager: User, automation: User) -> None:
    token, text = actions.create_token(manager, automation, "Orders")
    assert actions.revoke_token(manager, token) is True
    assert caller_of(text) is None
    when = APIToken.objects.get().revoked_at
    assert actions.revoke_token(manager, token) is False
    assert APIToken.objects.get().revoked_at == when
    assert logged(token)[1:] == [("wagtail.apitoken.revoke", "ola")]


def test_nobody_revokes_what_they_may_not_see(
    manager: User, copywriter: User, automation: User, superuser: User
) -> None:
    theirs, _ = APIToken.create_token(user=superuser, name="root's")
    robots, _ = APIToken.create_token(user=automation, name="robot's")
    for by, token in [(manager, theirs), (copywriter, robots), (automation, robots)]:
        with pytest.raises(PermissionDenied):
            actions.revoke_token(by, token)
    assert not APIToken.objects.exclude(revoked_at=None).exists()


@pytest.mark.parametrize("road", ["our page", "Wagtail's page", "the command"])
def test_every_road_revokes_from_the_next_call_on(
    manager: User, superuser: User, automation: User, client: Client, road: str
) -> None:
    token, text = actions.create_token(manager, automation, "Orders")
    asks = {"Authorization": f"Bearer {text}"}
    assert Client().get("/api/v1/templates", headers=asks).status_code == 200
    if road == "the command":
        call_command("api_tokens", "revoke", "--id", str(token.pk))
    else:
        client.force_login(manager if road == "our page" else superuser)
        page = (
            f"/admin/api-access/{token.pk}/revoke/"
            if road == "our page"
            else f"/admin/api-tokens/delete/{token.pk}/"
        )
        assert client.post(page).status_code == 302
    assert Client().get("/api/v1/templates", headers=asks).status_code == 401
