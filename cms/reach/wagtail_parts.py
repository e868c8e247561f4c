"""Parts of Wagtail's admin that would name or do what is out of reach, in a form that does not."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from cms.models import Variant
from cms.reach.asking import limited, may
from cms.reach.holding import is_limited
from cms.reach.policies import PLACES


class WithinReach:
    """Mixed in before a bulk action: what is out of reach is not even named as refused."""

    request: Any
    model: Any

    def get_queryset(self, model: Any, object_ids: Any) -> QuerySet[Any]:
        numbers = [int(pk) for pk in object_ids if str(pk).isdecimal() and len(str(pk)) < 19]
        rows = limited(self.request.user, model._default_manager.filter(pk__in=numbers))
        if not rows:
            raise Http404
        return rows


class GuardedDelete(WithinReach, DeleteBulkAction):
    """Wagtail's, of our models."""

    @classproperty
    def models(cls) -> list[type]:
        return [model for model in PLACES if hasattr(model, "snippet_viewset")]


def fitting_actions(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Leave out of a text's menu what cannot be done to it: Wagtail asks of the model alone."""
    row = context.get("instance")
    if not isinstance(row, Variant) or row.pk is None or not is_limited(request.user):
        return
    if not may(request.user, "publish", row):
        items[:] = [
            item for item in items if item.name not in ("action-publish", "action-unpublish")
        ]
