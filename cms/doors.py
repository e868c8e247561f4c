"""A count of changes that decide who may what, and of others that no release tells of.

Workers keep callers and answers in memory as long as this count stands still
(`cms.delivery.sequence`). It is bumped in the transaction that makes the change, so that nobody
can see the one without the other.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import F
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import APIToken

from cms.models import (
    ApiGrant,
    Brand,
    MessageTemplate,
    Persona,
    Reach,
    Release,
    ReleaseCounter,
    ReleaseLabel,
    TokenSettings,
)

# Saving these fields alone changes nothing that a call depends on: a log-in, a name, a note of use.
HARMLESS = {
    User: {"last_login", "password", "email", "first_name", "last_name"},
    APIToken: {"last_used_at", "name"},
}

_listeners: list[Callable[[], None]] = []


def bump() -> None:
    """Tell every worker that what it keeps is out of date; part of the present transaction."""
    if not ReleaseCounter.objects.filter(pk=1).update(doors=F("doors") + 1):
        ReleaseCounter.objects.get_or_create(pk=1)
        ReleaseCounter.objects.filter(pk=1).update(doors=F("doors") + 1)
    tell()


def tell() -> None:
    """Once the present transaction is committed, have this process look at once."""
    transaction.on_commit(_told)


def listen(listener: Callable[[], None]) -> None:
    """Call *listener* after every commit that `tell` was called in."""
    _listeners.append(listener)


def _told() -> None:
    for listener in _listeners:
        listener()


def join() -> None:
    """Listen to what may change; called once, when the app is ready."""
    for model in (User, Group, APIToken, Brand, Persona):
        post_save.connect(_saved, sender=model, dispatch_uid=f"cms.doors.{model.__name__}")
        post_delete.connect(_gone, sender=model, dispatch_uid=f"cms.doors.{model.__name__}.gone")
    for given in (
        ApiGrant,
        Reach,
        ReleaseLabel,
        TokenSettings,
    ):  # a new one changes an answer that may be kept
        for signal in (post_save, post_delete):
            signal.connect(_gone, sender=given, dispatch_uid=f"cms.doors.{given.__name__}")
    for through in (User.groups.through, User.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(_joined, sender=through, dispatch_uid=f"cms.doors.{through.__name__}")
    pre_save.connect(_moved, sender=MessageTemplate, dispatch_uid="cms.doors.MessageTemplate")
    post_save.connect(_released, sender=Release, dispatch_uid="cms.doors.Release")


def _saved(
    sender: Any,
    instance: Any,
    created: bool,
    raw: bool = False,
    update_fields: Any = None,
    **kwargs: Any,
) -> None:
    """A new row opens no door that anybody has tried; a change may close one."""
    harmless = update_fields is not None and set(update_fields) <= HARMLESS.get(sender, set())
    if not (raw or created or harmless):
        bump()


def _gone(sender: Any, **kwargs: Any) -> None:
    bump()


def _joined(sender: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        bump()


def _moved(sender: Any, instance: MessageTemplate, raw: bool = False, **kwargs: Any) -> None:
    """A template that goes to another brand follows other fallback chains."""
    if raw or instance.pk is None:
        return
    if MessageTemplate.objects.filter(pk=instance.pk).exclude(brand=instance.brand_id).exists():
        bump()


def _released(sender: Any, raw: bool = False, **kwargs: Any) -> None:
    """The counter says it to all; this process, which has published, looks at once."""
    if not raw:
        tell()
