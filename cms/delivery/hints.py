"""A word passed between workers through Redis: something changed, look at the database.

The value means nothing but by being another one. Redis may be away, and a process that is killed
may never have told it: hints only make haste, and the database is read all the same.
"""

import logging
from typing import Any

import redis

log = logging.getLogger("cms.delivery")

KEY = "budskap:changed"
PATIENCE = 0.05  # seconds: a hint that takes longer is no haste


class Hints:
    """What was last heard."""

    def __init__(self, url: str) -> None:
        self._redis: Any = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        self._last: bytes | None = None

    def are_new(self) -> bool:
        """Whether something changed since this was asked last; True when Redis does not answer."""
        try:
            now = self._redis.get(KEY)
        except redis.RedisError as error:
            log.warning("Redis gives no hints: %s", error)
            return True
        new, self._last = now != self._last, now
        return new

    def give(self) -> None:
        """Tell the other workers."""
        try:
            self._redis.incr(KEY)
        except redis.RedisError as error:
            log.warning("Redis takes no hints: %s", error)
