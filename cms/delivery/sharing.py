"""Limits that hold for several processes: each tells the others once a second what it let through.

No call waits for Redis. Between two tellings each process goes by what it knows, so that together
they let through what comes in about a second too many at most.
"""

import logging
from time import monotonic
from typing import Any

import redis

from cms.delivery import limits

log = logging.getLogger("cms.delivery")

KEPT = 2 * limits.WINDOW  # seconds that Redis keeps a count which nobody adds to
PATIENCE = 0.5


class Sharing:
    """What this process has told, and what it has heard."""

    def __init__(self, url: str) -> None:
        self._redis: Any = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        self._told: dict[int, int] = {}  # by token: what this process has told in all
        self._heard: dict[int, int] = {}  # by token: the count of all processes, when last heard

    def share(self) -> None:
        """Tell what was let through since the last time, and take what others let through."""
        buckets = {
            token: bucket
            for token, bucket in limits.buckets().items()
            if bucket.taken or token in self._heard
        }
        own = {token: bucket.taken - self._told.get(token, 0) for token, bucket in buckets.items()}
        own = {token: max(0, count) for token, count in own.items()}
        try:
            totals = self._exchange(own)
        except redis.RedisError as error:
            log.warning("rate limits are not shared: %s", error)
            return
        now = monotonic()
        for token, total in totals.items():
            others = total - self._heard.get(token, total - own[token]) - own[token]
            if others > 0:
                buckets[token].charge(others, now)
            self._heard[token] = total
            self._told[token] = buckets[token].taken if own[token] else self._told.get(token, 0)

    def _exchange(self, own: dict[int, int]) -> dict[int, int]:
        with self._redis.pipeline(transaction=False) as pipe:
            for token, count in own.items():
                pipe.incrby(f"budskap:calls:{token}", count)
                pipe.expire(f"budskap:calls:{token}", KEPT)
            return dict(zip(own, pipe.execute()[::2], strict=True)) if own else {}
