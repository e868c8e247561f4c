"""Spreadsheets that run nothing, and the downloads of a page of one brand."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.admin.widgets.button import Button

from cms.models import Brand

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection")."""


def inert(value: Any) -> Any:
    """*value*, with an apostrophe before text that a spreadsheet would run as a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


class InertExportMixin:
    """Makes Wagtail's spreadsheet export write every value as text that runs nothing."""

    def get_preprocess_function(self, field: str, value: Any, export_format: str) -> Any:
        return inert


class BrandExportMixin(InertExportMixin):
    """A report of one brand that can be downloaded as it stands, filters and all.

    ``export_words`` names the buttons, by format. The file is called after the brand, or
    ``unbranded``, and after ``export_name``.
    """

    export_words: Mapping[str, str | Promise]
    export_name: str
    unbranded: str

    request: HttpRequest
    index_url: str

    @property
    def brand(self) -> Brand | None:
        """Whose page it is."""
        raise NotImplementedError

    @property
    def header_more_buttons(self) -> list[Button]:
        if not self.brand:
            return []
        return [
            Button(label, url=self.get_export_url(form), icon_name="download", priority=90 + place)
            for place, (form, label) in enumerate(self.export_words.items())
        ]

    def get_export_url(self, format: str) -> str:
        """Like Wagtail's, but of the whole page, also where only its results were asked for."""
        query = self.request.GET.copy()
        query.pop("_w_filter_fragment", None)
        query["export"] = format
        return f"{self.index_url}?{query.urlencode()}"

    def get_filename(self) -> str:
        key = self.brand.key if self.brand else self.unbranded
        return f"{key}-{self.export_name}-{timezone.localdate().isoformat()}"

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        response: HttpResponse = super().as_spreadsheet(queryset, spreadsheet_format)  # type: ignore[misc]
        response["Cache-Control"] = "private, no-store"
        return response
