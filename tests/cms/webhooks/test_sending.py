"""One delivery after another: what is noted of each attempt, and what becomes of the endpoint."""

import logging
import time
from datetime import UTC, datetime, timedelta
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cms.models import Delivery, Endpoint
from cms.webhooks import actions, due, sending, signing, vault
from tests.cms.webhooks.conftest import SECRET, Make, Receiver, answer

pytestmark = pytest.mark.django_db
State = Delivery.State
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def waiting(endpoint: Endpoint, *numbers: int) -> list[Delivery]:
    """Deliveries of these releases, due now."""
    return [
        Delivery.objects.create(
            endpoint=endpoint,
            release_number=number,
            message_id=f"msg_{number}",
            payload=f'{{"release":{number}}}',
            next_attempt_at=timezone.now(),
        )
        for number in numbers
    ]


def serve(endpoint: Endpoint) -> int:
    return sending.serve(endpoint.pk, Event())


def numbers(receiver: Receiver) -> list[str]:
    return [headers["webhook-id"] for _, headers, _ in receiver.received]


def test_a_delivery_is_signed_and_noted(receiver: Receiver, endpoint: Make) -> None:
    crm = endpoint(url=receiver.url)
    (row,) = waiting(crm, 7)
    receiver.answers = [answer(200, b"<b>thanks</b>")]
    assert serve(crm) == 1
    ((_, headers, body),) = receiver.received
    at = int(headers["webhook-timestamp"])
    assert abs(at - time.time()) < 60
    assert headers["webhook-id"] == "msg_7"
    assert headers["webhook-signature"] == signing.sign(SECRET, "msg_7", at, body)
    assert headers["content-type"].startswith("application/json")
    row.refresh_from_db()
    assert body == row.payload.encode()
    assert (row.state, row.attempts, row.last_status) == (State.DELIVERED, 1, 200)
    assert (row.last_response, row.why, row.next_attempt_at) == ("<b>thanks</b>", "", None)
    assert row.delivered_at is not None
    assert row.last_headers["webhook-id"] == "msg_7"
    assert SECRET not in str(row.last_headers)


def test_they_go_in_the_order_of_releases(receiver: Receiver, endpoint: Make) -> None:
    crm = endpoint(url=receiver.url)
    waiting(crm, 3, 1, 2)
    assert serve(crm) == 3
    assert numbers(receiver) == ["msg_1", "msg_2", "msg_3"]


def test_a_failure_is_tried_again_later_and_holds_nothing_back(
    receiver: Receiver, endpoint: Make
) -> None:
    crm = endpoint(url=receiver.url)
    first, _ = waiting(crm, 1, 2)
    receiver.answers = [answer(500, b"oops")]
    assert serve(crm) == 0, "one failure ends the round"
    first.refresh_from_db()
    assert (first.state, first.attempts, first.last_status) == (State.WAITING, 1, 500)
    assert (first.last_response, first.why) == ("oops", "The receiver answered 500.")
    left = first.next_attempt_at - timezone.now()
    assert timedelta(seconds=4) < left <= timedelta(seconds=6)
    assert serve(crm) == 0, "the endpoint is left alone for two seconds"
    assert numbers(receiver) == ["msg_1"]
    crm.refresh_from_db()
    assert crm.failures == 1
    Endpoint.objects.update(resume_at=timezone.now())
    assert serve(crm) == 1, "the next one does not wait for the first"
    assert numbers(receiver) == ["msg_1", "msg_2"]
    crm.refresh_from_db()
    assert (crm.failures, crm.resume_at) == (0, None)


def test_each_attempt_has_its_own_time_and_the_same_id(
    receiver: Receiver, endpoint: Make, no_waits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    crm = endpoint(url=receiver.url)
    waiting(crm, 1)
    receiver.answers = [answer(500)]
    times = iter([1_700_000_000.5, 1_700_000_009.5])
    monkeypatch.setattr(sending, "time", SimpleNamespace(time=lambda: next(times)))
    assert [serve(crm), serve(crm)] == [0, 1]
    sent = [(h["webhook-id"], h["webhook-timestamp"]) for _, h, _ in receiver.received]
    assert sent == [("msg_1", "1700000000"), ("msg_1", "1700000009")]


def test_after_eight_failures_it_is_given_up_and_kept(
    receiver: Receiver, endpoint: Make, no_waits: None
) -> None:
    crm = endpoint(url=receiver.url)
    (row,) = waiting(crm, 1)
    receiver.answers = [answer(503)] * 8
    for attempt in range(1, 9):
        row.refresh_from_db()
        assert (row.state, row.attempts) == (State.WAITING, attempt - 1)
        serve(crm)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.next_attempt_at) == (State.DEAD, 8, None)
    assert serve(crm) == 0
    assert len(receiver.received) == 8


def test_410_switches_the_endpoint_off(receiver: Receiver, endpoint: Make) -> None:
    crm = endpoint(url=receiver.url)
    gone, other = waiting(crm, 1, 2)
    receiver.answers = [answer(410)]
    serve(crm)
    crm.refresh_from_db()
    gone.refresh_from_db()
    other.refresh_from_db()
    assert (crm.active, crm.is_gone) == (False, True)
    assert (gone.state, other.state) == (State.DEAD, State.WAITING)
    assert serve(crm) == 0
    assert numbers(receiver) == ["msg_1"]


@pytest.mark.parametrize(("asked", "least"), [("120", 120), ("7200", 3600), ("soon", 0)])
def test_a_receiver_may_ask_for_time(
    receiver: Receiver, endpoint: Make, asked: str, least: int
) -> None:
    crm = endpoint(url=receiver.url)
    (row,) = waiting(crm, 1)
    receiver.answers = [answer(429, Retry_After=asked)]
    serve(crm)
    row.refresh_from_db()
    crm.refresh_from_db()
    for at in (row.next_attempt_at, crm.resume_at):
        assert at - timezone.now() > timedelta(seconds=least - 5)


def test_a_redirect_is_a_failure(receiver: Receiver, endpoint: Make) -> None:
    crm = endpoint(url=receiver.url)
    (row,) = waiting(crm, 1)
    receiver.answers = [answer(307, Location=receiver.url)]
    serve(crm)
    row.refresh_from_db()
    assert row.why == "The receiver answered 307: redirects are not followed."
    assert len(receiver.received) == 1


def test_an_address_that_is_private_by_now_is_not_called(
    receiver: Receiver, endpoint: Make, settings: Any
) -> None:
    crm = endpoint(url="https://127.0.0.1/")
    (row,) = waiting(crm, 1)
    settings.WEBHOOK_ALLOW = []
    serve(crm)
    row.refresh_from_db()
    assert row.state == State.WAITING
    assert row.why == "127.0.0.1 is at 127.0.0.1, which is not public; it was not called."


def test_a_secret_that_cannot_be_read_is_said(
    receiver: Receiver, endpoint: Make, settings: Any
) -> None:
    crm = endpoint(url=receiver.url)
    (row,) = waiting(crm, 1)
    settings.SECRET_KEY = "another"
    serve(crm)
    row.refresh_from_db()
    assert "The secret cannot be read" in row.why
    assert receiver.received == []


def test_no_secret_and_no_address_in_the_log(
    receiver: Receiver, endpoint: Make, caplog: pytest.LogCaptureFixture
) -> None:
    crm = endpoint(url=receiver.url + "&token=xyzzy")
    waiting(crm, 1)
    receiver.answers = [answer(500)]
    with caplog.at_level(logging.DEBUG):
        serve(crm)
    assert "not delivered: msg_1" in caplog.text
    assert "xyzzy" not in caplog.text
    assert SECRET[6:] not in caplog.text


# -- two secrets ----------------------------------------------------------------------------------


def test_both_secrets_sign_for_a_time(receiver: Receiver, endpoint: Make, manager: User) -> None:
    crm = endpoint(url=receiver.url)
    new = actions.rotate(crm, manager)
    waiting(crm, 1)
    serve(crm)
    ((_, headers, body),) = receiver.received
    at = int(headers["webhook-timestamp"])
    expected = [signing.sign(each, "msg_1", at, body) for each in (new, SECRET)]
    assert headers["webhook-signature"].split(" ") == expected


@pytest.mark.parametrize("ended", ["by time", "by hand"])
def test_then_the_new_one_alone(
    receiver: Receiver, endpoint: Make, manager: User, ended: str
) -> None:
    crm = endpoint(url=receiver.url)
    new = actions.rotate(crm, manager)
    if ended == "by hand":
        actions.forget_old_secret(crm, manager)
    else:
        Endpoint.objects.update(old_until=timezone.now())
    waiting(crm, 1)
    serve(crm)
    ((_, headers, body),) = receiver.received
    at = int(headers["webhook-timestamp"])
    assert headers["webhook-signature"] == signing.sign(new, "msg_1", at, body)


# -- tests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [{}, {"active": False}, {"resume_at": LATER}])
def test_a_test_is_sent_to_an_endpoint_that_is_off_too(
    receiver: Receiver, endpoint: Make, manager: User, more: dict[str, Any]
) -> None:
    crm = endpoint(url=receiver.url, **more)
    row = actions.test(crm, manager)
    assert serve(crm) == 1
    row.refresh_from_db()
    assert row.state == State.DELIVERED
    assert b'"type":"ping"' in receiver.received[0][2]


def test_a_test_comes_first_and_is_tried_once(
    receiver: Receiver, endpoint: Make, manager: User
) -> None:
    crm = endpoint(url=receiver.url)
    waiting(crm, 1)
    row = actions.test(crm, manager)
    receiver.answers = [answer(500)]
    serve(crm)
    row.refresh_from_db()
    crm.refresh_from_db()
    assert (row.state, crm.failures) == (State.DEAD, 0)
    assert numbers(receiver) == [row.message_id]


# -- sending again --------------------------------------------------------------------------------


def test_what_was_given_up_is_sent_again_under_its_id(
    receiver: Receiver, endpoint: Make, manager: User
) -> None:
    crm = endpoint(url=receiver.url, failures=9, resume_at=timezone.now() + timedelta(hours=1))
    dead, delivered = waiting(crm, 1, 2)
    Delivery.objects.filter(pk=dead.pk).update(state=State.DEAD, attempts=8, next_attempt_at=None)
    Delivery.objects.filter(pk=delivered.pk).update(state=State.DELIVERED, next_attempt_at=None)
    chosen = Delivery.objects.filter(state=State.DEAD)
    assert actions.send_again(chosen, manager) == 1
    assert actions.send_again(chosen, manager) == 0, "twice in a row is once"
    assert serve(crm) == 1
    assert numbers(receiver) == ["msg_1"]


# -- leases ---------------------------------------------------------------------------------------


def test_a_claimed_delivery_is_nobody_elses_until_the_lease_is_over(endpoint: Make) -> None:
    crm = endpoint()
    waiting(crm, 1)
    first = due.claim_next(crm.pk)
    assert first is not None
    assert due.claim_next(crm.pk) is None
    assert due.due_endpoints(but=set(), most=8) == []
    Delivery.objects.update(next_attempt_at=timezone.now())
    again = due.claim_next(crm.pk)
    assert again is not None
    assert again.pk == first.pk


def test_who_lost_the_lease_cannot_spoil_what_another_delivered(endpoint: Make) -> None:
    crm = endpoint()
    waiting(crm, 1)
    slow = due.claim_next(crm.pk)
    Delivery.objects.update(next_attempt_at=timezone.now())
    quick = due.claim_next(crm.pk)
    assert slow and quick
    due.succeeded(quick, due.Outcome({}, 200))
    due.failed(slow, due.Outcome({}, 500, error={"msgid": "no", "params": {}}))
    row = Delivery.objects.get()
    assert (row.state, row.last_status, row.attempts) == (State.DELIVERED, 200, 1)
    crm.refresh_from_db()
    assert crm.failures == 0


def test_a_late_success_counts(endpoint: Make) -> None:
    crm = endpoint()
    waiting(crm, 1)
    slow = due.claim_next(crm.pk)
    Delivery.objects.update(next_attempt_at=timezone.now())
    quick = due.claim_next(crm.pk)
    assert slow and quick
    due.failed(quick, due.Outcome({}, 500, error={"msgid": "no", "params": {}}))
    due.succeeded(slow, due.Outcome({}, 200))
    assert Delivery.objects.get().state == State.DELIVERED


def test_the_longest_waiting_endpoint_is_served_first(endpoint: Make) -> None:
    late, early = endpoint("late"), endpoint("early")
    waiting(late, 1)
    waiting(early, 1)
    old = timezone.now() - timedelta(minutes=5)
    Delivery.objects.filter(endpoint=early).update(next_attempt_at=old)
    assert due.due_endpoints(but=set(), most=1) == [early.pk]
    assert due.due_endpoints(but={early.pk}, most=8) == [late.pk]


@pytest.mark.parametrize(
    ("state", "kind", "days", "kept"),
    [
        (State.DELIVERED, "release.created", 31, False),
        (State.DELIVERED, "release.created", 29, True),
        (State.DEAD, "release.created", 31, True),
        (State.WAITING, "release.created", 31, True),
        (State.DEAD, "ping", 31, False),
    ],
)
def test_what_was_delivered_long_ago_is_deleted(
    endpoint: Make, state: str, kind: str, days: int, kept: bool
) -> None:
    waiting(endpoint(), 1)
    ago = timezone.now() - timedelta(days=days)
    Delivery.objects.update(state=state, type=kind, created_at=ago)
    due.prune(timezone.now())
    assert Delivery.objects.exists() is kept


def test_the_stored_secret_is_not_the_secret(endpoint: Make) -> None:
    row = endpoint()
    assert SECRET[6:] not in row.secret
    assert vault.unlock(row.secret) == SECRET
