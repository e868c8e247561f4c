"""How many calls a token may make, and what answers say of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.delivery import limits
from cms.delivery.limits import WINDOW, Bucket


@pytest.mark.parametrize("limit", [1, 3, 60, 60_000])
def test_a_whole_minutes_calls_may_come_at_once_and_not_one_more(limit: int) -> None:
    bucket = Bucket(limit)
    assert [bucket.take(5.0).allowed for _ in range(limit + 1)] == [True] * limit + [False]


def test_it_says_what_is_left_and_when_all_is_back() -> None:
    bucket = Bucket(60)
    assert bucket.take(0.0) == (True, 59, 1)
    assert bucket.take(0.0) == (True, 58, 2)
    assert bucket.take(1.0) == (True, 58, 2)


def test_a_refused_call_says_how_long_to_wait() -> None:
    bucket = Bucket(2)
    for _ in range(2):
        bucket.take(0.0)
    refused = bucket.take(0.0)
    assert refused == (False, 0, 30)
    assert not bucket.take(29.0).allowed
    assert bucket.take(30.0).allowed


@given(st.integers(1, 50), st.lists(st.floats(0, 5), max_size=200))
def test_no_minute_lets_more_than_twice_the_limit_through(limit: int, waits: list[float]) -> None:
    """A full bucket, and what fills up meanwhile."""
    bucket, now, passed = Bucket(limit), 0.0, []
    for wait in waits:
        now += wait
        if bucket.take(now).allowed:
            passed.append(now)
    for start in passed:
        assert sum(start <= at < start + WINDOW for at in passed) <= 2 * limit
    assert len(passed) <= limit + now * limit / WINDOW + 1e-3


@given(st.integers(1, 50), st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, 61.0]), max_size=120))
def test_the_hot_path_says_what_the_view_says(limit: int, waits: list[float]) -> None:
    """It keeps what it said last; nobody may see that."""
    hot, cold, now = Bucket(limit), Bucket(limit), 0.0
    for wait in waits:
        now += wait
        taken = cold.take(now)
        told = ("RateLimit", f'"default";r={taken.left};t={taken.wait}') if taken.allowed else None
        assert hot.field(now) == told


def test_what_others_let_through_counts() -> None:
    bucket = Bucket(10)
    bucket.charge(9, 0.0)
    assert bucket.take(0.0).allowed
    assert not bucket.take(0.0).allowed
    bucket.charge(1000, 0.0)
    assert bucket.take(12.0).allowed  # never further behind than a minute


@pytest.fixture(autouse=True)
def anew() -> Any:
    limits.forget()
    yield
    limits.forget()


@pytest.mark.parametrize("client", ["ask", "ask_django"])
def test_over_the_limit_is_429_with_the_fields(
    client: str, live: Any, settings: Any, request: pytest.FixtureRequest
) -> None:
    settings.RATE_LIMIT = 3
    live("nb")
    ask = request.getfixturevalue(client)
    answers = [ask() for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert {each["RateLimit-Policy"] for each in answers} == {'"default";q=3;w=60'}
    assert [each["RateLimit"].split(";")[1] for each in answers] == ["r=2", "r=1", "r=0", "r=0"]
    told = answers[-1].json()
    assert told["type"] == "urn:budskap:problem:too-many-requests"
    assert answers[-1]["RateLimit"] == f'"default";r=0;t={answers[-1]["Retry-After"]}'
    assert 1 <= int(answers[-1]["Retry-After"]) <= 20


@pytest.mark.parametrize("client", ["ask", "ask_django"])
def test_without_a_limit_nothing_is_said_of_one(
    client: str, live: Any, settings: Any, request: pytest.FixtureRequest
) -> None:
    settings.RATE_LIMIT = 0
    live("nb")
    ask = request.getfixturevalue(client)
    for _ in range(3):
        assert "RateLimit" not in ask().headers


def test_a_problem_tells_of_the_limit_too(ask: Any, live: Any) -> None:
    live("nb")
    assert "RateLimit" in ask("locale=nbb").headers
