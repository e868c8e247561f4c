"""Whether what is kept is still right: the newest release and the count of `cms.doors`.

One row has both. A worker reads it when a request comes and its knowledge is older than `EVERY`, by
one thread while the others go on; what is older than `AT_MOST` is trusted by nobody. With Redis,
whose word is cheaper and may be lost, a hint is read as well: it says only that something changed.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any

from cms import doors, queries
from cms.delivery.hints import Hints
from cms.delivery.outside import outside_a_request

log = logging.getLogger("cms.delivery")

EVERY = 0.4  # seconds between readings of the row, where no hints tell more
EVERY_HINTED = 0.7
HINT_EVERY = 0.1
AT_MOST = 0.2  # seconds that a reading may be late while others go on with what they know
MOST_KEYS = 1000  # changed at once: beyond, everything is let go


@dataclass(frozen=True)
class Seen:
    """What this worker knows; the callers that were asked about since belong to it."""

    release: int
    doors: int
    header: tuple[str, str]
    callers: dict[bytes, Any] = field(default_factory=dict, compare=False)


class Sequence:
    """What has been seen; *changed* is told the keys that changed (None: all), and applies it."""

    def __init__(
        self, changed: Callable[[list[str] | None, Callable[[], None]], None], hints: Hints | None
    ) -> None:
        self._changed = changed
        self._hints = hints
        self._seen: Seen | None = None
        self._lock = Lock()
        self._mark = Lock()  # between `look_again` and the end of a reading; held for no time
        self._told = 0
        self._due = self._at_latest = self._row_due = 0.0
        doors.listen(self._changed_here)

    def seen(self, now: float) -> Seen | None:
        """What is known *now*, at most `EVERY` and `AT_MOST` old; None when it cannot be known."""
        return self._seen if now < self._due else self._look()

    def is_still(self, seen: Seen | None) -> bool:
        """Whether nothing has been seen to change since."""
        return seen is not None and self._seen is seen

    def look_again(self) -> None:
        """Something has changed: the next request looks before it is answered."""
        with self._mark:
            self._told += 1
            self._due = self._at_latest = self._row_due = 0.0

    def _changed_here(self) -> None:
        """This process has committed a change, and tells the others."""
        if self._hints:
            self._hints.give()
        self.look_again()

    def _look(self) -> Seen | None:
        if not self._lock.acquire(blocking=monotonic() >= self._at_latest):
            return self._seen
        try:
            now = monotonic()
            if now >= self._due:  # nobody has looked while this thread waited
                self._look_once(now)
            return self._seen
        finally:
            self._lock.release()

    def _look_once(self, now: float) -> None:
        told = self._told
        if now < self._row_due and self._hints and not self._hints.are_new():
            self._due = min(now + HINT_EVERY, self._row_due)
            return
        self._read()
        every = EVERY_HINTED if self._hints else EVERY
        with self._mark:
            if told == self._told:  # else it was read before what was told of
                self._row_due = now + every
                self._at_latest = self._row_due + AT_MOST
                self._due = now + (HINT_EVERY if self._hints else every)

    def _read(self) -> None:
        """Read the row, and what changed since the last reading."""
        try:
            with outside_a_request():
                self._apply(*queries.sequence())
        except Exception:
            log.exception("the release sequence cannot be read; Django answers meanwhile")
            self._changed(None, lambda: self._set(None))

    def _apply(self, release: int, count: int) -> None:
        before = self._seen
        if before is not None and (before.release, before.doors) == (release, count):
            return
        header = ("Budskap-Release", str(release))
        if before is None or before.doors != count or release < before.release:
            self._changed(None, lambda: self._set(Seen(release, count, header)))
            return
        keys = queries.keys_changed(before.release, release, MOST_KEYS)
        now = Seen(release, count, header, before.callers)
        self._changed(keys, lambda: self._set(now))

    def _set(self, seen: Seen | None) -> None:
        self._seen = seen
