"""The release log and one release of it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports import ReportView

from channels import CHANNELS
from cms import queries, reach
from cms.board.changes import Pair, ShownChanges
from cms.board.exporting import InertExportMixin
from cms.board.filters import ReleaseFilterSet, refused_values
from cms.board.moving_links import moves_from
from cms.board.names import channel_label, locale_name
from cms.board.release_log import ShownEntries, first_entries, releases_for
from cms.board.release_pages import ReleasePage
from cms.environments import all_environments
from cms.history.paging import ADDRESS
from cms.models import Brand, Release, ReleaseEntry, ReleaseLabel, StoredContent
from cms.releases import address_of_entry

ENTRIES_A_PAGE = 50


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
        "entry.environment": gettext_lazy("Environment"),
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
        return {brand.key: brand for brand in reach.release_brands(self.request.user)}

    def get_base_queryset(self) -> QuerySet[Release]:
        labels = Prefetch("labels", ReleaseLabel.objects.order_by("name"))
        return releases_for(self.request.user).prefetch_related(labels)

    def get_filtered_queryset(self) -> QuerySet[Release]:
        return self.get_queryset()

    def filter_queryset(self, queryset: QuerySet[Release]) -> QuerySet[Release]:
        self.filters.is_valid()  # what is not valid is left out, and named
        found: QuerySet[Release] = self.filters.filter_queryset(queryset)
        return found

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        user = self.request.user
        tags = sorted(
            {
                tag
                for brand in self.brands.values()
                for tag in reach.only_in(brand.writes_in(), reach.released_locales(user, brand))
            }
        )
        return kwargs | {
            "queryset": Release.objects.none(),
            "choices": {
                "environment": [(name, name) for name in all_environments()],
                "brand": [(brand.key, brand.name) for brand in self.brands.values()],
                "channel": [(name, channel_label(name)) for name in CHANNELS],
                "locale": [(tag, f"{tag} · {locale_name(tag)}") for tag in tags],
            },
        }

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if self.is_export:
            return self._exported(object_list)
        releases = list(object_list)
        entries = first_entries(releases, self.request.user)
        self._counts = self._counted(releases)
        for release in releases:
            release.more = self._changes(release) - len(entries[release.number])
        shown = ShownEntries(
            self.request.user, [entry for found in entries.values() for entry in found]
        )
        return [
            (release, [shown.brief(entry) for entry in entries[release.number]])
            for release in releases
        ]

    def _counted(self, releases: list[Release]) -> dict[int, int]:
        user = self.request.user
        if reach.reached(user, "view_release").is_everywhere:
            return {}
        rows = ReleaseEntry.objects.filter(reach.released(user), release__in=releases)
        return dict(rows.order_by().values_list("release").annotate(Count("pk")))

    def _changes(self, release: Release) -> int:
        """How many entries there are for this person; counted where that are not all of them."""
        if reach.reached(self.request.user, "view_release").is_everywhere:
            return release.changes
        return self._counts.get(release.number, 0)

    def _exported(self, releases: QuerySet[Release]) -> Any:
        """A row for each entry: the digest is the content's key, and no content is read."""
        entries = ReleaseEntry.objects.filter(release__in=releases.order_by().values("pk"))
        entries = entries.filter(reach.released(self.request.user))
        entries = entries.select_related("release__user").order_by("-release_id", "pk")
        shown = ShownEntries(self.request.user, [])
        return (shown.brief(entry) for entry in entries.iterator(chunk_size=1000))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {
            "refused": refused_values(self.filters),
            "has_environments": len(all_environments()) > 1,
        }


class ReleaseView(ReleasePage):
    """One release: what it changed, who let it, and the texts before and after."""

    template_name = "cms/board/release.html"

    @cached_property
    def release(self) -> Release:
        rows = releases_for(self.request.user).prefetch_related("labels")
        found = rows.filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404(_("There is no such release."))
        return found

    def get_page_title(self) -> str:
        return _("Release %(number)s") % {"number": self.release.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        page = _entries(self.release, self.request.GET.get("p"), user)
        newest = queries.newest_release(self.release.brand_key)
        return context | {
            "release": self.release,
            "page": page,
            "changes": ShownChanges(user, _pairs(page.object_list)).all(),
            "may_label": reach.may(user, "label_release", self.release),
            "moves": moves_from(self.release, user),
            "newest": newest if newest > self.release.number else None,
            "has_environments": len(all_environments()) > 1,
        }


def _entries(release: Release, page: str | None, user: Any) -> Page[Any]:
    """A page of what *release* changed and *user* may read, in the order in which it was written;
    each with ``earlier``, the entry before it at its address.
    """
    same = {name: OuterRef(name) for name in ("environment", *ADDRESS)}
    earlier = ReleaseEntry.objects.filter(**same, release__lt=release.number)
    rows = ReleaseEntry.objects.filter(reach.released(user), release=release).annotate(
        earlier=Subquery(earlier.order_by("-release_id").values("pk")[:1])
    )
    return Paginator(rows.order_by("pk"), ENTRIES_A_PAGE).get_page(page)


def _pairs(entries: Any) -> list[Pair]:
    """*entries* with what stood before them. Two queries."""
    entries = list(entries)
    earlier = ReleaseEntry.objects.in_bulk([row.earlier for row in entries if row.earlier])
    rows = [*entries, *earlier.values()]
    contents = StoredContent.objects.in_bulk({row.content_id for row in rows if row.content_id})
    return [
        Pair(
            address_of_entry(row),
            row.brand_key,
            before=contents.get(before.content_id) if before else None,
            after=contents.get(row.content_id),
            before_entry=before,
            after_entry=row,
        )
        for row, before in ((row, earlier.get(row.earlier)) for row in entries)
    ]
