"""Sends what the outbox holds, until it is told to stop.

One thread serves one endpoint, so that a slow receiver keeps nobody else waiting. Several workers,
on several machines, may run at once.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import Error, connections
from django.utils import timezone

from cms.webhooks import due
from cms.webhooks.sending import serve

log = logging.getLogger("cms.webhooks")

THREADS = 8
EVERY = 1.0  # seconds between two looks at the database
AWAY = 5.0  # before a database that did not answer is asked again
PRUNE_EVERY = 3600.0


class Worker:
    """A loop over the endpoints that something is due for."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self._stop = stop or threading.Event()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="webhooks")
        self._serving: dict[int, Future[int]] = {}
        self._prune_at = 0.0
        self.delivered = 0
        self.faults = 0  # of ours or of the database; receivers' are noted on the deliveries

    def run(self, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Send until it is stopped or *is_wanted* says no; a call under way is finished."""
        try:
            while not self._stop.is_set() and is_wanted():
                self._look()
                self._stop.wait(EVERY)
        finally:
            self._stop.set()
            self._pool.shutdown()

    def run_once(self) -> None:
        """Send all that is due now; stops early at a fault."""
        try:
            while not (self.faults or self._stop.is_set()) and (self._start() or self._serving):
                time.sleep(0.02)
                self._collect()
        finally:
            self._pool.shutdown()

    def _look(self) -> None:
        """One look. A database that is away is waited for."""
        try:
            self._collect()
            self._start()
            if time.monotonic() >= self._prune_at:
                self._prune_at = time.monotonic() + PRUNE_EVERY
                while due.prune(timezone.now()):
                    pass
        except Error:
            log.exception("the database did not answer")
            connections.close_all()
            self._stop.wait(AWAY)

    def _start(self) -> int:
        """Give each endpoint that something is due for to a free thread. Returns how many."""
        room = THREADS - len(self._serving)
        ids = due.due_endpoints(but=self._serving.keys(), most=room) if room else []
        for endpoint_id in ids:
            self._serving[endpoint_id] = self._pool.submit(_serve, endpoint_id, self._stop)
        return len(ids)

    def _collect(self) -> None:
        for endpoint_id, future in list(self._serving.items()):
            if not future.done():
                continue
            del self._serving[endpoint_id]
            if error := future.exception():
                # What was claimed is due again when its lease is over.
                log.error("endpoint %s could not be served", endpoint_id, exc_info=error)
                self.faults += 1
            else:
                self.delivered += future.result()


def _serve(endpoint_id: int, stop: threading.Event) -> int:
    """In a thread of the pool, which keeps no connection to the database."""
    try:
        return serve(endpoint_id, stop)
    finally:
        connections.close_all()
