"""Making, changing and revoking tokens. Each is in Wagtail's log; the token itself is nowhere."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import APIToken

from cms.models import TokenSettings
from cms.tokens.limits import limit_of
from cms.tokens.owners import MANAGE, groups_for, owners_for, tokens_of


@transaction.atomic
def create_token(
    manager: Any, owner: User, name: str, requests_per_minute: int | None = None
) -> tuple[APIToken, str]:
    """A new token of *owner*, and its text, which is known here and never again.

    `PermissionDenied` unless *manager* may make tokens for *owner*.
    """
    if not (manager.has_perm(MANAGE) and owners_for(manager).filter(pk=owner.pk).exists()):
        raise PermissionDenied
    token, text = APIToken.create_token(user=owner, name=name)
    log(token, "wagtail.apitoken.create", user=manager)
    _limit(token, requests_per_minute)
    return token, text


@transaction.atomic
def create_owner(manager: Any, username: str, group: Group) -> User:
    """A new automation user in *group*, who cannot log in.

    `PermissionDenied` unless *manager* may put somebody in *group*.
    """
    if not (manager.has_perm(MANAGE) and groups_for(manager).filter(pk=group.pk).exists()):
        raise PermissionDenied
    owner = User.objects.create_user(username)  # without a password: no log-in
    owner.groups.add(group)
    log(owner, "wagtail.create", user=manager)
    return owner


@transaction.atomic
def change_token(manager: Any, token: APIToken, name: str, requests_per_minute: int | None) -> None:
    """Give *token* another name or limit. `PermissionDenied`."""
    _require(manager, token)
    before = {"name": token.name, "requests_per_minute": limit_of(token.pk)}
    after = {"name": name, "requests_per_minute": requests_per_minute}
    if before == after:
        return
    token.name = name
    token.save(update_fields=["name"])
    _limit(token, requests_per_minute)
    log(token, "wagtail.edit", user=manager, data={"before": before, "after": after})


@transaction.atomic
def revoke_token(manager: Any, token: APIToken) -> bool:
    """Revoke *token*, at once and for ever; False when it was already. `PermissionDenied`."""
    _require(manager, token)
    locked = APIToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if locked.revoked_at is not None:
        return False
    locked.revoke()
    log(locked, "wagtail.apitoken.revoke", user=manager)
    return True


def _require(manager: Any, token: APIToken) -> None:
    if not tokens_of(manager).filter(pk=token.pk).exists():
        raise PermissionDenied


def _limit(token: APIToken, requests_per_minute: int | None) -> None:
    """Saved row by row, so that whoever listens to changes of rights hears of it."""
    if requests_per_minute is None:
        for row in TokenSettings.objects.filter(token=token):
            row.delete()
        return
    TokenSettings.objects.update_or_create(
        token=token, defaults={"requests_per_minute": requests_per_minute}
    )
