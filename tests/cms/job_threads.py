"""Long jobs without threads: a test sees what they made, or that they get no further."""

from collections.abc import Callable
from typing import Any

import pytest

from cms import jobs


def run_jobs_as(monkeypatch: pytest.MonkeyPatch, run: Callable[[Any, Any], None]) -> None:
    """Have *run* called, in the request, with what each job's thread would do and its arguments."""

    class Now:
        def __init__(
            self, target: Any, args: Any = (), name: str = "", daemon: bool = False
        ) -> None:
            self.target, self.args, self.name = target, args, name

        def start(self) -> None:
            if self.name:  # else it tells that the job lives
                run(self.target, self.args)

    monkeypatch.setattr(jobs.threading, "Thread", Now)
    monkeypatch.setattr(jobs.connections, "close_all", lambda: None)
