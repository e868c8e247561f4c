"""Texts in review, and people who look at pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cms import actions
from cms.approving import queue
from cms.approving.seen import Seen
from cms.models import Variant

WORDS = "{{ first_name }}, {{ total | money }}."


@pytest.fixture
def submitted(draft: Any, copywriter: User) -> Callable[..., Variant]:
    """``submitted("nb")``: a draft that waits for approval."""

    def write(locale: str, body: str | None = None, **more: Any) -> Variant:
        variant: Variant = draft(locale, body, **more)
        actions.submit(variant, copywriter)
        return variant

    return write


@pytest.fixture
def revised(live: Any, copywriter: User) -> Callable[..., Variant]:
    """``revised("nb", "old", "new")``: live with the one, in review with the other."""

    def write(locale: str, before: str, after: str, **more: Any) -> Variant:
        variant: Variant = live(locale, before, **more)
        actions.edit_variant(variant, {"body": after}, copywriter)
        variant = Variant.objects.get(pk=variant.pk)
        actions.submit(variant, copywriter)
        return variant

    return write


@pytest.fixture
def seen() -> Callable[[User, Variant], Seen]:
    """``seen(user, variant)``: what *user*'s page shows of it."""

    def look(user: User, variant: Variant) -> Seen:
        groups = queue.by_template(queue.turns(user))
        items = [item for message in queue.messages(user, groups) for item in message.items]
        return next(item.seen for item in items if item.variant.pk == variant.pk)

    return look


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    """``post(user, path, **fields)``."""

    def send(user: User, path: str, **fields: Any) -> Any:
        client.force_login(user)
        return client.post(path, fields)

    return send


@pytest.fixture
def at(client: Client) -> Callable[[User, str], Any]:
    """``at(user, path)``: what *user* is answered there."""

    def visit(user: User, path: str) -> Any:
        client.force_login(user)
        return client.get(path)

    return visit
