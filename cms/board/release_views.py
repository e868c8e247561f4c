"""The pages of the release log."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from channels import CHANNELS
from cms.board.exporting import InertExportMixin
from cms.board.filters import ReleaseFilterSet, refused_values
from cms.board.names import channel_label, locale_name
from cms.board.release_log import ShownEntries, releases_for
from cms.models import Brand, Release, ReleaseEntry


class ReleasesView(InertExportMixin, ReportView):
    """Every release, the newest first."""

    model = Release
    permission_required = "view"
    page_title = gettext_lazy("Releases")
    header_icon = "history"
    template_name = "cms/board/board.html"
    results_template_name = "cms/board/releases_results.html"
    index_url_name = "releases:index"
    index_results_url_name = "releases:index_results"
    filterset_class = ReleaseFilterSet
    default_ordering = "-number"
    paginate_by = 50
    verbose_name_plural = Release._meta.verbose_name_plural
    export_filename = "releases"
    export_headings = {
        "entry.release.number": gettext_lazy("Release"),
        "entry.release.created_at": gettext_lazy("When"),
        "entry.release.user": gettext_lazy("Who"),
        "entry.release.action": gettext_lazy("Action"),
        "entry.brand_key": gettext_lazy("Brand"),
        "entry.key": gettext_lazy("Key"),
        "entry.channel": gettext_lazy("Channel"),
        "entry.locale": gettext_lazy("Locale"),
        "entry.persona": gettext_lazy("Persona"),
        "entry.arm": gettext_lazy("A/B arm"),
        "entry.content_id": gettext_lazy("Digest"),
        "entry.approved_by": gettext_lazy("Approved by"),
        "entry.approved_at": gettext_lazy("Approved at"),
    }
    list_export = list(export_headings)

    @cached_property
    def brands(self) -> dict[str, Brand]:
        return {brand.key: brand for brand in Brand.objects.order_by("name")}

    def get_base_queryset(self) -> QuerySet[Release]:
        # The digest is the content's key: the list reads no content.
        return releases_for(self.request.user).prefetch_related("entries")

    def get_filtered_queryset(self) -> QuerySet[Release]:
        return self.get_queryset()

    def filter_queryset(self, queryset: QuerySet[Release]) -> QuerySet[Release]:
        self.filters.is_valid()  # what is not valid is left out, and named
        found: QuerySet[Release] = self.filters.filter_queryset(queryset)
        return found

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        tags = sorted({tag for brand in self.brands.values() for tag in brand.writes_in()})
        return kwargs | {
            "queryset": Release.objects.none(),
            "choices": {
                "brand": [(brand.key, brand.name) for brand in self.brands.values()],
                "channel": [(name, channel_label(name)) for name in CHANNELS],
                "locale": [(tag, f"{tag} · {locale_name(tag)}") for tag in tags],
            },
        }

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        rows = [(release, list(release.entries.all())) for release in object_list]
        shown = ShownEntries(
            self.request.user, [entry for release, entries in rows for entry in entries]
        )
        if self.is_export:
            return [shown.brief(entry) for release, entries in rows for entry in entries]
        return [(release, [shown.brief(entry) for entry in entries]) for release, entries in rows]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"refused": refused_values(self.filters)}


class ReleaseView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One release: what it changed, who let it, and the texts themselves."""

    model = Release
    permission_required = "view"
    header_icon = "history"
    template_name = "cms/board/release.html"

    @cached_property
    def release(self) -> Release:
        entries = Prefetch("entries", ReleaseEntry.objects.select_related("content"))
        rows = releases_for(self.request.user).prefetch_related(entries)
        found = rows.filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404(_("There is no such release."))
        return found

    def get_page_title(self) -> str:
        return _("Release %(number)s") % {"number": self.release.number}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("releases:index"), "label": ReleasesView.page_title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        entries = list(self.release.entries.all())
        shown = ShownEntries(self.request.user, entries)
        return context | {
            "release": self.release,
            "entries": [shown.whole(entry) for entry in entries],
        }
