"""The board as a frozen value: message templates by stage, channels by locale, states in cells."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from cms.board.names import channel_label, locale_name
from cms.board.states import State

Place = tuple[int, str, str]
"""Primary key of a message template, channel, locale."""


@dataclass(frozen=True, slots=True)
class Column:
    """One channel in one locale."""

    channel: str
    locale: str

    @property
    def channel_label(self) -> str:
        return channel_label(self.channel)

    @property
    def locale_name(self) -> str:
        return locale_name(self.locale)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one variant stands, or that none exists (`State.MISSING`, no primary key)."""

    state: State
    variant: int | None = None
    who: str = ""
    """The persona and the A/B arm it is for; "" for everybody."""
    live: bool = False
    stale: bool = False
    begun: bool = False
    """Whether a draft newer than the live text exists."""


MISSING = Mark(State.MISSING)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as a heading of rows; ``key`` is "" for templates without a stage."""

    key: str
    name: str
    journey: str


@dataclass(frozen=True, slots=True)
class Line:
    """One message template: a row of the board, before its cells."""

    template: int
    key: str
    title: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line and a column meet. ``wanted`` is false where a filter by state passes it by."""

    column: Column
    marks: tuple[Mark, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """One mark with its whole address, flat, for a spreadsheet."""

    line: Line
    column: Column
    mark: Mark


@dataclass(frozen=True)
class Board:
    """Every line and column that the filters let through; ``states`` empty means all."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    marks: Mapping[Place, tuple[Mark, ...]]
    states: frozenset[State] = frozenset()

    def at(self, line: Line, column: Column) -> tuple[Mark, ...]:
        """The marks of one cell; never empty."""
        return self.marks.get((line.template, column.channel, column.locale), (MISSING,))

    def counts(self) -> Mapping[State, int]:
        """Marks by state, over every line, whatever states are filtered."""
        found = Counter(mark.state for _, _, mark in self._all())
        return {state: found[state] for state in State}

    def shown(self) -> tuple[Line, ...]:
        """The lines with at least one mark in a wanted state."""
        if not self.states:
            return self.lines
        wanted = {line.template for line, _, mark in self._all() if mark.state in self.states}
        return tuple(line for line in self.lines if line.template in wanted)

    def cells(self, line: Line) -> tuple[Cell, ...]:
        """The cells of *line*, one a column."""
        return tuple(self._cell(column, self.at(line, column)) for column in self.columns)

    def gaps(self, states: Iterable[State]) -> Iterator[Gap]:
        """Every mark in one of *states*, line by line."""
        wanted = frozenset(states)
        return (Gap(*found) for found in self._all() if found[2].state in wanted)

    def channels(self) -> tuple[tuple[str, tuple[Column, ...]], ...]:
        """The columns by channel: a header cell each, with its columns."""
        return tuple(
            (channel, tuple(columns))
            for channel, columns in groupby(self.columns, key=lambda column: column.channel)
        )

    def _cell(self, column: Column, marks: tuple[Mark, ...]) -> Cell:
        wanted = not self.states or any(mark.state in self.states for mark in marks)
        return Cell(column, marks, wanted)

    def _all(self) -> Iterator[tuple[Line, Column, Mark]]:
        for line in self.lines:
            for column in self.columns:
                for mark in self.at(line, column):
                    yield line, column, mark


def by_stage(lines: Iterable[Line]) -> tuple[tuple[Stage, tuple[Line, ...]], ...]:
    """*lines*, already in order, under the headings of their stages."""
    groups = groupby(lines, key=lambda line: line.stage)
    return tuple((stage, tuple(group)) for stage, group in groups)


def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in which ``msg-2`` comes before ``msg-10``."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
        for piece in re.split(r"([0-9]+)", key)
        if piece
    )
