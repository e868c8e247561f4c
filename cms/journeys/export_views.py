"""The map to take along: CSV, SVG, PDF and PNG, each of the lanes that whoever asks looks at."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View
from wagtail.admin import messages

from cms.board.links import Links
from cms.journeys import picture, printing, spreadsheet
from cms.journeys.choosing import lanes_for
from cms.journeys.pages import Of
from cms.journeys.reading import read_map
from cms.journeys.showing import shown

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png": "image/png",
}


class ExportView(Of, View):
    """One file; where this machine cannot draw it, back to the map with what to install."""

    def get(self, request: HttpRequest, form: str, **kwargs: Any) -> HttpResponse:
        if form not in TYPES:
            raise Http404
        try:
            body = self._body(form)
        except printing.CannotPrint as refusal:
            for words in refusal.messages:
                messages.error(request, words)
            return redirect(self.map_url)
        response = HttpResponse(body, content_type=TYPES[form])
        name = f"{self.journey.key}-{timezone.localdate().isoformat()}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        return response

    def _body(self, form: str) -> bytes:
        user = self.request.user
        read, lanes = read_map(self.journey, user), lanes_for(user)
        if form == "csv":
            return spreadsheet.as_csv(read, lanes)
        if form == "svg":
            return picture.as_svg(self.journey.title, shown(read, lanes, Links(user))).encode()
        pdf = printing.as_pdf(self.journey, read, lanes, user)
        return printing.as_png(pdf) if form == "png" else pdf
