"""Long jobs: carried out beside the requests, with progress, and stopped by request.

A job runs in a thread of the process that was asked, and tells of itself in small files
(`cms.workfiles`): how far it is, and every few seconds that it lives. One whose process ended is
found by its silence. Its work is one transaction: what ended before its time left nothing in the
database, and is simply started again.
"""

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.core.files.base import ContentFile
from django.db import connections
from django.utils.translation import get_language, override

from cms.errors import Refused
from cms.workfiles import storage, sweep

__all__ = ["Job", "Progress", "State", "Stopped", "cancel", "read", "start"]

log = logging.getLogger("cms.jobs")

SILENCE: Final = 20.0
"""Seconds without a word after which a job is taken for ended."""
AGE: Final = timedelta(hours=4)
"""How long what a job said of itself is kept; nobody looks for it later."""
_EVERY: Final = 0.5
"""Seconds between two notes of progress."""


class State(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Stopped(Exception):
    """Somebody asked the job to stop."""


@dataclass(frozen=True)
class Job:
    """How a job is; ``words`` say why it failed, ``result`` what it made, ``by`` who began it (a
    primary key), where that matters.

    ``began`` and ``beat``, its last sign of life, are seconds since 1970.
    """

    kind: str
    state: State
    done: int = 0
    total: int = 0
    beat: float = 0.0
    words: str = ""
    result: Any = None
    began: float = 0.0
    by: int | None = None

    @property
    def last_seen(self) -> datetime:
        """When it ended, or last gave a sign of life."""
        return datetime.fromtimestamp(self.beat, UTC)

    @property
    def is_running(self) -> bool:
        return self.state is State.RUNNING

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


def start(
    name: str, kind: str, work: Callable[["Progress"], Any], *, by: int | None = None
) -> None:
    """Run *work* in a thread as the job called *name*; nothing happens while one is running.

    A `Refused` that it raises is told, in the language of who began it.
    """
    now = read(name)
    if now is not None and now.is_running:
        return
    sweep("jobs", AGE)
    _forget(f"{name}.stop")
    moment = time.time()
    job = Job(kind, State.RUNNING, beat=moment, began=moment, by=by)
    _write(name, job)
    thread = threading.Thread(
        target=_run, args=(name, job, work, get_language()), name=f"job-{kind}", daemon=True
    )
    thread.start()


def read(name: str) -> Job | None:
    """The job called *name*; one that is silent has stopped. None where there never was one."""
    try:
        with storage().open(f"jobs/{name}.json") as file:
            told_ = json.load(file)
    except (OSError, ValueError):
        return None
    job = Job(**{**told_, "state": State(told_["state"])})
    if job.is_running and time.time() - job.beat > SILENCE:
        return replace(job, state=State.STOPPED)
    return job


def cancel(name: str) -> None:
    """Ask the job called *name* to stop; it undoes what it did."""
    _put(f"{name}.stop", b"stop")


class Progress:
    """What a job calls as it goes on; raises `Stopped` when somebody asked for that."""

    def __init__(self, name: str, job: Job) -> None:
        self.name, self.job, self.total = name, job, 0
        self._done, self._told = 0, 0.0
        self._ended, self._lock = threading.Event(), threading.Lock()
        threading.Thread(target=self._live, daemon=True).start()

    def __call__(self, done: int) -> None:
        self._done = done
        if storage().exists(f"jobs/{self.name}.stop"):
            raise Stopped
        if time.monotonic() - self._told > _EVERY:
            self._note()

    def end(self) -> None:
        """From here on nothing is noted: a late sign of life would stand over how it ended."""
        with self._lock:
            self._ended.set()

    def _note(self) -> None:
        self._told = time.monotonic()
        with self._lock:
            if not self._ended.is_set():
                now = replace(self.job, done=self._done, total=self.total, beat=time.time())
                _write(self.name, now)

    def _live(self) -> None:
        """A sign of life also while one step takes long."""
        while not self._ended.wait(SILENCE / 5):
            self._note()


def _run(name: str, begun: Job, work: Callable[[Progress], Any], language: str | None) -> None:
    progress = Progress(name, begun)
    with override(language):
        try:
            result = work(progress)
            total = progress.total
            job = replace(begun, state=State.DONE, done=total, total=total, result=result)
        except Stopped:
            job = replace(begun, state=State.STOPPED)
        except Refused as refusal:
            job = replace(begun, state=State.FAILED, words=" ".join(refusal.messages))
        except Exception as error:
            log.exception("a job failed: %s", begun.kind)
            job = replace(begun, state=State.FAILED, words=type(error).__name__)
        finally:
            progress.end()
            connections.close_all()
    _write(name, replace(job, beat=time.time()))


def _write(name: str, job: Job) -> None:
    _put(f"{name}.json", json.dumps({**asdict(job), "state": job.state.value}).encode())


def _put(name: str, data: bytes) -> None:
    """Write over what is there; where the storage is a directory, in one step."""
    place, path = storage(), f"jobs/{name}"
    temporary = place.save(f"jobs/{name}.new", ContentFile(data))
    try:
        os.replace(place.path(temporary), place.path(path))
    except NotImplementedError:  # no directory
        place.delete(path)
        place.save(path, ContentFile(data))
        place.delete(temporary)


def _forget(name: str) -> None:
    storage().delete(f"jobs/{name}")
