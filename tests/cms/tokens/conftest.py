"""Groups and users that own tokens, or must not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User

from cms.models import ApiGrant, Brand

MakeGroup = Callable[..., Group]
MakeUser = Callable[..., User]


@pytest.fixture
def group(brand: Brand) -> MakeGroup:
    """``group("x", "fetch")`` may fetch the brand; *permissions* are codenames."""

    def make(name: str, *verbs: str, permissions: tuple[str, ...] = ()) -> Group:
        made = Group.objects.create(name=name)
        for verb in verbs:
            ApiGrant.objects.create(group=made, verb=verb, brand=brand)
        made.permissions.set(Permission.objects.filter(codename__in=permissions))
        return made

    return make


@pytest.fixture
def member() -> MakeUser:
    """``member("x", group)`` is a user in these groups."""

    def make(name: str, *groups: Group, **more: Any) -> User:
        made = User.objects.create_user(name, **more)
        made.groups.set(groups)
        return made

    return make


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("root", password="a long password")
