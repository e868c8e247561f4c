"""What is to be sent now, who has it, and how it went: the queue in the database.

A worker *claims* a delivery by moving its next attempt one lease ahead, on the condition that it is
still due; of two workers one succeeds, on SQLite and PostgreSQL alike, and no transaction stays
open while the receiver is called. A worker that dies leaves nothing to tidy up: when the lease is
over, the delivery is due again. So each is sent at least once, and twice in that case.
"""

import secrets
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.models import Delivery, Endpoint
from cms.webhooks import backoff
from cms.webhooks.transport import SECONDS

LEASE = timedelta(seconds=4 * SECONDS)
"""Four times as long as a call may take."""

WAITING, DELIVERED, DEAD = Delivery.State.WAITING, Delivery.State.DELIVERED, Delivery.State.DEAD


@dataclass(frozen=True)
class Outcome:
    """How one attempt went. `error` is a `WebhookError.document`; empty means success."""

    headers: dict[str, str]
    status: int | None = None
    response: str = ""
    error: dict[str, Any] | None = None
    retry_after: timedelta = timedelta(0)

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants no more (410 Gone, in the specification's table)."""
        return self.status == 410


def due(now: datetime) -> QuerySet[Delivery]:
    """Deliveries to be sent. A test is sent to an endpoint that is off or left alone, too."""
    rested = Q(endpoint__resume_at=None) | Q(endpoint__resume_at__lte=now)
    open_to_all = Q(endpoint__active=True) & rested
    return Delivery.objects.filter(
        open_to_all | Q(type=Delivery.Type.PING), state=WAITING, next_attempt_at__lte=now
    )


def due_endpoints(*, but: Set[int], most: int) -> list[int]:
    """Up to so many endpoints that something is to be sent to, the longest waiting first.

    Without those in *but*, which are being served.
    """
    rows = due(timezone.now()).exclude(endpoint__in=but).order_by().values("endpoint_id")
    waiting = rows.annotate(since=Min("next_attempt_at")).order_by("since")
    return list(waiting.values_list("endpoint_id", flat=True)[:most])


def claim_next(endpoint_id: int) -> Delivery | None:
    """The endpoint's next delivery, by release number, for the caller alone until `LEASE` is over.

    Tests come first: a person is waiting.
    """
    now = timezone.now()
    rows = due(now).filter(endpoint=endpoint_id).select_related("endpoint")
    # Several, in case another worker takes the first.
    for row in rows.order_by(Coalesce("release_number", Value(0)), "pk")[:5]:
        row.claim = secrets.token_hex(16)
        free = Delivery.objects.filter(pk=row.pk, state=WAITING, next_attempt_at__lte=now)
        if free.update(next_attempt_at=now + LEASE, claim=row.claim):
            return row
    return None


def succeeded(row: Delivery, outcome: Outcome) -> None:
    """Note that *row* was delivered; its endpoint is well."""
    now = timezone.now()
    Delivery.objects.filter(pk=row.pk).exclude(state=DELIVERED).update(
        **_told(outcome, now), state=DELIVERED, delivered_at=now, next_attempt_at=None
    )
    if row.endpoint.failures or row.endpoint.resume_at or row.endpoint.is_told:
        well = {"failures": 0, "resume_at": None, "is_told": False}
        Endpoint.objects.filter(pk=row.endpoint_id).update(**well)


def failed(row: Delivery, outcome: Outcome) -> bool:
    """Note that *row* was not delivered: when it is tried again, or that it is given up.

    Returns whether people should hear of it: a release was given up, or the endpoint switched off.
    Only where the claim still holds: another worker may have delivered it when the lease was over.
    A test is tried once. An endpoint that answered 410 is switched off, any other is left alone for
    a while, longer with each failure in a row.
    """
    now = timezone.now()
    is_ping = row.type == Delivery.Type.PING
    wait = None if is_ping or outcome.is_gone else backoff.wait_after(row.attempts + 1)
    again = None if wait is None else now + max(wait, outcome.retry_after)
    held = Delivery.objects.filter(pk=row.pk, claim=row.claim, state=WAITING)
    if not held.update(
        **_told(outcome, now), state=WAITING if again else DEAD, next_attempt_at=again
    ):
        return False
    endpoint = Endpoint.objects.filter(pk=row.endpoint_id)
    if outcome.is_gone:
        endpoint.update(active=False, is_gone=True)
    elif not is_ping:
        pause = max(backoff.pause_after(row.endpoint.failures + 1), outcome.retry_after)
        endpoint.update(failures=F("failures") + 1, resume_at=now + pause)
    return outcome.is_gone or (again is None and not is_ping)


def _told(outcome: Outcome, now: datetime) -> dict[str, Any]:
    return {
        "attempts": F("attempts") + 1,
        "claim": "",
        "last_attempt_at": now,
        "last_headers": outcome.headers,
        "last_status": outcome.status,
        "last_response": outcome.response,
        "last_error": outcome.error or {},
    }


def prune(now: datetime, days: int = 30) -> int:
    """Delete what was delivered long ago, and tests; a thousand at a time. Returns how many.

    What was given up stays until somebody sends it again or deletes its endpoint.
    """
    old = now - timedelta(days=days)
    done = Q(state=DELIVERED) | Q(type=Delivery.Type.PING)
    rows = Delivery.objects.filter(done, created_at__lt=old).order_by("pk")
    chosen = list(rows.values_list("pk", flat=True)[:1000])
    return Delivery.objects.filter(pk__in=chosen).delete()[0] if chosen else 0
