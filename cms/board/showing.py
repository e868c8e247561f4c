"""The board as its template draws it: words for each mark, and where it leads."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.board.links import Links
from cms.board.matrix import Board, Cell, Column, Line, Mark, Stage, by_stage
from cms.board.states import State


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark with its words and its link ("" where the user may not follow it)."""

    state: State
    words: str
    url: str
    who: str
    over_live: bool


@dataclass(frozen=True, slots=True)
class ShownCell:
    marks: tuple[ShownMark, ...]
    faded: bool
    edge: bool
    """Whether it is the first of its channel."""

    @property
    def words(self) -> str:
        return "\n".join(mark.words for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ShownLine:
    line: Line
    url: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownStage:
    stage: Stage
    lines: tuple[ShownLine, ...]


def shown(board: Board, lines: tuple[Line, ...], links: Links) -> tuple[ShownStage, ...]:
    """*lines* of *board*, by stage, ready to be drawn."""
    return tuple(
        ShownStage(stage, tuple(_line(board, line, links) for line in group))
        for stage, group in by_stage(lines)
    )


def _line(board: Board, line: Line, links: Links) -> ShownLine:
    edges = {columns[0] for channel, columns in board.channels()}
    cells = tuple(
        ShownCell(_marks(line, cell, links), not cell.wanted, cell.column in edges)
        for cell in board.cells(line)
    )
    return ShownLine(line, links.workspace(line.template), cells)


def _marks(line: Line, cell: Cell, links: Links) -> tuple[ShownMark, ...]:
    return tuple(_mark(line, cell.column, mark, links) for mark in cell.marks)


def _mark(line: Line, column: Column, mark: Mark, links: Links) -> ShownMark:
    url = (
        links.missing(line.template, column)
        if mark.variant is None
        else links.variant(mark.variant)
    )
    over_live = mark.live and mark.state in OVER_LIVE
    return ShownMark(mark.state, words_of(column, mark), url, mark.who, over_live)


OVER_LIVE = (State.CHANGES, State.REVIEW, State.PLANNED)
"""States of a text that may have an earlier one live beneath it."""


OUT_OF_DATE = (State.STALE, State.OVERDUE)
"""States of a live text that hide whether a newer draft is begun."""


def words_of(column: Column, mark: Mark) -> str:
    """What a cell says to somebody who does not see its colour."""
    head = _("%(channel)s, %(locale)s: %(state)s") % {
        "channel": column.channel_label,
        "locale": column.locale_name,
        "state": str(mark.state.label),
    }
    notes = [
        _("for %(who)s") % {"who": mark.who} if mark.who else "",
        _("an earlier text is live") if mark.live and mark.state in OVER_LIVE else "",
        _("what is live is stale") if mark.stale and mark.state != State.STALE else "",
        _("a newer draft is begun") if mark.begun and mark.state in OUT_OF_DATE else "",
    ]
    said = "; ".join(filter(None, notes))
    return f"{head} ({said})" if said else head
