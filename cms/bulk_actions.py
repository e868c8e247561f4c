"""Publish several variants at once: each by itself through the guard, refusals named, the
others done.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from cms.errors import Refused
from cms.models import Variant
from cms.reach.wagtail_parts import WithinReach


class PublishSelected(WithinReach, SnippetBulkAction):
    """Publishes the latest draft of each chosen variant that may go live."""

    display_name = _("Publish")
    action_type = "publish"
    aria_label = _("Publish selected variants")
    template_name = "cms/bulk_actions/publish.html"
    action_priority = 20

    @classproperty
    def models(cls) -> list[type]:
        return [Variant]

    def check_perm(self, variant: Any) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(
                self.request.user, "publish", variant
            )
        )

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(
        cls, objects: Iterable[Variant], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        view = kwargs["self"]
        view.refusals = []
        published = 0
        for variant in objects:
            if variant.live and not variant.has_unpublished_changes:
                continue  # it says this already: a release that changes nothing helps nobody
            try:
                with transaction.atomic():
                    publish_latest(variant, user)
            except Refused as refusal:
                view.refusals.extend(refusal.messages)
            else:
                published += 1
        return published, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for words in self.refusals:
            messages.error(self.request, words)
        if not num_parent_objects:
            return None
        return ngettext(
            "%(count)d variant is live.", "%(count)d variants are live.", num_parent_objects
        ) % {"count": num_parent_objects}


def publish_latest(variant: Variant, user: Any) -> None:
    """Make the latest draft of *variant* live; a row that never had a revision gets one first."""
    revision = variant.get_latest_revision() or variant.save_revision()
    revision.publish(user=user)
