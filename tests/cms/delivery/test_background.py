"""What is done beside the answers goes on whatever fails, and is done once more at the end."""

import threading
from collections.abc import Iterator

import pytest

from cms.delivery import background
from cms.delivery.background import Background

PATIENCE = 20  # seconds


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "SHARE_EVERY", 0.005)
    monkeypatch.setattr(background, "FLUSH_EVERY", 3)


class Work:
    """Counts what it was asked to do; sharing fails when told to."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails
        self.shared = self.flushed = 0
        self.enough = threading.Event()

    def share(self) -> None:
        self.shared += 1
        if self.fails:
            raise RuntimeError("Redis is away")

    def flush(self) -> None:
        self.flushed += 1
        if self.flushed >= 2:
            self.enough.set()


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def begun(work: Work) -> Iterator[Background]:
    found = Background(work.share, work.flush)
    found.begin()
    yield found
    found.end()


def ours() -> int:
    return sum(each.name == "budskap-background" for each in threading.enumerate())


def test_limits_are_shared_more_often_than_counts_are_written(
    begun: Background, work: Work
) -> None:
    assert work.enough.wait(PATIENCE)
    assert work.shared >= 2 * work.flushed


def test_what_fails_keeps_nothing_else_from_its_turn() -> None:
    work = Work(fails=True)
    found = Background(work.share, work.flush)
    found.begin()
    assert work.enough.wait(PATIENCE)
    found.end()
    assert work.shared > 2


def test_there_is_one_thread_a_process_however_often_it_is_begun(begun: Background) -> None:
    before = ours()
    for _ in range(5):
        begun.begin()
    assert ours() == before


def test_what_is_left_is_written_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "SHARE_EVERY", 3600)
    work = Work()
    found = Background(None, work.flush)
    found.begin()
    assert work.flushed == 0
    found.end()
    assert work.flushed == 1


def test_another_process_begins_its_own(begun: Background, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ours()
    monkeypatch.setattr(background.os, "getpid", lambda: -1)  # as after a fork
    begun.begin()
    assert ours() == before + 1
