"""Sends what an outbox holds, until it is told to stop.

One thread serves one receiver, so that a slow one keeps nobody else waiting. Several workers, on
several machines, may run at once. What is sent is a `Job`: webhooks, or templates to providers.
"""

import logging
import threading
import time
from collections.abc import Callable, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from django.db import Error, connections
from django.utils import timezone

from cms.webhooks import due
from cms.webhooks.sending import serve

THREADS = 8
EVERY = 1.0  # seconds between two looks at the database
AWAY = 5.0  # before a database that did not answer is asked again
PRUNE_EVERY = 3600.0


class DueFor(Protocol):
    """Up to *most* receivers that something is due for, without those in *but*."""

    def __call__(self, *, but: Set[int], most: int) -> list[int]: ...


@dataclass(frozen=True)
class Job:
    """What a worker does: whom something is due for, serving one of them, and tidying up."""

    name: str  # of the logger, after "cms."
    due: DueFor
    serve: Callable[[int, threading.Event], int]
    prune: Callable[[], int] = lambda: 0


WEBHOOKS = Job("webhooks", due.due_endpoints, serve, lambda: due.prune(timezone.now()))


class Worker:
    """A loop over the receivers that something is due for."""

    def __init__(self, stop: threading.Event | None = None, job: Job = WEBHOOKS) -> None:
        self._stop, self._job = stop or threading.Event(), job
        self._log = logging.getLogger(f"cms.{job.name}")
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix=job.name)
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
                while self._job.prune():
                    pass
        except Error:
            self._log.exception("the database did not answer")
            connections.close_all()
            self._stop.wait(AWAY)

    def _start(self) -> int:
        """Give each receiver that something is due for to a free thread. Returns how many."""
        room = THREADS - len(self._serving)
        ids = self._job.due(but=self._serving.keys(), most=room) if room else []
        for each in ids:
            self._serving[each] = self._pool.submit(_serve, self._job, each, self._stop)
        return len(ids)

    def _collect(self) -> None:
        for each, future in list(self._serving.items()):
            if not future.done():
                continue
            del self._serving[each]
            if error := future.exception():
                # What was claimed is due again when its lease is over.
                self._log.error("receiver %s could not be served", each, exc_info=error)
                self.faults += 1
            else:
                self.delivered += future.result()


def _serve(job: Job, receiver: int, stop: threading.Event) -> int:
    """In a thread of the pool, which keeps no connection to the database."""
    try:
        return job.serve(receiver, stop)
    finally:
        connections.close_all()
