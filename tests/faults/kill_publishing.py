"""Kill the process while it publishes, over and over, and look whether anything is half done.

``python -m tests.faults.kill_publishing`` on SQLite, and on PostgreSQL with
``python -m scripts.with_postgres`` before it. Each life publishes, changes a snippet, promotes,
rolls back and calls a webhook from four threads, is killed (SIGKILL) at a random moment, and the
log is then looked through: what is live must say the snippet as it stands in the database. A server
of two workers is read all the while; in the end its workers must agree with the log, and the
webhook must have heard of every release. Exit status 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.faults import _around, _life, _verdict
from tests.faults._stage import TEMPLATES, Stage, set_up

AGREE_WITHIN = 1.0  # seconds after which every worker must know of a release


def main(arguments: list[str]) -> int:
    """Run the trial; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--longest", type=float, default=1.0, help="seconds of a life, at most")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="budskap-faults-") as folder:
        return _trial(Path(folder), asked.kills, asked.longest)


def _trial(folder: Path, kills: int, longest: float) -> int:
    port, hook = _around.free_port(), _around.free_port()
    stage = prepare(folder, hook)
    notes, heard = folder / "notes", folder / "heard"
    beside = [_around.fork(lambda: _around.receive(hook, heard))]
    server = _around.serve(port)
    try:
        beside.append(_around.fork(lambda: _around.read_on(port, stage.token, notes)))
        wrong = _kill_over_and_over(stage, port, kills, longest)
        wrong += _deliver_the_rest(heard)
    finally:
        for process in beside:
            _around.kill(process)
        _around.stop(server)
    wrong += sorted(set(notes.read_text().splitlines())) if notes.exists() else []
    print("\n".join(wrong) if wrong else "Nothing is wrong.")
    return 1 if wrong else 0


def prepare(folder: Path, hook: int) -> Stage:
    """A database and a stage in *folder*; its webhook calls the port *hook* of this machine."""
    os.environ |= {
        "BUDSKAP_STATE": str(folder),
        "BUDSKAP_ENVIRONMENTS": "staging,production",
        "BUDSKAP_WEBHOOK_ALLOW": "127.0.0.1",
        "BUDSKAP_DICTIONARIES": "none",
        "BUDSKAP_RATE_LIMIT": "0",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    stage = set_up(f"http://127.0.0.1:{hook}/")
    connections.close_all()
    return stage


def _kill_over_and_over(stage: Stage, port: int, kills: int, longest: float) -> list[str]:
    from django.db import connection, connections

    acknowledged: list[str] = []
    wrong: list[str] = []
    for number in range(1, kills + 1):
        connections.close_all()
        child, reads = _life.start(stage)
        time.sleep(random.uniform(0.02, longest))
        _around.kill(child)
        with os.fdopen(reads) as said:
            acknowledged += [line.strip() for line in said if line.endswith("\n")]
        wrong += _verdict.faults(acknowledged)
        if number % 10 == 0 or number == kills:
            wrong += _disagreements(stage, port)
        if number % 10 == 0 or number in (1, kills):
            _tell(number, acknowledged)
        if wrong:
            break
    print(f"{connection.vendor}: killed {number} times")
    return wrong


def _tell(number: int, acknowledged: list[str]) -> None:
    from cms.models import Release

    snippet = Release.objects.filter(action="snippet").count()
    acked = sum(line.startswith("change ") for line in acknowledged)
    said = f"{Release.objects.count()} releases, {len(acknowledged)} acknowledgements"
    said += f", {snippet} and {acked} of them of the snippet"
    print(f"{number} kills, {said}", flush=True)


def _disagreements(stage: Stage, port: int) -> list[str]:
    """Where the server's workers say something else than the log, a second after all is quiet."""
    from cms.models import LiveEntry

    time.sleep(AGREE_WITHIN)
    live: dict[tuple[str, str], Any] = {
        (row.key, row.environment): (200, row.entry.release_id, row.entry.content_id)
        for row in LiveEntry.objects.select_related("entry")
    }
    told = []
    for key in (f"order.{each}" for each in range(TEMPLATES)):
        for environment in _around.ENVIRONMENTS:
            expected = live.get((key, environment), (404, 0, ""))
            for _ in range(6):  # connections fall to either worker
                answer = _around.answer(port, stage.token, key, environment)
                if answer != expected:
                    told.append(f"{key} in {environment}: {answer} and not {expected}")
    return told


def _deliver_the_rest(heard: Path) -> list[str]:
    """Deliver what still waits, and name the releases that the receiver never heard of."""
    from django.utils import timezone

    from cms.models import Delivery, Release
    from cms.webhooks.worker import Worker

    waiting = Delivery.objects.filter(state=Delivery.State.WAITING)
    ends = time.monotonic() + 300
    while waiting.exists() and time.monotonic() < ends:
        waiting.update(next_attempt_at=timezone.now())  # no back-off for a trial
        Worker().run_once()
        time.sleep(0.5)
    numbers = {int(line) for line in heard.read_text().split()} if heard.exists() else set()
    missing = set(Release.objects.values_list("number", flat=True)) - numbers
    return [f"the webhook never heard of releases {sorted(missing)[:10]}"] if missing else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
