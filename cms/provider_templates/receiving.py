"""What Meta tells by itself: ``/provider-templates/meta/<id>/``, a public address.

GET answers Meta's challenge and changes nothing. POST is taken only with a signature over the body
by the app's secret. Meta's signature has no date, so a call may be repeated by whoever recorded it:
each event carries the time that it happened, and one that is older than what is known is dropped.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.models import ProviderAccount, Submission
from cms.provider_templates import backends, standings
from cms.provider_templates.accounts import secrets_of, verify_token
from cms.provider_templates.backends import Standing
from cms.provider_templates.backends.meta import STATES
from cms.provider_templates.calling import objects_in, text_in
from cms.webhooks.errors import SecretUnreadable

MOST_BYTES = 3 * 1024 * 1024  # Meta: "up to 3 MB"
MOST_EVENTS = 1000
STATUS, CATEGORY = "message_template_status_update", "template_category_update"


@csrf_exempt  # the caller is no browser: its signature is what counts
@require_http_methods(["GET", "POST"])
def meta(request: HttpRequest, public_id: str) -> HttpResponse:
    """The one address of one account."""
    account = ProviderAccount.objects.filter(public_id=public_id, provider="meta").first()
    if account is None or not backends.known(account.provider):
        return HttpResponseNotFound(content_type="text/plain")
    return _verify(request, account) if request.method == "GET" else _receive(request, account)


def _verify(request: HttpRequest, account: ProviderAccount) -> HttpResponse:
    """Repeat the challenge to whoever knows the token that the account's page shows."""
    sent = request.GET
    challenge = sent.get("hub.challenge", "")
    is_theirs = sent.get("hub.mode") == "subscribe" and constant_time_compare(
        sent.get("hub.verify_token", ""), verify_token(account)
    )
    if not is_theirs or not re.fullmatch(r"[A-Za-z0-9_-]{1,200}", challenge):
        return _text("refused", 403)
    return _text(challenge)


def _receive(request: HttpRequest, account: ProviderAccount) -> HttpResponse:
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length[:12]) > MOST_BYTES:
        return _text("too large", 413)
    if not _is_signed(request, account):
        return _text("refused", 403)
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        return _text("no JSON", 400)
    ProviderAccount.objects.filter(pk=account.pk).update(last_told_at=timezone.now())
    if account.active and isinstance(told, dict):
        for count, (at, field, value) in enumerate(_events(told, account)):
            if count < MOST_EVENTS:
                _take(account, at, field, value)
    return _text("ok")


def _is_signed(request: HttpRequest, account: ProviderAccount) -> bool:
    try:
        secret = secrets_of(account).get("app_secret", "")
    except SecretUnreadable:
        return False
    if not secret:
        return False
    wanted = "sha256=" + hmac.new(secret.encode(), request.body, hashlib.sha256).hexdigest()
    return constant_time_compare(request.headers.get("X-Hub-Signature-256", ""), wanted)


def _events(
    told: Mapping[str, Any], account: ProviderAccount
) -> Iterator[tuple[datetime, str, Mapping[str, Any]]]:
    for entry in objects_in(told, "entry"):
        if text_in(entry, "id") != account.settings.get("waba_id"):
            continue  # another account of the same app
        for change in objects_in(entry, "changes"):
            value = change.get("value")
            if isinstance(value, dict):
                yield _moment(entry.get("time")), text_in(change, "field"), value


def _moment(seconds: Any) -> datetime:
    """When it happened; never later than now, or nothing could be newer."""
    now = timezone.now()
    if isinstance(seconds, bool) or not isinstance(seconds, int) or not 0 < seconds < 2**33:
        return now
    return min(datetime.fromtimestamp(seconds, UTC), now)


def _take(account: ProviderAccount, at: datetime, field: str, value: Mapping[str, Any]) -> None:
    row = _row(account, value) if field in (STATUS, CATEGORY) else None
    if row is None or row.state == Submission.State.QUEUED:
        return
    standing = _standing(row, field, value)
    if standing is None:
        return
    known = row.told_at.replace(microsecond=0) if row.told_at else None  # Meta tells seconds
    if known is None or at > known:
        standings.take(row, standing, at)
    elif at == known and standing.state != row.state:
        # Two things in one second: their order is not told, so Meta is asked.
        Submission.objects.filter(pk=row.pk, claim="").update(next_attempt_at=timezone.now())


def _standing(row: Submission, field: str, value: Mapping[str, Any]) -> Standing | None:
    """How the row stands by one event; nothing for an event that is no state."""
    if field == CATEGORY:
        category = text_in(value, "new_category", most=40)
        return Standing(row.provider_id, row.state, row.reason, category)
    state = STATES.get(text_in(value, "event"))
    if state is None:
        return None
    category = text_in(value, "message_template_category", most=40)
    return Standing(row.provider_id, state, _reason(value), category)


def _row(account: ProviderAccount, value: Mapping[str, Any]) -> Submission | None:
    number = text_in(value, "message_template_id")
    rows = Submission.objects.filter(account=account).order_by("-pk")
    return rows.filter(provider_id=number).first() if number else None


def _reason(value: Mapping[str, Any]) -> str:
    """Meta's reason with what it says besides: ``INVALID_FORMAT: Variables cannot …``."""
    code = text_in(value, "reason")
    said = [
        text_in(value, *path, most=500)
        for path in (
            ("rejection_info", "reason"),
            ("rejection_info", "recommendation"),
            ("other_info", "description"),
        )
    ]
    words = " ".join(" ".join(filter(None, said)).split())
    code = "" if code == "NONE" else code
    return ": ".join(filter(None, (code, words)))


def _text(words: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response
