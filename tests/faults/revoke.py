"""Revoke tokens and take rights away under full load: how long does any worker go on answering?

``python -m tests.faults.revoke`` (needs wrk) by the database's word alone; with
``python -m scripts.with_redis`` before it by hints as well, with ``scripts.with_postgres`` on
PostgreSQL. A server of four workers is asked with all the force of wrk. Each turn makes a token,
lets every worker get to know it, and then takes it, or what it may do, away. Meanwhile drafts with
a marker word are written, and what a reader may see is searched for it. Exit status 1 when a call
that began a second later still got an answer, or the marker came out.
"""

from __future__ import annotations

import argparse
import http.client
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults import _around
from tests.faults._stage import BODY, TEMPLATES, Stage
from tests.faults.kill_publishing import prepare

WITHIN = 1.0  # seconds
WATCHED = 2.0  # seconds that a turn goes on asking
WORKERS, ASKERS = 4, 6
MARK = "Zyzzyva"
READ = "/api/v1/templates/order.0/sms?locale=en&environment=staging"
OPEN = (
    "templates?environment=staging",
    "templates/order.1?environment=staging",
    "templates/order.1/sms?locale=en&environment=staging",
    "templates/order.1/sms?locale=en&environment=staging&state=draft",
    "templates/order.1/sms?locale=da&environment=staging",
    "templates/order.99/sms?locale=en&environment=staging",
    "releases?environment=staging",
    "releases/1?environment=staging",
    "releases/1/bundle?environment=staging",
    "changes?since=0&environment=staging",
)


def main(arguments: list[str]) -> int:
    """Run the trial; 0 when all was well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=12)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="budskap-revoke-") as folder:
        stage = prepare(Path(folder), _around.free_port())
        port = _around.free_port()
        server = _around.serve(port, WORKERS)
        load = _load(port, stage.token, asked.turns)
        try:
            return _trial(stage, port, asked.turns)
        finally:
            load.kill()
            load.wait()
            _around.stop(server)


def _load(port: int, token: str, turns: int) -> subprocess.Popen[bytes]:
    seconds = int(turns * (WATCHED + 5) + 60)
    return subprocess.Popen(
        _around.wrk(32, seconds, token, f"http://127.0.0.1:{port}{READ}"),
        stdout=subprocess.DEVNULL,
        preexec_fn=_around.end_with_parent,
    )


def _trial(stage: Stage, port: int, turns: int) -> int:
    latest: dict[str, float] = {}
    seen: list[str] = []
    stop = threading.Event()
    writer = threading.Thread(target=_write_drafts, args=(stage, stop))
    writer.start()
    try:
        for turn in range(turns):
            name, take_away, token = _turn(turn)
            took = _still_answered(port, token, take_away)
            latest[name] = max(latest.get(name, 0.0), took)
            seen += _search(port, stage.token)
            print(f"{name}: the last answer began {took:.2f} s after", flush=True)
    finally:
        stop.set()
        writer.join()
    for line in sorted(set(seen)):
        print(line)
    for name, took in latest.items():
        print(f"{name}: at most {took:.2f} s")
    return 1 if seen or max(latest.values()) > WITHIN else 0


def _turn(turn: int) -> tuple[str, Callable[[], Any], str]:
    """What is taken away this time, how, and from which token."""
    from django.contrib.auth.models import Group, User
    from wagtail.models import APIToken

    from cms import roles

    owner = User.objects.create_user(f"robot-{turn}")
    owner.groups.add(Group.objects.get(name=roles.AUTOMATION))
    token, text = APIToken.create_token(user=owner, name=f"turn {turn}")

    def deactivate() -> None:
        owner.is_active = False
        owner.save()

    ways: list[tuple[str, Callable[[], Any]]] = [
        ("a token revoked", token.revoke),
        ("its user out of the group", owner.groups.clear),
        ("its user deactivated", deactivate),
    ]
    return *ways[turn % len(ways)], text


def _still_answered(port: int, token: str, take_away: Callable[[], Any]) -> float:
    """Seconds after which the last call began that was answered, counted from the commit."""
    answered: list[float] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            began = time.monotonic()
            if _get(port, READ, token)[0] == 200:
                answered.append(began)

    askers = [threading.Thread(target=ask) for _ in range(ASKERS)]
    for each in askers:
        each.start()
    time.sleep(1.5)  # every worker knows the token by now: each call is a connection of its own
    if len(answered) < WORKERS * 5:
        raise SystemExit(f"the server is too busy to be asked: {len(answered)} answers")
    take_away()
    done = time.monotonic()
    time.sleep(WATCHED)
    stop.set()
    for each in askers:
        each.join()
    return max([0.0, *(began - done for began in answered)])


def _get(port: int, path: str, token: str) -> tuple[int, str]:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    response = link.getresponse()
    told = f"{response.headers}{response.read().decode(errors='replace')}"
    link.close()
    return response.status, told


def _write_drafts(stage: Stage, stop: threading.Event) -> None:
    """New drafts with the marker, of what is live and of what is not."""
    from django.contrib.auth.models import User

    from cms import actions
    from cms.models import MessageTemplate, Variant

    user = User.objects.get(pk=stage.user)
    template = MessageTemplate.objects.get(key="order.1")
    words = BODY.format(word=MARK)
    actions.start_variant(template, "sms", "da", {"body": words}, user)
    number = 0
    while not stop.wait(0.2):
        variant = Variant.objects.get(pk=stage.variants[number % TEMPLATES])
        variant.content = {"body": f"{words} {number}"}
        variant.save_revision(user=user)
        number += 1


def _search(port: int, token: str) -> list[str]:
    """The calls that failed, or gave the marker away."""
    found = []
    for path in OPEN:
        for _ in range(WORKERS * 2):  # each connection falls to one of the workers
            status, told = _get(port, f"/api/v1/{path}", token)
            if status >= 500:
                found.append(f"{path}: {status}")
            if MARK in told:
                found.append(f"{path}: the marker came out")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
