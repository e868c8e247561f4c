"""The list of journeys, and a new one."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from cms.board.names import locale_name
from cms.journeys import starting
from cms.journeys.curve import curve
from cms.journeys.forms import StartForm
from cms.journeys.pages import Page
from cms.journeys.reading import briefs
from cms.models import Journey


class IndexView(Page):
    """Every journey with its curve, by brand; and the form for a new one."""

    page_title = _("Journeys")
    template_name = "cms/journeys/index.html"

    @cached_property
    def may_add(self) -> bool:
        policy = policy_registry.get_by_type(Journey)
        return bool(policy.user_has_permission(self.request.user, "add"))

    @cached_property
    def form(self) -> StartForm:
        return StartForm(self.request.POST or None, user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = briefs(self.request.user)
        rows = [
            {
                "brief": brief,
                "journey": brief.journey,
                "curve": curve(brief.emotions, step=22, height=48, margin=7),
                "locale": locale_name(brief.journey.persona.locale)
                if brief.journey.persona and brief.journey.persona.locale
                else "",
            }
            for brief in found
        ]
        return context | {
            "rows": rows,
            "may_add": self.may_add,
            "form": self.form if self.may_add else None,
            "has_brands": len({brief.journey.brand_id for brief in found}) > 1,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_add:
            raise PermissionDenied
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        asked = self.form.cleaned_data
        try:
            journey = starting.start(
                asked["brand"], asked["title"], asked["kind"], asked["persona"], request.user
            )
        except ValidationError as error:
            self.form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(), status=422)
        return redirect("journeys:map", journey.pk)
