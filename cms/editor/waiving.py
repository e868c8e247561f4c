"""The view that lets one finding stand, and takes that back."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms import actions, reach
from cms.models import Variant, Waiver
from cms.reach import variants_for

USUAL_DAYS = 90
"""What the form proposes: long enough to be of use, short enough that somebody looks again."""


def waiver_days() -> dict[str, str]:
    """The days that the form offers: the first possible, and the usual one."""
    today = timezone.localdate()
    return {
        "first_day": today.isoformat(),
        "usual_day": (today + timedelta(days=USUAL_DAYS)).isoformat(),
    }


class WaiverForm(forms.Form):
    """``fingerprint``, ``reason`` and the last day it holds; no day: until it is withdrawn."""

    fingerprint = forms.CharField(max_length=64)
    reason = forms.CharField(required=False)
    until = forms.DateField(required=False)

    def ends(self) -> datetime | None:
        """The end of the last day, where the person is."""
        day = self.cleaned_data["until"]
        if day is None:
            return None
        return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


class WaiveView(PermissionCheckedMixin, View):
    """POST ``fingerprint``, ``reason`` and ``until`` to let one finding of the saved draft stand;
    ``withdraw`` to take that back. Answers JSON where it is asked for, else leads back.
    """

    model = Variant
    http_method_names = ["post"]
    permission_required = "waive_finding"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("cms.waive_finding"):
            raise PermissionDenied
        return super(PermissionCheckedMixin, self).dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        variant = get_object_or_404(variants_for(request.user), pk=pk)
        if not reach.may(request.user, "waive_finding", variant):
            raise PermissionDenied
        try:
            said = (
                self._withdraw(request, variant)
                if "withdraw" in request.POST
                else self._waive(request, variant)
            )
        except ValidationError as error:
            return self._answer(request, variant, error.messages, done=False)
        return self._answer(request, variant, [said], done=True)

    def _waive(self, request: HttpRequest, variant: Variant) -> str:
        form = WaiverForm(request.POST)
        if not form.is_valid():
            raise ValidationError([words for each in form.errors.values() for words in each])
        actions.waive(
            variant.get_latest_revision_as_object(),
            form.cleaned_data["fingerprint"],
            form.cleaned_data["reason"],
            request.user,
            until=form.ends(),
        )
        return _("The finding is waived. The waiver is logged with your name and reason.")

    def _withdraw(self, request: HttpRequest, variant: Variant) -> str:
        number = request.POST["withdraw"]
        waiver = get_object_or_404(
            Waiver.objects.filter(variant=variant, withdrawn_at=None),
            pk=int(number) if number.isdecimal() else 0,
        )
        actions.withdraw_waiver(waiver, request.user)
        return _("The waiver is withdrawn.")

    def _answer(
        self, request: HttpRequest, variant: Variant, said: list[str], *, done: bool
    ) -> HttpResponse:
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse({"said": said}, status=200 if done else 422)
        for words in said:
            (messages.success if done else messages.error)(request, words)
        edit = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])
        return redirect(get_valid_next_url_from_request(request) or edit)
