"""One permission policy a model, by which Wagtail and our own pages ask: who may what, and where.

Registered before the snippets are (`cms.wagtail_hooks`): whatever asks Wagtail's registry for a
policy gets one of these.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from cms.models import (
    ApprovalPolicy,
    Brand,
    BrandRule,
    Endpoint,
    Journey,
    MemoryFile,
    MemoryUnit,
    MessageTemplate,
    Persona,
    ProviderAccount,
    Release,
    Snippet,
    StyleGuide,
    Variant,
)
from cms.reach.areas import NOWHERE, Place, Reached
from cms.reach.holding import is_limited, reached

READING = "view"

PLACES: dict[type[Model], Place] = {
    Brand: Place("id"),
    Journey: Place(),
    Persona: Place(),
    BrandRule: Place(),
    Snippet: Place(in_parts=True),
    ApprovalPolicy: Place(),
    MessageTemplate: Place(),
    StyleGuide: Place(locale="locale"),
    Variant: Place("template__brand_id", locale="locale", source="template__source_locale"),
    Endpoint: Place(),
    ProviderAccount: Place(),
    MemoryFile: Place(),
    MemoryUnit: Place(locale="locale"),
    Release: Place("brand_key", by_key=True),
}
"""Where each model's rows are. A model that belongs to a brand and is not here has no policy of
reach: `tests/cms/reach` names it.
"""


class ReachPolicy(ModelPermissionPolicy):
    """Django's permissions, each where a group that gives it reaches."""

    def __init__(self, model: type[Model], place: Place) -> None:
        super().__init__(model)
        self.place = place

    def reached(self, user: Any, action: str) -> Reached:
        """Where *user* may do *action* to rows of this model."""
        found = reached(user, self._get_permission_codename(action))
        found = self.place.reached(found, reading=action == READING)
        if action == "add" and self.model is Brand and not found.is_everywhere:
            return NOWHERE  # a new brand is in nobody's reach but theirs who reach all
        return found

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(super().user_has_permission(user, action)) and (
            not is_limited(user) or bool(self.reached(user, action))
        )

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        found = self.reached(user, action)
        return self.place.holds(instance, found, reading=action == READING)

    def q_for(self, user: Any, actions: Iterable[str]) -> Q | None:
        """The rows to which *user* may do any of *actions*; an empty one: all; None: none."""
        wanted: Q | None = None
        for action in actions:
            within = self.place.q(self.reached(user, action), reading=action == READING)
            if within is not None and not within:
                return within  # everywhere, without a condition that would cost
            if within is not None:
                wanted = within if wanted is None else wanted | within
        return wanted

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.all()
        wanted = self.q_for(user, actions)
        return rows.none() if wanted is None else rows.filter(wanted) if wanted else rows

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any
    ) -> QuerySet[Any]:
        actions = list(actions)
        found = self.users_with_any_permission(actions)
        keys = [
            user.pk
            for user in found
            if self.user_has_any_permission_for_instance(user, actions, instance)
        ]
        return get_user_model().objects.filter(pk__in=keys)


def policy_of(model: type[Model]) -> ReachPolicy:
    """The policy of one of our models."""
    policy = policy_registry.get_by_type(model)
    assert isinstance(policy, ReachPolicy), f"{model.__name__} has no policy of reach"
    return policy


def register_policies() -> None:
    """Register the policy of every model of `PLACES`; once, before anybody asks for one."""
    for model, place in PLACES.items():
        register_permission_policy(model, ReachPolicy(model, place))
