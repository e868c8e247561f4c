"""The map as its templates draw it: columns, lanes of cells, and where each message leads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cms.board.links import Links
from cms.board.matrix import Column
from cms.board.showing import words_of
from cms.board.states import State
from cms.journeys.curve import Curve, curve
from cms.journeys.lanes import EMOTIONS, NAME, Lane, feeling
from cms.journeys.maps import JourneyMap, MapStage, Message, Row, Step

WIDTH = 208
"""Of a step's column, in CSS pixels: the curve is drawn to it."""


@dataclass(frozen=True, slots=True)
class ShownChip:
    state: State
    locale: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    label: str
    is_let: bool
    chips: tuple[ShownChip, ...]


@dataclass(frozen=True, slots=True)
class ShownMessage:
    message: Message
    url: str
    rows: tuple[ShownRow, ...]


@dataclass(slots=True)
class ShownCell:
    """One lane of one step. ``form`` is there while it is edited, and what was refused with it."""

    lane: Lane
    step: Step
    text: str
    messages: tuple[ShownMessage, ...] = ()
    form: Any = None

    @property
    def id(self) -> str:
        return f"{self.step.pk}.{self.lane.name}"

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def mood(self) -> str:
        """A class for the colour of a feeling."""
        if self.step.emotion is None:
            return "none"
        return "good" if self.step.emotion > 0 else "bad" if self.step.emotion < 0 else "even"


@dataclass(slots=True)
class ShownColumn:
    """A step with all its cells; or the empty place of a stage that has no step yet."""

    stage: MapStage
    step: Step | None
    number: int = 0
    heading: ShownCell | None = None
    cells: list[ShownCell] = field(default_factory=list)
    is_first: bool = False


@dataclass(slots=True)
class ShownLane:
    lane: Lane
    cells: list[ShownCell | None]


@dataclass(slots=True)
class ShownMap:
    columns: list[ShownColumn]
    lanes: list[ShownLane]
    curve: Curve
    told: str
    """The curve in words."""

    @property
    def stages(self) -> list[tuple[MapStage, list[ShownColumn]]]:
        found: list[tuple[MapStage, list[ShownColumn]]] = []
        for column in self.columns:
            if column.is_first:
                found.append((column.stage, []))
            found[-1][1].append(column)
        return found

    def cell(self, identity: str) -> ShownCell | None:
        """The cell called so: “12.goal”."""
        every = (
            cell
            for column in self.columns
            for cell in (column.heading, *column.cells)
            if cell is not None
        )
        return next((cell for cell in every if cell.id == identity), None)


def shown(
    journey: JourneyMap, lanes: Sequence[Lane], links: Links, columns: Sequence[Any] | None = None
) -> ShownMap:
    """*journey* with these *lanes*, ready to be drawn; *columns* are a part of its own."""
    built = list(columns) if columns is not None else all_columns(journey)
    own = [_filled(column, lanes, links) for column in built]
    emotions = [column.step.emotion if column.step else None for column in own]
    return ShownMap(
        columns=own,
        lanes=[
            ShownLane(lane, [column.cells[place] if column.cells else None for column in own])
            for place, lane in enumerate(lanes)
        ],
        curve=curve(emotions, step=WIDTH),
        told=told([column.step for column in own if column.step]),
    )


def all_columns(journey: JourneyMap) -> list[ShownColumn]:
    """A column for each step, and one for each stage without any."""
    found: list[ShownColumn] = []
    number = 0
    for stage in journey.stages:
        for place, step in enumerate(stage.steps or (None,)):
            number += step is not None
            found.append(ShownColumn(stage, step, number, is_first=place == 0))
    return found


def _filled(column: ShownColumn, lanes: Sequence[Lane], links: Links) -> ShownColumn:
    step = column.step
    if step is None:
        return column
    column.heading = ShownCell(NAME, step, step.name)
    column.cells = [
        ShownCell(lane, step, step.shown(lane), _messages(step, links, lane)) for lane in lanes
    ]
    return column


def _messages(step: Step, links: Links, lane: Lane) -> tuple[ShownMessage, ...]:
    if lane.kind != "messages":
        return ()
    return tuple(
        ShownMessage(
            each, links.template(each.template), tuple(_row(each, row, links) for row in each.rows)
        )
        for each in step.messages
    )


def _row(message: Message, row: Row, links: Links) -> ShownRow:
    chips = []
    for chip in row.chips:
        column = Column(chip.channel, chip.locale)
        url = (
            links.missing(message.template, column)
            if chip.mark.variant is None
            else links.variant(chip.mark.variant)
        )
        chips.append(ShownChip(chip.mark.state, chip.locale, words_of(column, chip.mark), url))
    return ShownRow(row.label, row.is_let, tuple(chips))


def told(steps: Sequence[Step]) -> str:
    """The curve as a sentence for each step."""
    if not any(step.emotion is not None for step in steps):
        return _("Nobody has said yet how the customer feels.")
    return "; ".join(f"{step.name}: {feeling(step.emotion) or _('not said')}" for step in steps)


def emotion_choices() -> list[tuple[str, str]]:
    """For a select, the best first."""
    return [("", _("not said")), *((str(value), feeling(value)) for value in EMOTIONS)]
