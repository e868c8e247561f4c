"""One call with its repetitions: when to try again, when to wait, when to give up."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from budskap._wire import Broken, Request, Response, Wire
from budskap.errors import Problem, RateLimited, Unreachable

__all__ = ["Caller", "Pace"]

_AWAY = (502, 503, 504)
_TRY_AGAIN = (429, *_AWAY)


@dataclass(frozen=True)
class Pace:
    """How often and how long, in seconds. The last three are replaced by tests."""

    retries: int = 3
    deadline: float = 60.0
    first: float = 0.2
    longest: float = 10.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def pause(self, attempt: int) -> float:
        """How long to wait after *attempt* (0, 1, …): doubling, with full jitter."""
        return self.chance() * min(self.longest, self.first * 2.0**attempt)


class Caller:
    """Sends calls over a *wire*, and again where that can do no harm and may help."""

    def __init__(self, wire: Wire, pace: Pace) -> None:
        self.wire, self.pace = wire, pace

    def call(
        self, request: Request, sink: BinaryIO | None = None, limit: int | None = None
    ) -> Response:
        """The answer, whatever it says; `Unreachable` or `RateLimited` when none came in time."""
        ends = self.pace.clock() + self.pace.deadline
        attempt = 0
        while True:
            outcome = self._once(request, ends, sink, limit)
            if isinstance(outcome, Response) and outcome.status not in _TRY_AGAIN:
                return outcome
            wait = _asked_wait(outcome)
            pause = self.pace.pause(attempt) if wait is None else wait
            too_late = self.pace.clock() + pause >= ends
            if attempt >= self.pace.retries or too_late or not _may_repeat(request, outcome):
                raise _given_up(outcome, wait, attempt + 1, self.wire.base)
            self.pace.sleep(pause)
            attempt += 1
            if sink is not None:
                sink.seek(0)
                sink.truncate()

    def _once(
        self, request: Request, ends: float, sink: BinaryIO | None, limit: int | None
    ) -> Response | Broken:
        try:
            return self.wire.exchange(request, ends, sink, limit)
        except Broken as error:
            return error
        except TimeoutError as error:
            return Broken(str(error), hopeless=True)


def _may_repeat(request: Request, outcome: Response | Broken) -> bool:
    if isinstance(outcome, Broken):
        return not outcome.hopeless and (request.repeatable or outcome.unsent)
    return request.repeatable or outcome.status == 429


def _asked_wait(outcome: Response | Broken) -> float | None:
    """The seconds in ``Retry-After`` (a number or a date); None when nothing usable is there."""
    if isinstance(outcome, Broken):
        return None
    told = outcome.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal() and len(told) < 10:
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _given_up(
    outcome: Response | Broken, wait: float | None, tries: int, base: str
) -> Unreachable | RateLimited:
    times = f", tried {tries} times" if tries > 1 else ""
    if isinstance(outcome, Broken):
        error = Unreachable(f"{base}: {outcome}{times}")
        error.__cause__ = outcome
        return error
    if outcome.status == 429:
        when = f"; try again in {wait:g} s" if wait is not None else ""
        detail = f"Too many calls{when}."
        return RateLimited(Problem("rate-limited", 429, detail), wait)
    return Unreachable(f"{base}: HTTP {outcome.status}{times}")
