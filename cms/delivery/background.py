"""What is done beside the answers: counts are written, limits shared. One thread a process."""

import atexit
import logging
import os
from collections.abc import Callable
from threading import Event, Lock, Thread

log = logging.getLogger("cms.delivery")

SHARE_EVERY = 1.0  # seconds
FLUSH_EVERY = 10  # times that


class Background:
    """Begins with the first request that a process sees, so also after a fork."""

    def __init__(self, share: Callable[[], None] | None, flush: Callable[[], object]) -> None:
        self._share = share
        self._flush = flush
        self._stop = Event()
        self._process = 0
        self._lock = Lock()

    def begin(self) -> None:
        """Have it running in this process."""
        if self._process == os.getpid():
            return
        with self._lock:
            if self._process != os.getpid():
                self._process = os.getpid()
                Thread(target=self._run, name="budskap-background", daemon=True).start()
                atexit.register(self.end)

    def end(self) -> None:
        """Stop, and write what is left."""
        self._stop.set()
        self._flush()

    def _run(self) -> None:
        turns = 0
        while not self._stop.wait(SHARE_EVERY):
            turns += 1
            if self._share:
                _whatever_happens(self._share)
            if turns % FLUSH_EVERY == 0:
                _whatever_happens(self._flush)


def _whatever_happens(work: Callable[[], object]) -> None:
    """One that fails must not keep the other from its turn."""
    try:
        work()
    except Exception:
        log.exception("work in the background failed, and goes on")
