"""Who hears by mail that a webhook is in trouble, of what, and how often."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.models import Delivery, Endpoint
from cms.webhooks import actions, backoff, telling
from cms.webhooks.forms import EndpointForm
from tests.cms.webhooks.conftest import Make, Receiver, answer
from tests.cms.webhooks.test_sending import serve, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(manager: User, copywriter: User) -> User:
    """A brand manager with an address; the copywriter has one too, and no right to webhooks."""
    for user, address in ((manager, "ola@fjellheim.example"), (copywriter, "k@fjellheim.example")):
        user.email = address
        user.save()
    return manager


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A delivery is given up after its first failure, and the next is due at once."""
    monkeypatch.setattr(backoff, "AFTER", ())
    monkeypatch.setattr(backoff, "pause_after", lambda failures: timedelta(0))


def refused(receiver: Receiver, endpoint: Endpoint, number: int, status: int = 500) -> None:
    receiver.answers = [answer(status)]
    waiting(endpoint, number)
    serve(endpoint)


def test_a_release_that_is_given_up_is_told_once(
    receiver: Receiver, endpoint: Make, told: User, once: None
) -> None:
    crm = endpoint("crm\nBcc: x", url=receiver.url)
    for number in (7, 8):
        refused(receiver, crm, number)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([told.email], "The webhook “crm Bcc: x” is not reached")
    assert "release 7" in sent.body and "answered 500" in sent.body
    assert f"/webhooks/{crm.pk}/" in sent.body
    assert receiver.url not in sent.body, "an address may hold a password"


def test_nothing_is_told_of_what_is_tried_again_or_was_a_test(
    receiver: Receiver, endpoint: Make, told: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    crm = endpoint(url=receiver.url)
    refused(receiver, crm, 1)
    monkeypatch.setattr(backoff, "AFTER", ())
    actions.test(crm, told)
    receiver.answers = [answer(500)]
    serve(crm)
    assert len(receiver.received) == 2 and mail.outbox == []


def test_one_that_wants_no_more_is_told(receiver: Receiver, endpoint: Make, told: User) -> None:
    crm = endpoint(url=receiver.url)
    refused(receiver, crm, 1, 410)
    (sent,) = mail.outbox
    assert "was switched off" in sent.subject
    assert f"/webhooks/edit/{crm.pk}/" in sent.body


def deliver(receiver: Receiver, crm: Endpoint, manager: User) -> None:
    waiting(crm, 50)
    assert serve(crm) == 1


def send_again(receiver: Receiver, crm: Endpoint, manager: User) -> None:
    actions.send_again(Delivery.objects.filter(endpoint=crm), manager)
    receiver.answers = [answer(500)]
    serve(crm)


def switch_off_and_on(receiver: Receiver, crm: Endpoint, manager: User) -> None:
    for active in ("", "on"):
        crm.refresh_from_db()
        form = EndpointForm(
            {"name": "crm", "url": "https://a.example", "active": active}, instance=crm
        )
        assert form.is_valid(), form.errors
        form.save()
    Endpoint.objects.update(url=receiver.url)


@pytest.mark.parametrize(
    ("between", "hours", "mails"),
    [
        (None, 0, 1), (None, 1000, 1),
        (deliver, 23, 1), (deliver, 25, 2),
        (send_again, 23, 1), (send_again, 25, 2),
        (switch_off_and_on, 25, 2),
    ],
)  # fmt: skip
def test_new_trouble_is_told_on_another_day(
    receiver: Receiver, endpoint: Make, told: User, once: None, between: Any, hours: int, mails: int
) -> None:
    crm = endpoint(url=receiver.url)
    refused(receiver, crm, 1)
    Endpoint.objects.update(told_at=timezone.now() - timedelta(hours=hours))
    if between:
        between(receiver, crm, told)
    refused(receiver, crm, 2)
    assert len(mail.outbox) == mails


def test_in_the_readers_language(
    receiver: Receiver, endpoint: Make, told: User, once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    UserProfile.objects.create(user=told, preferred_language="nb")
    spoken: list[str] = []

    def words(*args: Any) -> tuple[str, str]:
        spoken.append(telling.translation.get_language())
        return "subject", "body"

    monkeypatch.setattr(telling, "_words", words)
    refused(receiver, endpoint(url=receiver.url), 1)
    assert spoken == ["nb"] and len(mail.outbox) == 1


def test_those_who_may_do_all_hear_of_it_where_nobody_manages(
    receiver: Receiver, endpoint: Make, told: User, once: None
) -> None:
    User.objects.filter(pk=told.pk).update(is_active=False)
    User.objects.create_superuser("root", "root@fjellheim.example", "a long password")
    refused(receiver, endpoint(url=receiver.url), 1)
    assert [sent.to for sent in mail.outbox] == [["root@fjellheim.example"]]


def test_a_mail_server_that_is_away_stops_nothing(
    receiver: Receiver, endpoint: Make, told: User, once: None, settings: Any, caplog: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    crm = endpoint(url=receiver.url)
    refused(receiver, crm, 1)
    assert Delivery.objects.get().state == Delivery.State.DEAD
    assert "could not be told" in caplog.text and told.email not in caplog.text
