"""The view of *still right*: the source has changed, and the translation holds as it is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from cms import actions
from cms.board.reading import variants_for
from cms.models import Variant


class StillRightView(PermissionCheckedMixin, View):
    """POST ``source``, the digest of the source text that the person has read."""

    model = Variant
    http_method_names = ["post"]
    permission_required = "change"

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Variant)

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        rows = variants_for(request.user).select_related("template__brand")
        variant = get_object_or_404(rows, pk=pk if pk.isdecimal() else 0)
        if not self.permission_policy.user_has_permission_for_instance(
            request.user, "change", variant
        ):
            return self._refuse(request, [_("You may not change this text.")], variant)
        try:
            actions.still_right(variant, request.POST.get("source", ""), request.user)
        except ValidationError as error:
            return self._refuse(request, error.messages, variant)
        messages.success(
            request, _("Checked against the present source: the text stands as it is.")
        )
        return redirect(_edit_url(variant))

    def _refuse(self, request: HttpRequest, said: list[str], variant: Variant) -> HttpResponse:
        for words in said:
            messages.error(request, words)
        return redirect(_edit_url(variant))


def _edit_url(variant: Variant) -> str:
    return reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])
