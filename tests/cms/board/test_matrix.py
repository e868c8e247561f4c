"""The board as a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.board.matrix import MISSING, Board, Column, Line, Mark, Stage, by_stage, natural
from cms.board.states import NEEDS_WORK, State

BUY = Stage("purchase", "Purchase", "")
STAY = Stage("loyalty", "Loyalty", "")
COLUMNS = (Column("email", "en"), Column("email", "nb"), Column("sms", "en"))


def _line(pk: int, stage: Stage = BUY) -> Line:
    return Line(pk, f"msg-{pk}", f"Message {pk}", stage)


def _board(*states: State) -> Board:
    """Two lines: the first live but for one missing cell, the second stale once, else missing."""
    live, stale = Mark(State.LIVE, 7, live=True), Mark(State.STALE, 8, live=True, stale=True)
    marks = {(1, "email", "en"): (live,), (1, "sms", "en"): (live,), (2, "email", "nb"): (stale,)}
    return Board((_line(1), _line(2)), COLUMNS, marks, frozenset(states))


@pytest.mark.parametrize(
    ("before", "after"),
    [("msg-2", "msg-10"), ("msg-10", "msg-10a"), ("a.2.b", "a.10.a"), ("9", "a"), ("a", "a1")],
)
def test_keys_are_ordered_as_people_count(before: str, after: str) -> None:
    assert sorted([after, before], key=natural) == [before, after]


@given(st.lists(st.text(alphabet="ab.-_0123456789", min_size=1, max_size=8), max_size=12))
def test_any_keys_can_be_ordered(keys: list[str]) -> None:
    assert sorted(sorted(keys, key=natural), key=natural) == sorted(keys, key=natural)


def test_what_is_not_written_is_missing() -> None:
    board = _board()
    assert board.at(board.lines[0], COLUMNS[1]) == (MISSING,)


def test_every_cell_is_counted_once() -> None:
    counts = _board().counts()
    assert {state: number for state, number in counts.items() if number} == {
        State.MISSING: 3,
        State.STALE: 1,
        State.LIVE: 2,
    }


@given(
    st.dictionaries(st.tuples(st.integers(1, 5), st.sampled_from(COLUMNS)), st.sampled_from(State))
)
def test_the_counts_add_up_to_the_cells(written: dict[tuple[int, Column], State]) -> None:
    marks = {(pk, at.channel, at.locale): (Mark(state, 1),) for (pk, at), state in written.items()}
    board = Board(tuple(_line(pk) for pk in range(1, 6)), COLUMNS, marks)
    assert sum(board.counts().values()) == 5 * len(COLUMNS)


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((), [1, 2]),
        ((State.LIVE,), [1]),
        ((State.STALE,), [2]),
        ((State.MISSING,), [1, 2]),
        ((State.STALE, State.LIVE), [1, 2]),
        ((State.PLANNED,), []),
    ],
)
def test_a_filter_by_state_keeps_lines_with_such_a_cell(
    states: tuple[State, ...], shown: list[int]
) -> None:
    assert [line.template for line in _board(*states).shown()] == shown


def test_a_filter_by_state_passes_other_cells_by_and_leaves_the_counts() -> None:
    board = _board(State.MISSING)
    assert [cell.wanted for cell in board.cells(board.lines[0])] == [False, True, False]
    assert board.counts() == _board().counts()


def test_gaps_name_the_whole_address() -> None:
    gaps = list(_board().gaps(NEEDS_WORK))
    assert [
        (gap.line.key, gap.column.channel, gap.column.locale, gap.mark.state) for gap in gaps
    ] == [
        ("msg-1", "email", "nb", State.MISSING),
        ("msg-2", "email", "en", State.MISSING),
        ("msg-2", "email", "nb", State.STALE),
        ("msg-2", "sms", "en", State.MISSING),
    ]


def test_columns_stand_under_their_channel() -> None:
    assert _board().channels() == (("email", COLUMNS[:2]), ("sms", COLUMNS[2:]))


def test_lines_stand_under_their_stage() -> None:
    lines = (_line(1), _line(2), _line(3, STAY))
    assert by_stage(lines) == ((BUY, lines[:2]), (STAY, lines[2:]))
