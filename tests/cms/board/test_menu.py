"""The main menu holds what the roles use."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission


def _menu(response: Any) -> list[str]:
    """Names of the main menu's items, in order."""
    props = re.search(
        r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', response.content.decode(), re.S
    )
    assert props
    return [name for name in re.findall(r'"name": "([^"]+)"', json.dumps(json.loads(props[1])))]


THEIRS = {"explorer", "images", "documents"}


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        ("copywriter", {"board"}, {*THEIRS, "releases", "settings", "webhooks"}),
        ("manager", {"board", "releases", "settings", "webhooks"}, {*THEIRS, "users", "workflows"}),
        ("admin_user", {"board", "releases", "settings", "webhooks", "users", "workflows"}, set()),
    ],
)
def test_each_role_sees_its_own_items(
    role: str, there: set[str], absent: set[str], request: Any, at: Any, brand: Any
) -> None:
    names = set(_menu(at(request.getfixturevalue(role), "/admin/")))
    assert there <= names
    assert not absent & names


def test_an_administrator_can_let_a_group_read_releases(at: Any, admin_user: Any) -> None:
    permission = Permission.objects.get(codename="view_release")
    page = at(admin_user, "/admin/groups/new/").content.decode()
    assert re.search(rf'<input[^>]*name="permissions"[^>]*value="{permission.pk}"', page)
