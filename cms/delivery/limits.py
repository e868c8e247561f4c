"""How many calls a token may make a minute, told by the RateLimit fields of the IETF's draft.

draft-ietf-httpapi-ratelimit-headers-11. A bucket a token and process, which fills evenly: after a
quiet minute the whole of a minute's calls may come at once. With Redis, processes tell each other
once a second what they let through (`cms.delivery.sharing`), so that the limit holds for all
together, about; without, each process has it for itself.
"""

from math import ceil
from threading import Lock
from typing import NamedTuple

from django.conf import settings

from cms.api.caller import Caller

WINDOW = 60  # seconds
MOST_BUCKETS = 10_000
MOST_USED = WINDOW + 1e-6  # seconds of a bucket, with what floats lose

Fields = dict[str, str]


def limit_of(caller: Caller) -> int:
    """The calls a minute that *caller* may make; 0 for as many as they like."""
    own = caller.requests_per_minute
    return int(settings.RATE_LIMIT) if own is None else own


class Taken(NamedTuple):
    """What became of one call: whether it may go on, and what is left."""

    allowed: bool
    left: int
    wait: int  # seconds until all is left again; of a refused call, until the next may come


class Bucket:
    """One token's calls. A single number says all: when the bucket would be full again.

    Threads may overwrite each other's number now and then, which lets a call more through.
    """

    __slots__ = ("_full_at", "_said", "_step", "limit", "policy", "taken")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.policy = ("RateLimit-Policy", f'"default";q={limit};w={WINDOW}')
        self.taken = 0  # in all, by this process
        self._step = WINDOW / limit
        self._full_at = 0.0
        # Whoever keeps well below the limit is told the same each time: what was said last.
        self._said = (-1.0, ("RateLimit", ""))

    def take(self, now: float) -> Taken:
        """Take one call at *now*, in monotonic seconds, when there is one."""
        after = self._spend(now)
        if after > MOST_USED:
            return Taken(False, 0, max(1, ceil(after - WINDOW)))
        return Taken(True, int((WINDOW - after) / self._step + 1e-6), ceil(after))

    def field(self, now: float) -> tuple[str, str] | None:
        """`take` for the hot path: what an answer says is left; None where there is no call."""
        after = self._spend(now)
        when, said = self._said
        if after == when:
            return said
        if after > MOST_USED:
            return None
        left = int((WINDOW - after) / self._step + 1e-6)
        said = ("RateLimit", f'"default";r={left};t={ceil(after)}')
        self._said = (after, said)
        return said

    def _spend(self, now: float) -> float:
        """Seconds until all is left again, after one call; beyond `MOST_USED` it was not taken."""
        lacking = self._full_at - now
        after = lacking + self._step if lacking > 0 else self._step
        if after <= MOST_USED:
            self._full_at = now + after
            self.taken += 1
        return after

    def charge(self, calls: int, now: float) -> None:
        """Take *calls* that were let through elsewhere."""
        most = now + WINDOW
        self._full_at = min(most, max(self._full_at, now) + calls * self._step)


_buckets: dict[int, Bucket] = {}
_lock = Lock()


def bucket_of(caller: Caller) -> Bucket | None:
    """The bucket of a caller's token in this process; None where nothing is limited."""
    limit = limit_of(caller)
    if not limit:
        return None
    found = _buckets.get(caller.token_id)
    if found is None or found.limit != limit:
        with _lock:
            if len(_buckets) >= MOST_BUCKETS:
                _buckets.clear()
            found = _buckets[caller.token_id] = Bucket(limit)
    return found


def buckets() -> dict[int, Bucket]:
    """Every bucket of this process by its token's id."""
    return dict(_buckets)


def forget() -> None:
    """Begin anew, as a fresh process does."""
    _buckets.clear()


def fields(bucket: Bucket, taken: Taken) -> Fields:
    """What an answer says of the limit."""
    name, policy = bucket.policy
    found = {name: policy, "RateLimit": f'"default";r={taken.left};t={taken.wait}'}
    return found if taken.allowed else {**found, "Retry-After": str(taken.wait)}
