"""Limits that hold for several processes: each tells the others once a second what it let through.

No call waits for Redis. Between two tellings each process goes by what it knows, so that together
they let through what comes in about a second too many at most.
"""

import logging
from collections.abc import Callable
from time import monotonic, time
from typing import Any

import redis

from cms.delivery import limits

log = logging.getLogger("cms.delivery")

KEPT = 2 * limits.WINDOW  # seconds that Redis keeps a count which nobody adds to
PATIENCE = 0.5


class Sharing:
    """What this process has told, and what it has heard. *buckets* are its own.

    Redis counts from the start of each window anew, by *clock* (seconds since 1970): who comes late
    hears what the others let through lately, and not what they did all day.
    """

    def __init__(
        self,
        url: str,
        buckets: Callable[[], dict[int, limits.Bucket]] = limits.buckets,
        clock: Callable[[], float] = time,
    ) -> None:
        self._buckets = buckets
        self._clock = clock
        self._redis: Any = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        self._window = 0
        self._told: dict[int, int] = {}  # by token: what this process has told in all
        self._heard: dict[int, int] = {}  # by token: the window's count, when last heard

    def share(self) -> None:
        """Tell what was let through since the last time, and take what others let through."""
        window = int(self._clock() // limits.WINDOW)
        if window != self._window:
            self._window = window
            self._heard.clear()
        buckets = self._buckets()
        taken = {token: bucket.taken for token, bucket in buckets.items()}
        own = {token: max(0, count - self._told.get(token, 0)) for token, count in taken.items()}
        try:
            totals = self._exchange(own)
        except redis.RedisError as error:
            log.warning("rate limits are not shared: %s", error)
            return
        now = monotonic()
        for token, total in totals.items():
            others = total - self._heard.get(token, 0) - own[token]
            if others > 0:
                buckets[token].charge(others, now)
            self._heard[token] = total
        self._told = taken

    def _exchange(self, own: dict[int, int]) -> dict[int, int]:
        """Add *own* to Redis's counts; each count as it is then."""
        if not own:
            return {}
        with self._redis.pipeline(transaction=False) as pipe:
            for token, count in own.items():
                place = f"budskap:calls:{self._window}:{token}"
                pipe.incrby(place, count)
                pipe.expire(place, KEPT)
            return dict(zip(own, pipe.execute()[::2], strict=True))
