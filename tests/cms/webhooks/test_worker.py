"""The worker: several at once, killed half way, stopped, without a database."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections
from django.utils import timezone

from cms.models import Delivery, Endpoint
from cms.webhooks import due, worker
from tests.cms.webhooks.conftest import Make, Receiver, answer

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
State = Delivery.State


def waiting(endpoint: Endpoint, *numbers: int) -> None:
    Delivery.objects.bulk_create(
        Delivery(
            endpoint=endpoint,
            release_number=number,
            message_id=f"msg_{endpoint.pk}_{number}",
            payload="{}",
            next_attempt_at=timezone.now(),
        )
        for number in numbers
    )


def states() -> dict[str, int]:
    return dict(Counter(Delivery.objects.values_list("state", flat=True)))


def received(receiver: Receiver) -> Counter[str]:
    return Counter(headers["webhook-id"] for _, headers, _ in receiver.received)


def test_two_workers_at_once_send_each_once(receiver: Receiver, endpoint: Make) -> None:
    for number in range(4):
        waiting(endpoint(f"crm {number}", receiver.url), *range(1, 11))
    faults: list[int] = []

    def work() -> None:
        each = worker.Worker()
        each.run_once()
        faults.append(each.faults)
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == [0, 0]
    assert states() == {State.DELIVERED: 40}
    assert set(received(receiver).values()) == {1}
    assert len(received(receiver)) == 40


def test_a_crash_between_sending_and_noting_sends_it_again(
    receiver: Receiver, endpoint: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(endpoint(url=receiver.url), 1)
    with monkeypatch.context() as patched:
        patched.setattr(due, "succeeded", lambda *args: 1 / 0)
        crashed = worker.Worker()
        crashed.run_once()
    assert (crashed.faults, crashed.delivered) == (1, 0)
    assert (states(), len(receiver.received)) == ({State.WAITING: 1}, 1)
    worker.Worker().run_once()
    assert len(receiver.received) == 1, "nobody else's while the lease runs"
    Delivery.objects.update(next_attempt_at=timezone.now())
    worker.Worker().run_once()
    assert states() == {State.DELIVERED: 1}
    assert list(received(receiver).values()) == [2], "twice, under one id"


def database_url() -> str:
    """The database of this test, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    host = quote(at["HOST"], safe="")  # the folder of a socket has slashes
    port = f":{at['PORT']}" if at["PORT"] else ""
    return f"postgres://{at['USER']}:{quote(at['PASSWORD'])}@{host}{port}/{at['NAME']}"


def test_a_worker_that_is_killed_while_it_sends_loses_nothing(
    receiver: Receiver, endpoint: Make, settings: Any
) -> None:
    waiting(endpoint(url=receiver.url), 1, 2, 3)
    called, gate = threading.Event(), threading.Event()

    def hang(handler: Any) -> None:
        called.set()
        gate.wait(60)

    receiver.answers = [answer(204), hang]
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "BUDSKAP_SECRET_KEY": settings.SECRET_KEY,
        "BUDSKAP_WEBHOOK_ALLOW": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    command = [sys.executable, "manage.py", "deliver_webhooks"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        assert called.wait(300)  # only as long as a busy machine takes to start it
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        gate.set()
    assert states() == {State.DELIVERED: 1, State.WAITING: 2}
    Delivery.objects.filter(state=State.WAITING).update(next_attempt_at=timezone.now())
    worker.Worker().run_once()
    assert states() == {State.DELIVERED: 3}
    assert sorted(received(receiver).values()) == [1, 1, 2]


def test_a_receiver_that_hangs_keeps_nobody_else_waiting(
    receiver: Receiver, endpoint: Make
) -> None:
    gate = threading.Event()
    waiting(endpoint("slow", receiver.url + "&slow"), 1)
    waiting(endpoint("quick", receiver.url), *range(1, 6))

    def hang(handler: Any) -> None:
        if handler.path.endswith("&slow"):
            gate.wait(10)
        answer(204)(handler)

    receiver.answers = [hang] * 6
    stop = threading.Event()
    sender = worker.Worker(stop)
    thread = threading.Thread(target=lambda: (sender.run(), connections.close_all()))
    thread.start()
    quick = Delivery.objects.filter(endpoint__name="quick", state=State.DELIVERED)
    try:
        assert any(quick.count() == 5 or gate.wait(0.1) for _ in range(80))
        assert not Delivery.objects.filter(endpoint__name="slow", state=State.DELIVERED)
    finally:
        gate.set()
        stop.set()
        thread.join()
    assert states() == {State.DELIVERED: 6}, "what was under way is finished"


def test_a_database_that_is_away_is_waited_for(
    receiver: Receiver, endpoint: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(endpoint(url=receiver.url), 1)
    stop = threading.Event()
    looks: list[int] = []
    real = due.due_endpoints

    def away(**asked: Any) -> list[int]:
        looks.append(1)
        if len(looks) == 1:
            raise OperationalError("the connection is gone")
        if len(looks) == 3:
            stop.set()
        return real(**asked)

    monkeypatch.setattr(worker, "EVERY", 0.3)
    monkeypatch.setattr(worker, "AWAY", 0.1)
    worker.Worker(stop, replace(worker.WEBHOOKS, due=away)).run()
    assert states() == {State.DELIVERED: 1}


# -- the command -----------------------------------------------------------------------------------


@pytest.fixture
def no_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command takes the signals of its process, which is the tests' own here."""
    monkeypatch.setattr(signal, "signal", lambda *args: None)


def test_once_sends_what_is_due_and_ends(
    receiver: Receiver, endpoint: Make, no_signals: None
) -> None:
    waiting(endpoint(url=receiver.url), 1, 2)
    said = StringIO()
    call_command("deliver_webhooks", once=True, stdout=said)
    assert said.getvalue() == "delivered: 2\n"


def test_it_ends_when_its_parent_has(db: None, no_signals: None) -> None:
    call_command("deliver_webhooks", parent=os.getpid())  # which is not our parent


def test_a_fault_is_told_by_the_exit_status(
    receiver: Receiver, endpoint: Make, no_signals: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(endpoint(url=receiver.url), 1)
    monkeypatch.setattr(due, "succeeded", lambda *args: 1 / 0)
    with pytest.raises(CommandError, match="see the log"):
        call_command("deliver_webhooks", once=True, stdout=StringIO())
