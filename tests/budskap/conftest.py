"""A client that waits for nobody, and the site of `tests/cms` to call."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from budskap import Client, Pace
from tests.cms.conftest import (  # noqa: F401
    automation,
    brand,
    copywriter,
    draft,
    live,
    manager,
    stage,
    template,
)

TOKEN = "wagtail_abcdefghijklmnopqrstuvwxyz0123456"


@dataclass
class Clock:
    """A clock that goes on when somebody sleeps, and by *tick* seconds at each look."""

    now: float = 1000.0
    tick: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        self.now += self.tick
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(
        retries=3, deadline=30, first=0.2, clock=clock, sleep=clock.sleep, chance=lambda: 1.0
    )


@pytest.fixture
def client_of(pace: Pace) -> Iterator[Callable[..., Client]]:
    """``client_of(base)`` calls the server there; what it opened is closed afterwards."""
    made: list[Client] = []

    def make(base: str, token: str = TOKEN, **more: Any) -> Client:
        retries = more.pop("retries", pace.retries)
        made.append(Client(base, token, pace=replace(pace, retries=retries), **more))
        return made[-1]

    yield make
    for each in made:
        each.close()
