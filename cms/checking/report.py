"""The report of findings: what a brand's texts hold, filtered in the address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports import ReportView

from channels import CHANNELS
from cms.board.exporting import BrandExportMixin
from cms.board.filters import ChosenFilterSet, refused_values
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import ACTIONS, NO_STAGE, BrandReader, brands_for, variants_for
from cms.checking.rechecking import digest_of, stale, work_off
from cms.checking.stored import DRAFTS, PUBLISHED
from cms.checking.veiling import told_apart
from cms.models import Brand, FindingRow, Variant, Waiver
from cms.saying import say
from cms.veil import VEILED
from templates_lib.checks import CHECKS

UNWAIVED, WAIVED = "no", "yes"
_MANY = forms.CheckboxSelectMultiple


class FindingsFilterSet(ChosenFilterSet):
    """Which findings; a value that does not exist is named and passed by."""

    brand = django_filters.ChoiceFilter(
        label=gettext_lazy("Brand"), widget=forms.RadioSelect, empty_label=None
    )
    text = django_filters.ChoiceFilter(
        label=gettext_lazy("Text"), widget=forms.RadioSelect, empty_label=None
    )
    severity = django_filters.MultipleChoiceFilter(label=gettext_lazy("Severity"), widget=_MANY)
    check = django_filters.MultipleChoiceFilter(label=gettext_lazy("Check"), widget=_MANY)
    locale = django_filters.MultipleChoiceFilter(label=gettext_lazy("Locale"), widget=_MANY)
    channel = django_filters.MultipleChoiceFilter(label=gettext_lazy("Channel"), widget=_MANY)
    stage = django_filters.MultipleChoiceFilter(label=gettext_lazy("Stage"), widget=_MANY)
    waived = django_filters.ChoiceFilter(
        label=gettext_lazy("Waived"), widget=forms.RadioSelect, empty_label=None
    )


@dataclass(frozen=True)
class Line:
    """One finding for the page and for the export."""

    row: FindingRow
    url: str
    waived: bool
    is_veiled: bool = False

    @property
    def words(self) -> str:
        if self.is_veiled:
            return _(VEILED)
        return say(self.row.msgid, self.row.params)

    @property
    def quote(self) -> str:
        """The words found, where the finding does not say them itself."""
        return "" if self.row.quote in self.words else self.row.quote

    @property
    def channel(self) -> str:
        return channel_label(self.row.variant.channel)

    @property
    def who(self) -> str:
        return " · ".join(filter(None, (self.row.variant.persona_key, self.row.variant.arm)))


class FindingsReport(BrandExportMixin, ReportView):
    """All findings of one brand, the gravest first."""

    model = Variant
    any_permission_required = ACTIONS
    page_title = gettext_lazy("Findings")
    export_words = {
        "csv": gettext_lazy("Download as CSV"),
        "xlsx": gettext_lazy("Download as XLSX"),
    }
    export_name = "findings"
    unbranded = "brand"
    header_icon = "circle-check"
    template_name = "cms/checking/report.html"
    results_template_name = "cms/checking/report_results.html"
    index_url_name = "findings:index"
    index_results_url_name = "findings:index_results"
    filterset_class = FindingsFilterSet
    paginate_by = 50
    verbose_name_plural = FindingRow._meta.verbose_name_plural
    export_headings = {
        "row.variant.template.key": gettext_lazy("Key"),
        "row.variant.channel": gettext_lazy("Channel"),
        "row.variant.locale": gettext_lazy("Locale"),
        "who": gettext_lazy("Persona and arm"),
        "row.severity": gettext_lazy("Severity"),
        "row.check_id": gettext_lazy("Check"),
        "row.part": gettext_lazy("Part"),
        "row.quote": gettext_lazy("Words"),
        "words": gettext_lazy("Finding"),
        "row.rule": gettext_lazy("Decided by"),
        "waived": gettext_lazy("Waived"),
        "row.fingerprint": gettext_lazy("Fingerprint"),
    }
    list_export = list(export_headings)

    # -- what the address asks for -----------------------------------------------------------------

    @cached_property
    def brands(self) -> list[Brand]:
        return brands_for(self.request.user)

    @cached_property
    def brand(self) -> Brand | None:
        """The brand that the address names, else the first."""
        asked = self.request.GET.get("brand")
        return next((brand for brand in self.brands if brand.key == asked), None) or next(
            iter(self.brands), None
        )

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        return kwargs | {"queryset": FindingRow.objects.none(), "choices": self._choices()}

    def _choices(self) -> dict[str, list[tuple[str, Any]]]:
        reader = BrandReader(self.brand, self.request.user) if self.brand else None
        stages = {row.key: row.name for row in reader.stages} if reader else {}
        tags = reader.locales if reader else ()
        return {
            "brand": [(brand.key, brand.name) for brand in self.brands],
            "text": [(DRAFTS, _("Latest drafts")), (PUBLISHED, _("What is live"))],
            "severity": list(FindingRow.Severity.choices),
            "check": [(name, f"{name} – {check.summary}") for name, check in CHECKS.items()],
            "locale": [(tag, f"{tag} · {locale_name(tag)}") for tag in tags],
            "channel": [(name, channel_label(name)) for name in CHANNELS],
            "stage": [*stages.items(), (NO_STAGE, _("Without a stage"))],
            "waived": [(UNWAIVED, _("Not waived")), (WAIVED, _("Waived"))],
        }

    @cached_property
    def chosen(self) -> dict[str, Any]:
        self.filters.is_valid()
        found: dict[str, Any] = self.filters.form.cleaned_data
        return found

    @cached_property
    def is_of_live(self) -> bool:
        return bool(self.chosen.get("text") == PUBLISHED)

    # -- what answers it ---------------------------------------------------------------------------

    def found(self, *, but: str = "") -> Any:
        """The rows that pass every filter, or every one *but* that one."""
        chosen = {name: value for name, value in self.chosen.items() if value and name != but}
        rows: Any = _seen_by(self.request.user).filter(
            variant__template__brand=self.brand,
            **{"in_live" if self.is_of_live else "in_draft": True},
        )
        simple = {"severity": "severity", "check": "check_id", "locale": "variant__locale"}
        for name, field in {**simple, "channel": "variant__channel"}.items():
            if name in chosen:
                rows = rows.filter(**{f"{field}__in": chosen[name]})
        if "stage" in chosen:
            rows = _in_stages(rows, chosen["stage"])
        if "waived" in chosen:
            waived = Exists(_waivers())
            rows = rows.filter(waived if chosen["waived"] == WAIVED else ~waived)
        return rows

    def get_filtered_queryset(self) -> QuerySet[FindingRow]:
        if self.brand is None:
            return FindingRow.objects.none()
        rank = [When(severity=name, then=Value(n)) for n, name in enumerate(_SEVERITIES)]
        found: QuerySet[FindingRow] = (
            self.found()
            .annotate(waived=Exists(_waivers()))
            .annotate(rank=Case(*rank, default=Value(9), output_field=IntegerField()))
            .select_related("variant__template", "variant__persona")
            .order_by(
                "waived",
                "rank",
                "variant__template__key",
                "variant__channel",
                "variant__locale",
                "pk",
            )
        )
        return found

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if self.is_export:
            return self._lines(object_list.iterator(chunk_size=1000))
        return list(self._lines(object_list))

    def _lines(self, rows: Any) -> Iterator[Line]:
        links = Links(self.request.user)
        text = PUBLISHED if self.is_of_live else DRAFTS
        for row, is_open in told_apart(rows, self.brand, self.request.user, text):
            page = links.variant(row.variant_id)
            yield Line(row, f"{page}#at={row.place}" if page else "", row.waived, not is_open)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.is_export or self.brand is None:
            return context | {"brand": self.brand}
        return context | {
            "brand": self.brand,
            "brands": self.brands,
            "severities": self._tally("severity", dict(FindingRow.Severity.choices)),
            "checks": self._tally("check", {name: name for name in CHECKS}),
            "stale": stale(self.brand, digest_of(self.brand)).count(),
            "recheck_url": reverse("findings:recheck", args=[self.brand.pk]),
            "is_of_live": self.is_of_live,
            "is_narrowed": any(
                value for name, value in self.chosen.items() if name not in ("brand", "text")
            ),
            "refused": refused_values(self.filters),
        }

    def _tally(self, name: str, labels: dict[str, Any]) -> list[dict[str, Any]]:
        """How many there would be of each choice of one filter, with the way to them."""
        field = {"check": "check_id"}.get(name, name)
        rows = self.found(but=name).order_by().values_list(field).annotate(Count("pk"))
        chosen = self.chosen.get(name) or []
        counts = dict(rows)
        order = _SEVERITIES if name == "severity" else sorted(counts, key=lambda key: -counts[key])
        return [
            {
                "value": value,
                "label": labels.get(value, value),
                "count": counts.get(value, 0),
                "is_chosen": value in chosen,
                "url": self._toggled(name, value, chosen),
            }
            for value in order
            if counts.get(value) or value in chosen
        ]

    def _toggled(self, name: str, value: str, chosen: list[str]) -> str:
        query = self.request.GET.copy()
        for gone in ("p", "_w_filter_fragment"):
            query.pop(gone, None)
        left = [each for each in chosen if each != value]
        query.setlist(name, left if value in chosen else [*chosen, value])
        return f"{self.index_url}?{query.urlencode()}"


_SEVERITIES = [str(value) for value in FindingRow.Severity.values]


def _seen_by(user: Any) -> QuerySet[FindingRow]:
    """The findings in variants that *user* may look at.

    Who may look at all of them, as everybody may today, gets no condition: with an ``IN`` over
    36,000 variants SQLite takes three seconds for a count.
    """
    allowed = variants_for(user)
    rows = FindingRow.objects.all()
    if not allowed.query.where:
        return rows
    return rows.filter(Exists(allowed.filter(pk=OuterRef("variant"))))


def _waivers() -> QuerySet[Waiver]:
    return Waiver.objects.holding().filter(
        variant=OuterRef("variant"), fingerprint=OuterRef("fingerprint")
    )


def _in_stages(rows: QuerySet[FindingRow], keys: list[str]) -> QuerySet[FindingRow]:
    named = rows.filter(variant__template__stage__key__in=keys)
    if NO_STAGE not in keys:
        return named
    return named | rows.filter(variant__template__stage=None)


class RecheckView(PermissionCheckedMixin, View):
    """POST: check some of what is stale, for a second or two; says how many messages are left."""

    model = Variant
    any_permission_required = ACTIONS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        brand = next((each for each in brands_for(request.user) if each.pk == pk), None)
        left = work_off(brand) if brand else 0
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse({"left": left})
        return redirect(f"{reverse('findings:index')}?brand={brand.key if brand else ''}")
