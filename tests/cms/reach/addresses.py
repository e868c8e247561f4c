"""Every address of the admin, read from Django's own resolver, and what to put into each.

A new address is covered by itself. One with a part that nothing here can fill makes
`test_matrix.py` fail until it is said how to try it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import APIToken, TaskState, WorkflowState

from cms.models import (
    ApprovalPolicy,
    Brand,
    BrandRule,
    Comment,
    Endpoint,
    Journey,
    Mention,
    MessageTemplate,
    Persona,
    ProviderAccount,
    Release,
    ReleaseEntry,
    Snippet,
    StyleGuide,
    Submission,
    Variant,
)
from tests.cms.reach.conftest import World

NOT_OURS = (
    "wagtailadmin_api:",  # pages, images and documents
    "wagtailadmin_pages:",
    "wagtailadmin_explore",
    "wagtailadmin_choose_page",
    "wagtailadmin_collections:",
    "wagtailadmin_workflows:",  # permissions of their own: an administrator's
    "wagtailadmin_password_reset",
    "wagtailadmin_page",
    "wagtailimages",
    "wagtaildocs",
    "wagtailembeds",
    "wagtailusers_",  # likewise
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_login",
    "wagtailadmin_editing_sessions:release",  # one's own alone
)
"""Addresses of things that belong to no brand."""

MODELS: dict[str, type] = {
    model._meta.model_name: model
    for model in (
        ApprovalPolicy,
        Brand,
        BrandRule,
        Journey,
        MessageTemplate,
        Persona,
        Snippet,
        StyleGuide,
        Variant,
    )
}
PKS: dict[str, type] = {
    "check_settings": Brand,
    "findings": Brand,
    "webhooks": Endpoint,
    "provider_accounts": ProviderAccount,
    "provider_templates": Submission,
    "api_access": APIToken,
    "journeys": Journey,
    "clock": MessageTemplate,
    "approve": Variant,
    "comments": Variant,
}
"""Whose primary key an address of a namespace takes."""
OF_ANOTHER: dict[str, type] = {
    "approve:message": MessageTemplate,
    "comments:settle": Comment,
    "comments:seen": Mention,
}
"""Addresses that take something else than the others of their namespace."""
DELIVERIES = {"webhooks:delivery", "webhooks:send_again"}


@dataclass(frozen=True)
class Address:
    """A name with its namespace, and the parts to fill."""

    name: str
    parts: tuple[str, ...]

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]


def addresses() -> Iterator[Address]:
    """Every address below /admin/ that is ours or lists or shows what is ours."""
    admin = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and str(each.pattern) == "admin/"
    ]
    for resolver in admin:
        for found in _walk(resolver, ""):
            if found.name and not found.name.startswith(NOT_OURS):
                yield found


def _walk(resolver: URLResolver, namespace: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _walk(each, inner)
        elif isinstance(each, URLPattern):
            yield Address(
                f"{namespace}{each.name}" if each.name else "",
                tuple(each.pattern.regex.groupindex),
            )


class CannotFill(LookupError):
    """Nobody has said what to put into a part of an address."""


def filled(address: Address, row: Any, world: World) -> str:
    """*address* for *row*, something that is out of reach."""
    values = {part: _value(address, part, row, world) for part in address.parts}
    return reverse(address.name, kwargs=values)


def rows_for(address: Address, world: World, others: dict[type, list[Any]]) -> list[Any]:
    """The rows out of reach that *address* is tried with; *others* are those by model."""
    if address.name in DELIVERIES:
        return [world.delivery]
    namespace = address.namespace
    if address.name in OF_ANOTHER:
        return others[OF_ANOTHER[address.name]]
    for name, model in MODELS.items():
        if namespace.endswith(f"_cms_{name}"):
            return others[model]
    if namespace in PKS:
        return others[PKS[namespace]]
    if namespace == "releases":
        return others[Release]
    if address.name in {"wagtail_bulk_action", "wagtailadmin_editing_sessions:ping"}:
        return [row for model in MODELS.values() for row in others[model]]
    if namespace == "import" or "tag_model" in address.name:
        return others[Brand]
    raise CannotFill(f"{address.name}: of what is it? Say so in rows_for.")


def _value(address: Address, part: str, row: Any, world: World) -> Any:
    if part == "variant" and isinstance(row, Submission):
        return row.variant_id
    if part in ("pk", "object_id", "variant", "template"):
        return row.pk
    variant = row if isinstance(row, Variant) else world.foreign
    found: dict[str, Any] = {
        "number": lambda: row.pk,
        "digest": lambda: _digest(row),
        "account": lambda: row.account_id,
        "revision": lambda: variant.latest_revision_id,
        "change": lambda: row.changes.get().pk,
        "stage": lambda: row.stages.get().pk,
        "step": lambda: row.stages.get().touchpoints.get().pk,
        "lane": lambda: "goal",
        "letter": lambda: 0,
        "form": lambda: "csv",
        "verb": lambda: "resolve",
        "revision_id": lambda: variant.latest_revision_id,
        "revision_id_a": lambda: "earliest",
        "revision_id_b": lambda: "latest",
        "task_state_id": lambda: TaskState.objects.get().pk,
        "workflow_state_id": lambda: WorkflowState.objects.get().pk,
        "task_id": lambda: TaskState.objects.get().task_id,
        "action_name": lambda: "approve",
        "session_id": lambda: 1,
        "token": lambda: world.token,  # type: ignore[attr-defined]
        "app_label": lambda: row._meta.app_label,
        "model_name": lambda: row._meta.model_name,
        "app_name": lambda: "taggit",
        "action": lambda: "delete",
    }
    if address.name == "wagtailadmin_tag_model_autocomplete":
        found["model_name"] = lambda: "tag"
    if part not in found:
        raise CannotFill(f"{address.name} takes {part}: say in _value what to put there.")
    return found[part]()


def _digest(row: Any) -> Any:
    """Of something that a release, or a variant, made live."""
    of = {"variant_id": row.pk} if isinstance(row, Variant) else {"release": row}
    entry = ReleaseEntry.objects.filter(**of).first()
    return entry.content_id if entry else "0" * 64


def content_types() -> None:
    """Let Django look its content types up before queries are counted."""
    ContentType.objects.get_for_models(*MODELS.values())
