"""What Meta tells by itself: the challenge, the signature, repetitions, odd shapes."""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.models import ProviderAccount, Submission
from cms.provider_templates import receiving
from cms.provider_templates.accounts import verify_token
from tests.cms.provider_templates.conftest import APP_SECRET

pytestmark = pytest.mark.django_db
State = Submission.State


@pytest.fixture
def row(whatsapp: Any, queued: Any, work: Any) -> Submission:
    """A template that Meta reviews, as of a minute ago."""
    queued(whatsapp())
    work()
    found = Submission.objects.get()
    found.told_at = timezone.now() - timedelta(minutes=1)
    found.save()
    return found


def value(row: Submission, event: str = "APPROVED", **more: Any) -> dict[str, Any]:
    return {
        "event": event,
        "message_template_id": int(row.provider_id),
        "message_template_name": row.name,
        "message_template_language": row.language,
        "reason": "NONE",
        **more,
    }


def document(row: Submission, *values: Any, ago: int = 0, field: str = receiving.STATUS) -> Any:
    at = int(timezone.now().timestamp()) - ago
    changes = [{"field": field, "value": each} for each in values]
    waba = row.account.settings["waba_id"]
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": waba, "time": at, "changes": changes}],
    }


def tell(account: ProviderAccount, told: Any, secret: str = APP_SECRET, **headers: str) -> int:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    response = Client(enforce_csrf_checks=True).post(
        reverse("provider_hook", args=[account.public_id]),
        body,
        "application/json",
        headers={"X-Hub-Signature-256": signature, **headers},
    )
    return int(response.status_code)


def states() -> tuple[str, str]:
    found = Submission.objects.get()
    return found.state, found.reason


def test_an_approval_is_taken(row: Submission) -> None:
    assert tell(row.account, document(row, value(row))) == 200
    assert states() == (State.APPROVED, "")
    row.account.refresh_from_db()
    assert row.account.last_told_at is not None


def test_a_rejection_brings_its_words(row: Submission) -> None:
    info = {"reason": "Variables\nat the end", "recommendation": "Add words."}
    rejected = value(row, "REJECTED", reason="INVALID_FORMAT", rejection_info=info)
    tell(row.account, document(row, rejected))
    assert states() == (State.REJECTED, "INVALID_FORMAT: Variables at the end Add words.")


def test_asking_again_does_not_lose_those_words(row: Submission, meta: Any, work: Any) -> None:
    info = {"reason": "Variables at the end"}
    rejected = value(row, "REJECTED", reason="INVALID_FORMAT", rejection_info=info)
    tell(row.account, document(row, rejected))
    meta.set(row.provider_id, status="REJECTED", rejected_reason="INVALID_FORMAT")
    work()
    assert states()[1] == "INVALID_FORMAT: Variables at the end"


def test_the_same_call_twice_is_one(row: Submission) -> None:
    told = document(row, value(row))
    assert [tell(row.account, told), tell(row.account, told)] == [200, 200]
    assert states()[0] == State.APPROVED
    assert ModelLogEntry.objects.filter(data__state="approved").count() == 1


def test_an_old_call_repeated_undoes_nothing(row: Submission) -> None:
    approved = document(row, value(row), ago=30)
    tell(row.account, approved)
    tell(row.account, document(row, value(row, "PAUSED"), ago=10))
    assert tell(row.account, approved) == 200
    assert states()[0] == State.PAUSED


def test_two_events_of_one_second_are_asked_about(row: Submission) -> None:
    tell(row.account, document(row, value(row, "PAUSED"), ago=5))
    at = int(Submission.objects.get().told_at.timestamp())  # type: ignore[union-attr]
    told = document(row, value(row))
    told["entry"][0]["time"] = at
    tell(row.account, told)
    found = Submission.objects.get()
    assert found.state == State.PAUSED
    assert found.next_attempt_at and found.next_attempt_at <= timezone.now()


def test_a_moment_to_come_does_not_shut_the_door(row: Submission) -> None:
    tell(row.account, document(row, value(row), ago=-1_000_000))
    found = Submission.objects.get()
    assert found.told_at and found.told_at <= timezone.now()


def test_another_category_is_taken(row: Submission) -> None:
    moved = {**value(row), "previous_category": "UTILITY", "new_category": "MARKETING"}
    tell(row.account, document(row, moved, field=receiving.CATEGORY))
    found = Submission.objects.get()
    assert (found.state, found.category_given) == (State.PENDING, "MARKETING")


@pytest.mark.parametrize("headers", [{"X-Hub-Signature-256": "sha256=" + "0" * 64}, {}])
@pytest.mark.parametrize("signature", ["", "sha256=", "sha1=abc", "sha256=æøå", "ok"])
def test_an_unsigned_call_changes_nothing(row: Submission, signature: str, headers: Any) -> None:
    headers = headers or {"X-Hub-Signature-256": signature}
    assert tell(row.account, document(row, value(row)), **headers) == 403
    assert tell(row.account, document(row, value(row)), secret="another") == 403
    assert states()[0] == State.PENDING


def test_an_account_without_a_secret_takes_nothing(row: Submission) -> None:
    from cms.provider_templates.accounts import lock

    ProviderAccount.objects.update(secret=lock({"token": "t"}))
    assert tell(row.account, document(row, value(row)), secret="") == 403
    assert states()[0] == State.PENDING


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (b"", 413),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"\xff\xfe", 400),
        (b"[]", 200),
        ({"entry": 7}, 200),
        ({"entry": [7, {"id": "102290129340398", "changes": [7, {"value": []}]}]}, 200),
        ({"entry": [{"id": "102290129340398", "time": [], "changes": [{"value": {}}]}]}, 200),
    ],
)
def test_a_call_of_another_shape_is_no_fault(row: Submission, told: Any, status: int) -> None:
    assert tell(row.account, told) == status
    assert states()[0] == State.PENDING


@pytest.mark.parametrize(
    "more",
    [
        {"message_template_id": 999},
        {"message_template_id": None},
        {"message_template_id": {"a": 1}},
        {"event": "TRANSCENDED"},
        {"event": None},
        {"event": "LOCKED"},
    ],
)
def test_what_is_not_about_ours_is_passed_by(row: Submission, more: Any) -> None:
    assert tell(row.account, document(row, {**value(row), **more})) == 200
    assert states()[0] == State.PENDING


def test_another_account_of_the_same_app_is_passed_by(row: Submission) -> None:
    told = document(row, value(row))
    told["entry"][0]["id"] = "5"
    assert tell(row.account, told) == 200
    assert states()[0] == State.PENDING


def test_too_much_is_refused_unread(row: Submission) -> None:
    assert tell(row.account, b" " * (receiving.MOST_BYTES + 1)) == 413


def test_nobody_is_told_which_accounts_there_are(row: Submission) -> None:
    row.account.public_id = "guessed"
    assert tell(row.account, document(row, value(row))) == 404


@pytest.mark.parametrize(
    ("mode", "token", "challenge", "status"),
    [
        ("subscribe", None, "1158201444", 200),
        ("subscribe", "wrong", "1158201444", 403),
        ("subscribe", "", "1158201444", 403),
        ("unsubscribe", None, "1158201444", 403),
        ("subscribe", None, "<script>alert(1)</script>", 403),
        ("subscribe", None, "", 403),
    ],
)
def test_the_challenge_is_repeated_to_who_knows_the_token(
    row: Submission, mode: str, token: str | None, challenge: str, status: int
) -> None:
    sent = {
        "hub.mode": mode,
        "hub.verify_token": verify_token(row.account) if token is None else token,
        "hub.challenge": challenge,
    }
    before = list(ProviderAccount.objects.values()), list(Submission.objects.values())
    response = Client().get(reverse("provider_hook", args=[row.account.public_id]), sent)
    assert response.status_code == status
    assert (response.content.decode() == challenge) is (status == 200)
    assert response["Content-Type"].startswith("text/plain")
    assert before == (list(ProviderAccount.objects.values()), list(Submission.objects.values()))


@pytest.mark.parametrize("verb", ["put", "delete", "patch", "head"])
def test_no_other_verb_is_known(row: Submission, verb: str) -> None:
    call = getattr(Client(), verb)
    assert call(reverse("provider_hook", args=[row.account.public_id])).status_code == 405
