"""POST words and a locale: the forms that are proposed, as HTML. Nothing is written."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views import View
from wagtail.permissions import policy_registry

from cms.models import StyleGuide
from cms.terms.proposing import proposals


class FormsView(View):
    """For those who write style guides."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policy_registry.get_by_type(StyleGuide)
        if not policy.user_has_any_permission(request.user, ("add", "change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        found = proposals(request.POST.getlist("word"), request.POST.get("locale", ""))
        return render(request, "cms/terms/proposals.html", {"proposals": found})
