"""A plan as a table to keep: every row with its fate and its findings."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.exchange import kept, spool
from cms.exchange.listing import FATES, WHO
from cms.exchange.plan import Plan, Row
from cms.exchange.running import is_long
from cms.exchange.saying import told
from cms.exchange.views import PlanPage
from cms.guard import words
from templates_lib.formats.csv import guarded

__all__ = ["DownloadView"]

_PIECE = 100


class DownloadView(PlanPage):
    """The plan as CSV; a long one as it was planned, its findings looked up on the way."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        name = kept.name_of(self.token, request.user)
        index = spool.read_index(name)
        if index is not None:
            rows = self._spooled(name, index)
        elif is_long(self.order):
            return redirect("import:long", self.token)
        elif isinstance(self.planned, Plan):
            rows = iter(self.planned.rows)
        else:
            return redirect("import:plan", self.token)
        answer = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.brand.key}-plan.csv"'
        return answer

    def _spooled(self, name: str, index: spool.Index) -> Iterator[Row]:
        for start in range(0, len(index.offsets) - 1, _PIECE):
            numbers = range(start, min(start + _PIECE, len(index.offsets) - 1))
            for _head, rows in spool.page_of(
                name, index, numbers, self.brand, self.order.source_locale
            ):
                yield from rows


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(
        [
            _("Key"),
            _("Channel"),
            _("Locale"),
            _("What happens"),
            _("Changed by"),
            _("Why"),
            _("Findings"),
        ]
    )
    for row in rows:
        why = " ".join(told(each) for each in (*row.why, *row.notes))
        found = "\n".join(f"{f.severity} {f.check} {f.part}: {words(f)}" for f in row.findings)
        who = str(WHO.get(row.changed_by, ""))
        cells = [row.key, row.channel, row.locale, str(FATES[row.fate]), who, why, found]
        yield writer.writerow([guarded(cell) for cell in cells])
