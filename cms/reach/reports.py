"""Pages of Wagtail's that list across objects, in a form that leaves out what is out of reach.

They stand in the place of Wagtail's own addresses (`cms.urls`), because Wagtail asks there only
whether somebody has a permission on the model at all.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from taggit.models import Tag
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import tags
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import ModelLogEntry

from cms.models import MessageTemplate, Variant
from cms.models.template import MessageTemplateTag
from cms.reach.asking import ANY, changeable, limited
from cms.reach.holding import is_limited
from cms.reach.policies import PLACES, policy_of


def _keys(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The keys of *rows* as text, which is how Wagtail's generic tables keep them."""
    as_text = Cast("pk", output_field=CharField(max_length=255))
    return rows.order_by().annotate(reference=as_text).values("reference")


def entries_seen(user: Any) -> Q:
    """A condition on Wagtail's log: what was done to things in reach, and to what has no brand.

    What was done to a thing that is gone is nobody's to see whose reach is limited.
    """
    types = {
        model: found.pk for model, found in ContentType.objects.get_for_models(*PLACES).items()
    }
    seen = ~Q(content_type__app_label="cms")
    for model, pk in types.items():
        rows = policy_of(model).instances_user_has_any_permission_for(user, ANY)
        seen |= Q(content_type=pk, object_id__in=_keys(rows))
    return seen


class HistoryView(LogEntriesView):
    """The site's history."""

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        if queryset.model is ModelLogEntry and is_limited(self.request.user):
            found = found.filter(entries_seen(self.request.user))
        return found


class ReviewsView(WorkflowView):
    """What is in a workflow."""

    def get_queryset(self) -> Any:
        return _of_reached(super().get_queryset(), self.request.user, "")


class ReviewTasksView(WorkflowTasksView):
    """The steps of it."""

    def get_queryset(self) -> Any:
        return _of_reached(super().get_queryset(), self.request.user, "workflow_state__")


def _of_reached(rows: QuerySet[Any], user: Any, way: str) -> QuerySet[Any]:
    if not is_limited(user):
        return rows
    ours = ContentType.objects.get_for_model(Variant)
    return rows.filter(
        ~Q(**{f"{way}base_content_type": ours})
        | Q(**{f"{way}object_id__in": _keys(changeable(user))})
    )


def autocomplete(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """Tags that begin like ``term``: those of message templates in reach."""
    if not is_limited(request.user):
        answer: HttpResponse = tags.autocomplete(request, **kwargs)
        return answer
    term = request.GET.get("term", "").replace("\0", "")
    templates = limited(request.user, MessageTemplate.objects.all()).values("pk")
    used = MessageTemplateTag.objects.filter(tag=OuterRef("pk"), content_object__in=templates)
    found = Tag.objects.filter(Exists(used), name__istartswith=term) if term else Tag.objects.none()
    names = found.order_by("name").values_list("name", flat=True)[: tags.TAGS_AUTOCOMPLETE_LIMIT]
    return JsonResponse(list(names), safe=False)


urlpatterns = [
    path(address, require_admin_access(view))
    for address, view in (
        ("reports/site-history/", HistoryView.as_view()),
        ("reports/site-history/results/", HistoryView.as_view(results_only=True)),
        ("reports/workflow/", ReviewsView.as_view()),
        ("reports/workflow/results/", ReviewsView.as_view(results_only=True)),
        ("reports/workflow_tasks/", ReviewTasksView.as_view()),
        ("reports/workflow_tasks/results/", ReviewTasksView.as_view(results_only=True)),
        ("tag-autocomplete/", autocomplete),
        ("tag-autocomplete/<slug:app_name>/<slug:model_name>/", autocomplete),
    )
]
