"""What processes tell each other through a real Redis, and what becomes of it when that is away."""

import os
from collections.abc import Iterator
from time import monotonic

import pytest
import redis

from cms.delivery.hints import Hints
from cms.delivery.limits import Bucket
from cms.delivery.sharing import Sharing

pytestmark = pytest.mark.redis

NOBODY = "redis://127.0.0.1:1/0"  # tcpmux: nothing listens there


@pytest.fixture
def url() -> Iterator[str]:
    """This worker's own database of the Redis, empty before and after."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 8
    found = f"{os.environ['REDIS_URL']}?db={number}"
    with redis.Redis.from_url(found) as store:
        store.flushdb()
        yield found
        store.flushdb()


class Process:
    """A process with one token's bucket, which shares with others."""

    def __init__(self, url: str, limit: int = 100) -> None:
        self.bucket = Bucket(limit)
        self.clock = 1_000_000.0
        self._sharing = Sharing(url, lambda: {7: self.bucket}, lambda: self.clock)

    def take(self, calls: int) -> int:
        """How many of *calls* are let through."""
        now = monotonic()
        return sum(self.bucket.take(now).allowed for _ in range(calls))

    def share(self) -> None:
        self._sharing.share()


def test_a_hint_is_heard_once_by_everybody(url: str) -> None:
    teller, *others = (Hints(url) for _ in range(3))
    assert [each.are_new() for each in others] == [False, False]
    teller.give()
    assert [each.are_new() for each in others] == [True, True]
    assert [each.are_new() for each in others] == [False, False]


def test_without_redis_everything_may_be_new_and_nobody_fails() -> None:
    hints = Hints(NOBODY)
    hints.give()
    assert hints.are_new()
    assert hints.are_new()


def test_what_one_process_lets_through_the_others_count(url: str) -> None:
    first, second = Process(url), Process(url)
    assert first.take(60) == 60
    first.share()
    second.take(1)
    second.share()
    assert second.take(100) == 39


def test_own_calls_are_not_counted_twice(url: str) -> None:
    first, second = Process(url), Process(url)
    for _ in range(5):
        assert (first.take(10), second.take(10)) == (10, 10)
        for process in (first, second, first, second):
            process.share()
    assert first.take(100) == 0
    assert second.take(100) == 0


def test_a_process_that_only_hears_counts_too(url: str) -> None:
    first, second = Process(url), Process(url)
    second.take(1)
    second.share()
    first.take(50)
    first.share()
    second.share()
    assert second.take(100) == 49


def test_calls_from_before_a_process_began_count_as_its_others(url: str) -> None:
    first = Process(url)
    first.take(70)
    first.share()
    late = Process(url)
    late.take(10)
    late.share()
    assert late.take(100) == 20


def test_what_was_counted_in_a_minute_gone_by_holds_nobody_back(url: str) -> None:
    first = Process(url)
    first.take(100)
    first.share()
    late = Process(url)
    late.clock += 60
    late.take(10)
    late.share()
    assert late.take(100) == 90


def test_a_new_minute_counts_nothing_twice(url: str) -> None:
    first, second = Process(url), Process(url)
    for process in (first, second):
        process.take(30)
        process.share()
    for process in (first, second):
        process.clock += 60
        process.share()
    assert first.take(100) == 70
    assert second.take(100) == 40


def test_without_redis_a_limit_is_each_process_own() -> None:
    first, second = Process(NOBODY), Process(NOBODY)
    first.take(60)
    first.share()
    second.share()
    assert (first.take(100), second.take(100)) == (40, 100)
