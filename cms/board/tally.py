"""The counts over the board: how many texts have each state, each a link to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from cms.board.matrix import Board
from cms.board.states import State


@dataclass(frozen=True, slots=True)
class Count:
    """How many marks have a state, and the address that shows only them (or all again)."""

    state: State
    number: int
    url: str
    active: bool
    start: int
    """How many marks come before, for the bar."""


def counts(board: Board, address: QueryDict) -> list[Count]:
    """The counts of *board*, each a link into itself that keeps the other filters of *address*."""
    return list(_counts(board.counts(), board.states, address))


def _counts(
    numbers: Mapping[State, int], chosen: frozenset[State], address: QueryDict
) -> Iterator[Count]:
    before = 0
    for state, number in numbers.items():
        active = state in chosen
        yield Count(state, number, "?" + _toggled(address, "" if active else state), active, before)
        before += number


def _toggled(address: QueryDict, state: str) -> str:
    """*address* with only *state* as its filter by state, from the first page on."""
    query = address.copy()
    for name in ("p", "export", "_w_filter_fragment", "state"):
        query.pop(name, None)
    if state:
        query["state"] = str(state)
    return query.urlencode()
