"""What the pages of releases share: who may look, where they stand, and the drawn message."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms import queries, reach
from cms.history.rendered import SAMPLES, drawn
from cms.models import Release, ReleaseEntry, StoredContent
from cms.preview import framed


class ReleasePage(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page under the release log."""

    model = Release
    permission_required = "view"
    header_icon = "history"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("releases:index"), "label": _("Releases")},
            {"url": "", "label": self.get_page_title()},
        ]


class ReleaseFinder(ModelAdminURLFinder):
    """Leads from the site's history to a release."""

    edit_url_name = "releases:detail"

    def get_edit_url(self, instance: Release) -> str | None:
        may = not self.user or reach.may(self.user, "view", instance)
        return str(self.construct_edit_url(instance)) if may else None


def brand_choices(user: Any, permission: str = "view_release") -> list[tuple[str, str]]:
    """(key, name) of every brand whose releases *user* may look at, or do *permission* to, by name.
    One query.
    """
    brands = (
        reach.release_brands(user)
        if permission == "view_release"
        else reach.brands_where(user, permission)
    )
    return list(brands.values_list("key", "name"))


def number_of(written: str, user: Any) -> int | None:
    """The release that *written* names by number or label; None for one that is not, or that
    *user* may not look at. Any number stands for a moment: it may be sent for another brand.
    """
    written = written.strip()[:50].replace("\0", "")
    if written.isascii() and written.isdecimal():
        number = int(written[:18])
        return number if Release.objects.filter(number=number).exists() else None
    keys = reach.reached(user, "view_release").brand_keys()
    return queries.labelled(written, keys)


def _may_read(user: Any, stored: StoredContent) -> bool:
    """Whether *stored* ever stood where *user* may read."""
    if reach.reached(user, "view_release").is_everywhere:
        return True
    return ReleaseEntry.objects.filter(reach.released(user), content=stored).exists()


@method_decorator(xframe_options_sameorigin, name="dispatch")
class DrawnView(PermissionCheckedMixin, View):
    """A stored content as its channel draws it, for a frame: nothing in it runs or loads."""

    model = Release
    permission_required = "view"

    def get(self, request: HttpRequest, digest: str) -> HttpResponse:
        stored = StoredContent.objects.filter(pk=digest).first()
        if stored and not _may_read(request.user, stored):
            stored = None
        samples = request.GET.get("samples", SAMPLES[0])
        if stored is None or samples not in SAMPLES:
            raise Http404(_("There is no such content."))
        response = framed(lambda: drawn(stored, samples))
        response["Cache-Control"] = "private, max-age=3600"
        return response
