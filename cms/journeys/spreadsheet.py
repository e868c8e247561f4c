"""A map as rows: one for each step and lane, as CSV that runs nothing in a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from cms.board.exporting import inert
from cms.board.names import channel_label
from cms.journeys.lanes import Lane
from cms.journeys.maps import JourneyMap, Message


def headings() -> tuple[str, ...]:
    """The first row."""
    return (_("Stage"), _("Step"), _("Key"), _("Place"), _("Lane"), _("Text"))


def rows(journey: JourneyMap, lanes: Sequence[Lane]) -> Iterator[tuple[str, ...]]:
    """Step by step, lane by lane; a message says where each of its texts stands."""
    place = 0
    for stage in journey.stages:
        for step in stage.steps:
            place += 1
            for lane in lanes:
                said = (
                    "\n".join(map(_message, step.messages))
                    if lane.kind == "messages"
                    else step.shown(lane)
                )
                yield stage.name, step.name, step.key, str(place), str(lane.label), said


def _message(message: Message) -> str:
    told = "; ".join(
        f"{channel_label(chip.channel)} {chip.locale}: {chip.mark.state.label}"
        + (f" ({chip.mark.who})" if chip.mark.who else "")
        for chip in message.chips
    )
    return f"{message.title} ({message.key})" + (f": {told}" if told else "")


def as_csv(journey: JourneyMap, lanes: Sequence[Lane]) -> bytes:
    """UTF-8 with a mark at its beginning, without which Excel takes it for something else."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(inert, headings()))
    for row in rows(journey, lanes):
        writer.writerow(map(inert, row))
    return out.getvalue().encode("utf-8-sig")
