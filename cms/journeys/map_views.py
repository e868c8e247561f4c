"""The map's page."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.permissions import policy_registry

import channels
from cms.board.links import Links
from cms.board.names import channel_label
from cms.board.states import State
from cms.journeys.choosing import lanes_for
from cms.journeys.curve import curve
from cms.journeys.editing import raw
from cms.journeys.forms import CellForm
from cms.journeys.lanes import Lane, hidden, lane
from cms.journeys.maps import JourneyMap
from cms.journeys.pages import JourneyPage
from cms.journeys.reading import journeys_for, read_map, templates_for
from cms.journeys.showing import ShownMap, shown
from cms.models import Journey

OFFERED = 300
"""Messages in the list of suggestions; any other is written."""


class MapView(JourneyPage):
    """The whole map, each cell with a link that edits it in place."""

    template_name = "cms/journeys/map.html"

    def get_page_title(self) -> str:
        return str(self.journey.title)

    @cached_property
    def map(self) -> JourneyMap:
        return read_map(self.journey, self.request.user)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        return lanes_for(self.request.user)

    @cached_property
    def shown(self) -> ShownMap:
        return shown(self.map, self.lanes, Links(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.may_change:
            self._open(str(self.request.GET.get("edit", ""))[:40])
        return context | {
            "map": self.map,
            "shown": self.shown,
            "lanes": self.lanes,
            "hidden": hidden(self.lanes),
            "offered": self._offered() if self.may_change else [],
            "small": curve(
                [c.step.emotion if c.step else None for c in self.shown.columns],
                step=26,
                height=80,
                margin=10,
            ),
            "counts": [{"state": state} for state in State],
            "details_url": self._details_url,
            "channels": [(name, channel_label(name)) for name in channels.CHANNELS],
            "futures": list(
                journeys_for(self.request.user).filter(compares_to=self.journey).order_by("title")
            ),
            "may_add": policy_registry.get_by_type(Journey).user_has_permission(
                self.request.user, "add"
            ),
            "is_future": self.journey.kind == Journey.Kind.FUTURE,
        }

    @property
    def _details_url(self) -> str:
        return reverse(Journey.snippet_viewset.get_url_name("edit"), args=[self.journey.pk])

    def _open(self, identity: str) -> None:
        """Draw the cell that the address names as a form."""
        pk, _dot, name = identity.partition(".")
        wanted = lane(name)
        if not (pk.isdecimal() and len(pk) < 19 and wanted and wanted.is_written):
            return
        cell = self.shown.cell(identity)
        if cell is not None:
            row = self.step(int(pk))
            cell.form = CellForm.of(wanted, raw(row, name))

    def _offered(self) -> list[tuple[str, str]]:
        rows = templates_for(self.request.user, self.journey.brand).order_by("key")
        return list(rows.values_list("key", "title")[:OFFERED])
