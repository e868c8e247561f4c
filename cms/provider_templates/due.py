"""What is to be handed over or asked about now, and who has it: the queue in the database.

As for webhooks (`cms.webhooks.due`), a worker claims a row by moving its next attempt a lease
ahead. A worker that is killed between the call and its answer leaves a row that is due again after
the lease; then the provider is asked by name first, so nothing is handed over twice.
"""

import secrets
from collections.abc import Set
from datetime import datetime, timedelta

from django.db.models import Case, F, Min, Q, QuerySet, When
from django.utils import timezone

from cms.models import ProviderAccount, Submission
from cms.webhooks import backoff
from cms.webhooks.errors import WebhookError

LEASE = timedelta(minutes=10)
"""Longer than the calls of one hand-over may take together, 15 seconds each."""
State = Submission.State


def due(now: datetime) -> QuerySet[Submission]:
    """Submissions that something is to be done for."""
    rested = Q(account__resume_at=None) | Q(account__resume_at__lte=now)
    return Submission.objects.filter(rested, next_attempt_at__lte=now, account__active=True)


def due_accounts(*, but: Set[int], most: int) -> list[int]:
    """Up to so many accounts that something is due for, the longest waiting first."""
    rows = due(timezone.now()).exclude(account__in=but).order_by().values("account_id")
    waiting = rows.annotate(since=Min("next_attempt_at")).order_by("since")
    return list(waiting.values_list("account_id", flat=True)[:most])


def claim_next(account_id: int) -> Submission | None:
    """The account's next submission, for the caller alone until `LEASE` is over.

    What a person waits for comes before what is only asked about.
    """
    now = timezone.now()
    rows = due(now).filter(account=account_id)
    waits = Case(When(state__in=(State.QUEUED, State.REMOVING), then=0), default=1)
    for pk in rows.order_by(waits, "next_attempt_at", "pk").values_list("pk", flat=True)[:5]:
        claim = secrets.token_hex(16)
        free = Submission.objects.filter(pk=pk, next_attempt_at__lte=now)
        if free.update(next_attempt_at=now + LEASE, claim=claim):
            taken = Submission.objects.select_related("account", "variant", "entry__content")
            return taken.filter(pk=pk, claim=claim).first()
    return None


def went_well(account: ProviderAccount) -> None:
    """The account answers."""
    if account.failures or account.resume_at or account.last_error:
        ProviderAccount.objects.filter(pk=account.pk).update(
            failures=0, resume_at=None, last_error={}
        )


def went_wrong(account: ProviderAccount, error: WebhookError, asked: timedelta) -> None:
    """Leave the account alone for a while, longer with each failure in a row."""
    pause = max(backoff.pause_after(account.failures + 1), asked)
    ProviderAccount.objects.filter(pk=account.pk).update(
        failures=F("failures") + 1,
        resume_at=timezone.now() + pause,
        last_error=error.document,
    )
