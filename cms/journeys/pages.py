"""What every page of a journey shares: whose it is, who may look and who may change."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.board.reading import ACTIONS
from cms.journeys.reading import journeys_for, may
from cms.models import Journey, Stage, Touchpoint

BIGGEST = 2**63 - 1


class Of:
    """The journey that an address names, as far as whoever asks may look at it."""

    request: Any
    kwargs: Any

    @cached_property
    def journey(self) -> Journey:
        return get_object_or_404(journeys_for(self.request.user), pk=_number(self.kwargs["pk"]))

    @cached_property
    def may_change(self) -> bool:
        return may(self.request.user, "change", self.journey)

    def require_change(self) -> None:
        """`PermissionDenied` for who may only look."""
        if not self.may_change:
            raise PermissionDenied

    def step(self, pk: int) -> Touchpoint:
        """A step of this journey; 404 for another's."""
        own = Touchpoint.objects.select_related("stage__journey")
        return get_object_or_404(own, stage__journey=self.journey, pk=_number(pk))

    def stage(self, pk: int) -> Stage:
        own = Stage.objects.select_related("journey")
        return get_object_or_404(own, journey=self.journey, pk=_number(pk))

    @property
    def map_url(self) -> str:
        return reverse("journeys:map", args=[self.journey.pk])


def _number(value: Any) -> int:
    if not 0 <= int(value) <= BIGGEST:
        raise Http404
    return int(value)


class Page(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page among the journeys."""

    model = Journey
    any_permission_required = ACTIONS
    header_icon = "order"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class JourneyPage(Of, Page):
    """A page of one journey."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        items = [
            *self.breadcrumbs_items,
            {"url": reverse("journeys:index"), "label": _("Journeys")},
        ]
        if self.get_page_title() != self.journey.title:
            items.append({"url": self.map_url, "label": self.journey.title})
        return [*items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "journey": self.journey,
            "may_change": self.may_change,
            "map_url": self.map_url,
        }
