"""Which token fetches what, and when a token was last used: counted in memory, written in batches.

Nothing here may disturb an answer. What cannot be written is kept for the next time, and said in
the log; beyond `MOST` different counts, further ones are dropped and said as well.
"""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count as counting
from threading import Lock

from django.db import connection, transaction
from wagtail.models import APIToken

from cms.delivery.noted import Wording
from cms.delivery.outside import outside_a_request
from cms.models import Fetched

log = logging.getLogger("cms.delivery")

MOST = 50_000

# token's id, key, channel, locale, environment
Place = tuple[int, str, str, str, str]


class Tally:
    """A count that threads add to without a lock: `next` of a counter is done at once."""

    __slots__ = ("_asked", "_count", "_written")

    def __init__(self) -> None:
        self._count = counting()
        self._asked = 0  # how often the counter was moved only to be read
        self._written = 0

    def add(self) -> None:
        """One more."""
        next(self._count)

    def unwritten(self) -> int:
        """How many were added since the last that were `written`. For one thread at a time."""
        found = next(self._count) - self._asked
        self._asked += 1
        return found - self._written

    def written(self, number: int) -> None:
        """So many of them are safe."""
        self._written += number


_tallies: dict[Place, Tally] = {}
_used: dict[int, datetime] = {}
_many: dict[Place, int] = {}  # of batches: added to under the lock
_dropped = 0
_lock = Lock()


def place_of(token_id: int, wording: Wording) -> Place:
    """Where a token's use of a wording is counted."""
    return (token_id, wording.key, wording.channel, wording.locale, wording.environment)


def count(place: Place) -> None:
    """Count one use."""
    tally = _tallies.get(place)
    if tally is None:
        tally = _new(place)
        if tally is None:
            return
    tally.add()


def count_many(uses: Iterable[tuple[Place, int]]) -> None:
    """Count the uses of a batch."""
    with _lock:
        for place, number in uses:
            _many[place] = _many.get(place, 0) + number


def use(token_id: int) -> None:
    """Note that a token is in use."""
    _used[token_id] = datetime.now(UTC)


def flush() -> bool:
    """Write what was counted since the last time; whether that went well."""
    try:
        with _flushing, outside_a_request():
            _write()
    except Exception:
        log.exception("counts of use cannot be written, and are kept")
        return False
    return True


_flushing = Lock()


def _new(place: Place) -> Tally | None:
    global _dropped
    if len(_tallies) >= MOST:
        _dropped += 1
        return None
    return _tallies.setdefault(place, Tally())


def _write() -> None:
    global _dropped
    tallied = {
        place: number for place, each in list(_tallies.items()) if (number := each.unwritten())
    }
    with _lock:
        many = dict(_many)
    now = datetime.now(UTC)
    used = {token_id: now for token_id, *_ in tallied} | dict(_used)
    rows = {place: tallied.get(place, 0) + many.get(place, 0) for place in tallied | many}
    if rows or used:
        with transaction.atomic():
            _upsert(rows)
            for token_id, when in sorted(used.items()):
                APIToken.objects.filter(pk=token_id).update(last_used_at=when)
    _settle(tallied, many, used)
    if _dropped:
        log.warning("%d uses were not counted: too many different ones at once", _dropped)
        _dropped = 0


def _settle(tallied: dict[Place, int], many: dict[Place, int], used: dict[int, datetime]) -> None:
    """What was written need not be written again."""
    for place, number in tallied.items():
        _tallies[place].written(number)
    with _lock:
        for place, number in many.items():
            _many[place] -= number
            if not _many[place]:
                del _many[place]
    for token_id, when in used.items():
        if _used.get(token_id) == when:
            _used.pop(token_id, None)
    if len(_tallies) > MOST // 2:  # those that nobody used lately make room
        for place in [place for place in list(_tallies) if place not in tallied]:
            _tallies.pop(place, None)


def _upsert(rows: dict[Place, int]) -> None:
    """Add to today's counts; in a fixed order, so that two processes never wait crosswise."""
    table = connection.ops.quote_name(Fetched._meta.db_table)
    day = datetime.now(UTC).date()
    statement = (
        f"INSERT INTO {table} (token_id, key, channel, locale, environment, day, count)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (key, channel, locale, environment, token_id, day)"
        f" DO UPDATE SET count = {table}.count + excluded.count"
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*place, day, rows[place]) for place in sorted(rows)])
