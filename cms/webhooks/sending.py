"""Sending one delivery: sign, call, note how it went."""

import logging
import time
from threading import Event

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from cms.models import Delivery, Endpoint
from cms.webhooks import backoff, due, signing, telling, vault
from cms.webhooks.errors import SendFailed, WebhookError
from cms.webhooks.targets import parse
from cms.webhooks.transport import Answer, post

log = logging.getLogger("cms.webhooks")

AGENT = "Budskap-Webhooks/1"
SLICE = 20
"""Deliveries to one endpoint before it is the turn of others that wait."""


def serve(endpoint_id: int, stop: Event) -> int:
    """Send what is due to one endpoint, in the order of releases, until one fails or *stop* is set.

    Returns how many were delivered.
    """
    for count in range(SLICE):
        row = None if stop.is_set() else due.claim_next(endpoint_id)
        if row is None or not send(row):
            return count
    return SLICE


def send(row: Delivery) -> bool:
    """Send a claimed delivery and note how it went. Whether it was delivered."""
    outcome = attempt(row)
    if outcome.error is None:
        due.succeeded(row, outcome)
        return True
    if due.failed(row, outcome):
        telling.tell(row, outcome)
    said = outcome.error["msgid"] % outcome.error["params"]
    log.warning("not delivered: %s to endpoint %s: %s", row.message_id, row.endpoint_id, said)
    return False


def attempt(row: Delivery) -> due.Outcome:
    """Call the endpoint once. Never raises for what an endpoint or a receiver can cause."""
    headers: dict[str, str] = {}
    try:
        body = row.payload.encode()
        target = parse(row.endpoint.url)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": AGENT,
            "Connection": "close",
            **signing.headers(secrets_of(row.endpoint), row.message_id, int(time.time()), body),
        }
        answer = post(target, headers, body)
    except WebhookError as error:
        return due.Outcome(headers, error=error.document)
    return due.Outcome(
        headers,
        answer.status,
        answer.start,
        None if answer.is_success else _refusal(answer).document,
        backoff.asked_for(answer.retry_after),
    )


def secrets_of(endpoint: Endpoint) -> list[str]:
    """The secrets that are valid now, the newest first. Raises `SecretUnreadable`."""
    stored = [endpoint.secret]
    if endpoint.old_secret and endpoint.old_until and endpoint.old_until > timezone.now():
        stored.append(endpoint.old_secret)
    return [vault.unlock(each) for each in stored]


def _refusal(answer: Answer) -> SendFailed:
    if 300 <= answer.status < 400:
        return SendFailed(
            _("The receiver answered %(status)d: redirects are not followed."),
            status=answer.status,
        )
    return SendFailed(_("The receiver answered %(status)d."), status=answer.status)
