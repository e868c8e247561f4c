"""Whose tokens somebody may see, make and revoke.

Tokens are made for *automation users*: users who have nothing but rights over the API. Otherwise
whoever makes tokens could act as somebody who may more than they do.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from wagtail.models import (
    APIToken,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
)

from cms.api.rights import PERMISSIONS
from cms.models import ApiGrant, BrandApprovalTask
from cms.reach import brands_where, is_limited, reached

MANAGE = "cms.manage_tokens"

_API = Q(content_type__app_label="cms", codename__in=PERMISSIONS)
_ELSEWHERE: tuple[type[Model], ...] = (
    GroupPagePermission,
    GroupSitePermission,
    GroupCollectionPermission,
    BrandApprovalTask.groups.through,
)
"""What opens other things to a group than permissions of its own."""


def automation_groups() -> QuerySet[Group]:
    """Groups that open something over the API, and nothing else."""
    return Group.objects.filter(_opens_api(), ~_opens_more()).order_by("name")


def automation_users() -> QuerySet[User]:
    """Users with nothing but rights over the API, active or not. They may have lost those too."""
    more = User.user_permissions.through.objects.filter(user=OuterRef("pk")).exclude(
        permission__in=Permission.objects.filter(_API)
    )
    groups = Group.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(
        ~Exists(more), ~Exists(groups.filter(_opens_more())), is_superuser=False
    )


def tokens_of(manager: Any) -> QuerySet[APIToken]:
    """The tokens that *manager* may see and revoke: a superuser all, others those of automation."""
    if not manager.has_perm(MANAGE):
        return APIToken.objects.none()
    if manager.is_superuser:
        return APIToken.objects.all()
    return APIToken.objects.filter(user__in=_in_reach(automation_users(), manager))


def owners_for(manager: Any) -> QuerySet[User]:
    """The automation users that *manager* may make a token for: active, and with some right.

    Who may write drafts is a superuser's to choose: texts that came in under another name would let
    somebody approve their own words (`cms.models.four_eyes`).
    """
    groups = Group.objects.filter(user=OuterRef("pk"))
    given = User.user_permissions.through.objects.filter(user=OuterRef("pk"))
    found = automation_users().filter(
        Exists(groups.filter(_opens_api())) | Exists(given), is_active=True
    )
    if not manager.is_superuser:
        found = found.exclude(Exists(groups.filter(_writes())))
        found = found.exclude(Exists(given.filter(permission__codename="push_drafts")))
        found = _in_reach(found, manager)
    return found.order_by("username")


def groups_for(manager: Any) -> QuerySet[Group]:
    """The groups that *manager* may put a new automation user in."""
    found = automation_groups()
    if manager.is_superuser:
        return found
    found = found.exclude(_writes())
    return found.exclude(_beyond(manager)) if is_limited(manager) else found


def _in_reach(users: QuerySet[User], manager: Any) -> QuerySet[User]:
    """Those of *users* who open no brand that is out of *manager*'s reach."""
    if not is_limited(manager):
        return users
    direct = User.user_permissions.through.objects.filter(user=OuterRef("pk"))
    groups = Group.objects.filter(user=OuterRef("pk"))
    return users.filter(~Exists(direct), ~Exists(groups.filter(_beyond(manager))))


def _beyond(manager: Any) -> Q:
    """Groups that open more than the brands whose tokens *manager* manages."""
    grants = ApiGrant.objects.filter(group=OuterRef("pk"))
    brands = brands_where(manager, "manage_tokens")
    if reached(manager, "manage_tokens").is_everywhere:
        return Q(pk__in=())
    outside = grants.filter(Q(brand=None) | ~Q(brand__in=brands.order_by().values("pk")))
    return Q(Exists(outside)) | Q(Exists(_permissions().filter(_API)))


def _opens_api() -> Q:
    grants = ApiGrant.objects.filter(group=OuterRef("pk"))
    return Q(Exists(grants)) | Q(Exists(_permissions().filter(_API)))


def _opens_more() -> Q:
    found = Q(Exists(_permissions().exclude(_API)))
    for model in _ELSEWHERE:
        found |= Q(Exists(model._default_manager.filter(group=OuterRef("pk"))))
    return found


def _writes() -> Q:
    grants = ApiGrant.objects.filter(group=OuterRef("pk"), verb=ApiGrant.Verb.PUSH)
    return Q(Exists(grants)) | Q(Exists(_permissions().filter(_API, codename="push_drafts")))


def _permissions() -> QuerySet[Permission]:
    """The permissions of the group of the outer query."""
    return Permission.objects.filter(group=OuterRef("pk"))
