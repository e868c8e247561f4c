"""When the row is read: not with every request, never late, at once where something was done."""

from collections.abc import Callable
from typing import Any

import pytest

from cms import doors, queries
from cms.delivery import sequence as module
from cms.delivery.sequence import AT_MOST, EVERY, EVERY_HINTED, HINT_EVERY, Sequence


class Clock:
    now = 1000.0


class Heard:
    """Hints as another process would give them."""

    new = False
    given = 0

    def are_new(self) -> bool:
        found, self.new = self.new, False
        return found

    def give(self) -> None:
        self.given += 1


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "monotonic", lambda: clock.now)
    monkeypatch.setattr(doors, "_listeners", [])
    return clock


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The row, and how often it was read."""
    row: dict[str, Any] = {"is": (1, 0), "read": 0, "keys": ["a"]}

    def read() -> tuple[int, int]:
        row["read"] += 1
        return row["is"]

    monkeypatch.setattr(queries, "sequence", read)
    monkeypatch.setattr(queries, "keys_changed", lambda *args: row["keys"])
    monkeypatch.setattr(module, "outside_a_request", _nothing)
    return row


class _nothing:
    def __enter__(self) -> None: ...

    def __exit__(self, *args: object) -> None: ...


Changes = list[list[str] | None]


def made(hints: Any = None) -> tuple[Sequence, Changes]:
    told: Changes = []

    def changed(keys: list[str] | None, then: Callable[[], None]) -> None:
        told.append(keys)
        then()

    return Sequence(changed, hints), told


def release(sequence: Sequence, clock: Clock) -> int:
    seen = sequence.seen(clock.now)
    assert seen is not None
    return seen.release


def test_it_is_read_once_in_a_while(clock: Clock, row: dict[str, Any]) -> None:
    sequence, _ = made()
    for wait, reads in ((0, 1), (EVERY - 0.01, 1), (0.02, 2), (EVERY + 0.01, 3)):
        clock.now += wait
        release(sequence, clock)
        assert row["read"] == reads


def test_nothing_older_than_a_second_is_ever_trusted() -> None:
    assert EVERY + AT_MOST < 1
    assert EVERY_HINTED + AT_MOST < 1
    assert HINT_EVERY < EVERY


def test_what_was_done_here_is_seen_at_once(clock: Clock, row: dict[str, Any]) -> None:
    sequence, _ = made()
    assert release(sequence, clock) == 1
    row["is"] = (2, 0)
    assert release(sequence, clock) == 1
    doors._told()
    assert release(sequence, clock) == 2


def test_what_is_told_during_a_reading_is_read_again(
    clock: Clock, row: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sequence, _ = made()

    def overtaken() -> tuple[int, int]:
        found = row["is"]
        if found == (1, 0):
            row["is"] = (2, 0)
            sequence.look_again()
        return found

    monkeypatch.setattr(queries, "sequence", overtaken)
    release(sequence, clock)
    assert release(sequence, clock) == 2


def test_a_release_changes_its_keys_and_doors_change_all(clock: Clock, row: dict[str, Any]) -> None:
    sequence, told = made()
    for now_is in ((1, 0), (2, 0), (2, 0), (2, 1), (1, 1)):
        row["is"] = now_is
        sequence.look_again()
        release(sequence, clock)
    assert told == [None, ["a"], None, None]


def test_callers_are_forgotten_with_the_doors_alone(clock: Clock, row: dict[str, Any]) -> None:
    sequence, _ = made()
    first = sequence.seen(clock.now)
    assert first is not None
    first.callers[b"x"] = "somebody"
    kept = []
    for now_is in ((2, 0), (2, 1)):
        row["is"] = now_is
        sequence.look_again()
        seen = sequence.seen(clock.now)
        kept.append(dict(seen.callers) if seen else None)
    assert kept == [{b"x": "somebody"}, {}]


def test_a_hint_makes_haste_and_its_lack_no_delay(clock: Clock, row: dict[str, Any]) -> None:
    hints = Heard()
    sequence, _ = made(hints)
    release(sequence, clock)
    clock.now += HINT_EVERY + 0.01
    release(sequence, clock)
    assert row["read"] == 1
    hints.new = True
    row["is"] = (2, 0)
    clock.now += HINT_EVERY + 0.01
    assert release(sequence, clock) == 2
    row["is"] = (3, 0)  # and nobody gives a hint
    clock.now += EVERY_HINTED + 0.01
    assert release(sequence, clock) == 3


def test_a_process_gives_a_hint_of_what_it_did(clock: Clock, row: dict[str, Any]) -> None:
    hints = Heard()
    made(hints)
    doors._told()
    assert hints.given == 1


def test_what_cannot_be_read_is_not_known(
    clock: Clock, row: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sequence, told = made()
    release(sequence, clock)
    monkeypatch.setattr(queries, "sequence", lambda: 1 / 0)
    clock.now += EVERY + 0.01
    assert sequence.seen(clock.now) is None
    assert told[-1] is None
