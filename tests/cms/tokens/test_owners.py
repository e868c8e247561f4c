"""Whose tokens a manager may make: nobody's who may more than call the API."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from wagtail.models import APIToken, Collection, GroupCollectionPermission

from cms.models import BrandApprovalTask
from cms.tokens.owners import automation_groups, automation_users, owners_for, tokens_of


def names(users: Any) -> set[str]:
    return {user.username for user in users}


def test_automation_users_open_the_api_and_nothing_else(
    group: Any, member: Any, automation: User, copywriter: User, manager: User, superuser: User
) -> None:
    fetch = group("fetch", "fetch")
    member("fetches", fetch)
    member("idle")
    member("asleep", fetch, is_active=False)
    member("root2", fetch, is_superuser=True)
    member("two-hats", fetch, group("desk", permissions=("access_admin",)))
    member("hidden-hat", fetch, group("hidden", permissions=("change_variant",)))
    member("own-right", fetch).user_permissions.add(Permission.objects.get(codename="add_user"))
    assert names(automation_users()) == {"robot", "fetches", "idle", "asleep"}
    assert names(owners_for(manager)) == {"robot", "fetches"}


@pytest.mark.parametrize("opened", ["collection", "task"])
def test_a_group_that_opens_more_by_other_tables_is_none(
    group: Any, member: Any, opened: str
) -> None:
    mixed = group("mixed", "fetch")
    member("mixed", mixed)
    assert mixed in automation_groups()
    if opened == "task":
        BrandApprovalTask.objects.get().groups.add(mixed)
    else:
        GroupCollectionPermission.objects.create(
            group=mixed,
            # A test that needs real transactions empties the tables: the root may be gone.
            collection=Collection.get_first_root_node() or Collection.add_root(name="Root"),
            permission=Permission.objects.get(codename="add_image"),
        )
    assert mixed not in automation_groups()
    assert "mixed" not in names(automation_users())


@pytest.mark.parametrize("by", ["grant", "permission", "own permission"])
def test_who_writes_drafts_is_a_superusers_to_choose(
    group: Any, member: Any, manager: User, superuser: User, by: str
) -> None:
    if by == "grant":
        member("writer", group("writers", "push"))
    elif by == "permission":
        member("writer", group("writers", permissions=("push_drafts",)))
    else:
        member("writer").user_permissions.add(Permission.objects.get(codename="push_drafts"))
    assert "writer" not in names(owners_for(manager))
    assert "writer" in names(owners_for(superuser))


def test_tokens_that_are_seen(
    member: Any, automation: User, copywriter: User, manager: User, superuser: User
) -> None:
    for user in (automation, copywriter, manager, superuser):
        APIToken.create_token(user=user, name=user.username)

    def seen(by: User) -> set[str]:
        return set(tokens_of(by).values_list("name", flat=True))

    assert seen(manager) == {"robot"}
    assert seen(superuser) == {"robot", "kari", "ola", "root"}
    assert seen(copywriter) == seen(automation) == set()
