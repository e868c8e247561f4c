"""The page of the review clock, and the press of a button: still correct."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages as told
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.board.links import Links
from cms.board.reading import ACTIONS, brands_for
from cms.clock.actions import still_correct
from cms.clock.reading import dressed, due, of, on_the_clock, templates_for
from cms.errors import Refused
from cms.models import MessageTemplate

A_PAGE = 50


class ClockView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every live message by the day on which it is looked through again.

    ``?brand=`` narrows it, ``?which=`` is "due" (the default), "mine" or "all".
    """

    model = MessageTemplate
    any_permission_required = ACTIONS
    page_title = gettext_lazy("Review clock")
    header_icon = "time"
    template_name = "cms/clock/index.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, asked = self.request.user, self.request.GET
        which = asked.get("which") if asked.get("which") in WHICH else "due"
        brands = brands_for(user)
        brand = next((row for row in brands if row.key == asked.get("brand")), None)
        rows = on_the_clock(user)
        if brand:
            rows = rows.filter(brand=brand)
        if which == "due":
            rows = due(rows)
        elif which == "mine":
            rows = of(user, rows)
        page = Paginator(rows, A_PAGE).get_page(asked.get("p"))
        links = Links(user)
        return {
            **super().get_context_data(**kwargs),
            "items": [
                (each, links.template(each.template.pk))
                for each in dressed(user, list(page.object_list))
            ],
            "page": page,
            "which": which,
            "choices": [(name, str(label)) for name, label in WHICH.items()],
            "brands": brands,
            "brand": brand,
            "here": self.request.get_full_path(),
        }


WHICH = {
    "due": gettext_lazy("Due and overdue"),
    "mine": gettext_lazy("Mine"),
    "all": gettext_lazy("All"),
}


class StillCorrectView(PermissionCheckedMixin, View):
    """POST ``seen`` (the day that was shown): the message was looked through and holds."""

    model = MessageTemplate
    http_method_names = ["post"]
    any_permission_required = ACTIONS

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        template = get_object_or_404(templates_for(request.user).select_related("brand"), pk=pk)
        try:
            day = still_correct(template, request.user, seen=_day(request.POST.get("seen", "")))
        except Refused as refusal:
            for words in refusal.messages:
                told.error(request, words)
        else:
            told.success(request, _said(template, day))
        return redirect(get_valid_next_url_from_request(request) or reverse("clock:index"))


def _said(template: MessageTemplate, day: date | None) -> str:
    if day is None:
        return _("“%(message)s” still holds.") % {"message": template}
    return _("“%(message)s” still holds. It is looked through again by %(day)s.") % {
        "message": template,
        "day": date_format(day, "DATE_FORMAT"),
    }


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
