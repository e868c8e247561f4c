"""Labels of a release, added and removed on its page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin

from cms import reach, releases
from cms.models import Release, ReleaseLabel


class LabelView(PermissionCheckedMixin, View):
    """Adds a label, or removes one: ``name=`` or ``remove=``."""

    model = Release
    permission_required = "label"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        release = get_object_or_404(reach.changeable(request.user, Release, "label"), number=number)
        try:
            said = self._do(request, release)
        except ValidationError as refusal:
            for words in refusal.messages:
                messages.error(request, words)
        else:
            messages.success(request, said)
        return redirect("releases:detail", number)

    def _do(self, request: HttpRequest, release: Release) -> str:
        name: Any = request.POST.get("remove")
        if name is not None:
            row = get_object_or_404(ReleaseLabel, release=release, name=name)
            releases.remove_label(row, user=request.user)
            return _("“%(name)s” stands for no release any longer.") % {"name": name}
        row = releases.label(release, request.POST.get("name", ""), user=request.user)
        return _("“%(name)s” stands for release %(number)s.") % {
            "name": row.name,
            "number": release.number,
        }
