"""The board's view: reads the address, asks for the board, draws or exports it."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from channels import CHANNELS
from cms.board import first_run
from cms.board.exporting import BrandExportMixin
from cms.board.filters import BoardFilterSet, refused_values
from cms.board.links import Links
from cms.board.matrix import Board, Gap, Line
from cms.board.names import channel_label, locale_name
from cms.board.reading import ACTIONS, NO_STAGE, BoardReader, Wanted, brands_for
from cms.board.showing import ShownStage, shown
from cms.board.states import NEEDS_WORK, State
from cms.board.tally import counts
from cms.models import Brand, MessageTemplate, Variant

FEW_COLUMNS = 12
"""Up to so many columns a cell has room for a word in place of a letter, on a wide screen."""


class LinePaginator(WagtailPaginator):
    """Pages of message templates, not of variants."""

    verbose_name = MessageTemplate._meta.verbose_name
    verbose_name_plural = MessageTemplate._meta.verbose_name_plural


class BoardView(BrandExportMixin, ReportView):
    """Stage x channel x locale of one brand: where every text stands, and a link to it."""

    model = Variant
    any_permission_required = ACTIONS
    page_title = gettext_lazy("Board")
    export_words = {
        "csv": gettext_lazy("Download gaps as CSV"),
        "xlsx": gettext_lazy("Download gaps as XLSX"),
    }
    export_name = "gaps"
    unbranded = "board"
    header_icon = "grid"
    template_name = "cms/board/board.html"
    results_template_name = "cms/board/board_results.html"
    index_url_name = "board:index"
    index_results_url_name = "board:index_results"
    filterset_class = BoardFilterSet
    is_searchable = True
    paginate_by = 50
    paginator_class = LinePaginator
    export_headings = {
        "line.stage.name": gettext_lazy("Stage"),
        "line.key": gettext_lazy("Key"),
        "line.title": gettext_lazy("Title"),
        "column.channel": gettext_lazy("Channel"),
        "column.locale": gettext_lazy("Locale"),
        "mark.who": gettext_lazy("Persona and arm"),
        "mark.state": gettext_lazy("State"),
        "mark.state.label": gettext_lazy("State in words"),
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

    @cached_property
    def reader(self) -> BoardReader | None:
        return BoardReader(self.brand, self.request.user) if self.brand else None

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        return kwargs | {"queryset": Variant.objects.none(), "choices": self._choices()}

    def _choices(self) -> dict[str, list[tuple[str, Any]]]:
        stages = self.reader.stages if self.reader else []
        tags = self.reader.locales if self.reader else ()
        return {
            "brand": [(brand.key, brand.name) for brand in self.brands],
            "stage": [
                *{row.key: row.name for row in stages}.items(),
                (NO_STAGE, _("Without a stage")),
            ],
            "channel": [(name, channel_label(name)) for name in CHANNELS],
            "locale": [(tag, f"{tag} · {locale_name(tag)}") for tag in tags],
            "state": State.choices,
        }

    @cached_property
    def wanted(self) -> Wanted:
        self.filters.is_valid()
        chosen = self.filters.form.cleaned_data  # without the values that do not exist
        return Wanted(
            stages=tuple(chosen.get("stage") or ()),
            channels=tuple(chosen.get("channel") or ()),
            locales=tuple(chosen.get("locale") or ()),
            states=tuple(State(value) for value in chosen.get("state") or ()),
            text=self.search_query,
        )

    # -- what answers it ---------------------------------------------------------------------------

    @cached_property
    def board(self) -> Board:
        return self.reader.board(self.wanted) if self.reader else Board((), (), {})

    def get_filtered_queryset(self) -> tuple[Line, ...]:
        return self.board.shown()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if self.is_export:
            return self._gaps()
        return self._shown(tuple(object_list))

    def _gaps(self) -> list[Gap]:
        """What is exported: the states that are filtered, else all that wait for a writer."""
        return list(self.board.gaps(self.wanted.states or NEEDS_WORK))

    def _shown(self, lines: tuple[Line, ...]) -> tuple[ShownStage, ...]:
        return shown(self.board, lines, Links(self.request.user, self.brand))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.is_export:
            return context
        tally = counts(self.board, self.request.GET)
        return context | {
            "brand": self.brand,
            "brands": self.brands,
            "counts": tally,
            "total": sum(count.number for count in tally),
            "columns": self.board.columns,
            "channels": self.board.channels(),
            "is_narrowed": bool(self.wanted),
            "few": len(self.board.columns) <= FEW_COLUMNS,
            "refused": refused_values(self.filters),
            "first_run": None if self.brand else first_run.steps(self.request.user),
            "add_template_url": self._add_template_url,
        }

    @property
    def _add_template_url(self) -> str:
        policy = policy_registry.get_by_type(MessageTemplate)
        if not policy.user_has_permission(self.request.user, "add"):
            return ""
        return reverse(MessageTemplate.snippet_viewset.get_url_name("add"))
