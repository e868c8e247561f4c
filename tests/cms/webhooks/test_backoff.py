"""When what failed is tried again: the specification's schedule, with jitter."""

from datetime import timedelta

import pytest

from cms.webhooks import backoff

SCHEDULE = [
    (1, timedelta(seconds=5)),
    (2, timedelta(minutes=5)),
    (3, timedelta(minutes=30)),
    (4, timedelta(hours=2)),
    (5, timedelta(hours=5)),
    (6, timedelta(hours=10)),
    (7, timedelta(hours=10)),
]


@pytest.mark.parametrize(("failures", "wait"), SCHEDULE)
@pytest.mark.parametrize("luck", [0.0, 0.999])
def test_the_schedule(
    failures: int, wait: timedelta, luck: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("random.random", lambda: luck)
    found = backoff.wait_after(failures)
    assert found is not None
    assert wait <= found <= wait * 1.2
    assert (found == wait) is (luck == 0.0)


@pytest.mark.parametrize("failures", [8, 9])
def test_after_the_eighth_it_is_given_up(failures: int) -> None:
    assert backoff.wait_after(failures) is None


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 2), (2, 4), (8, 256), (9, 300), (10, 300), (10_000, 300)]
)
def test_an_endpoint_is_left_alone_longer_with_each_failure(failures: int, seconds: int) -> None:
    assert backoff.pause_after(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("", 0),
        ("0", 0),
        ("120", 120),
        ("3600", 3600),
        ("3601", 3600),
        ("9" * 400, 3600),
        ("-1", 0),
        ("1.5", 0),
        ("٣", 0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0),
    ],
)
def test_what_a_receiver_asks_for(written: str, seconds: int) -> None:
    assert backoff.asked_for(written) == timedelta(seconds=seconds)
