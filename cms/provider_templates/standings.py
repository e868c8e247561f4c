"""Noting how a template stands at the provider: the one place where a submission's state changes
by what a provider says, and where that is logged.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.models import Submission
from cms.provider_templates.backends import Standing

State = Submission.State
SUBMIT, CHANGE, REMOVE = "cms.provider_submit", "cms.provider_state", "cms.provider_remove"

_SOON = (
    (timedelta(minutes=10), timedelta(minutes=1)),
    (timedelta(hours=1), timedelta(minutes=5)),
    (timedelta(days=1), timedelta(minutes=30)),
)
DAILY = timedelta(days=1)
_LATER: dict[str, timedelta | None] = {
    State.APPROVED: DAILY,
    State.PAUSED: timedelta(hours=1),  # a first pause lasts three hours at Meta
    State.REJECTED: DAILY,  # an appeal may undo it
    State.DISABLED: timedelta(days=7),
    State.REMOVED: None,
    State.FAILED: None,
}


def next_look(state: str, submitted_at: datetime | None, now: datetime) -> datetime | None:
    """When the provider is asked again; nothing: never."""
    if state != State.PENDING:
        wait = _LATER.get(state, DAILY)
        return now + wait if wait else None
    age = now - (submitted_at or now)
    return now + next((wait for most, wait in _SOON if age < most), timedelta(hours=6))


def take(row: Submission, standing: Standing, as_of: datetime, *, claim: str = "") -> bool:
    """Note *standing*, as it was at *as_of*. Whether it was new enough to be taken.

    With a *claim*, only where that still holds. What is older than what is known changes nothing,
    so that an event that is repeated, or late, undoes none.
    """
    with transaction.atomic():
        fresh = _locked(row)
        if fresh is None or (claim and fresh.claim != claim):
            return False
        is_late = fresh.told_at is not None and fresh.told_at > as_of
        is_leaving = fresh.state == State.REMOVING and standing.state != State.REMOVED
        now = timezone.now()
        if is_late or is_leaving:
            if claim:
                at = now if is_leaving else next_look(fresh.state, fresh.submitted_at, now)
                Submission.objects.filter(pk=fresh.pk).update(claim="", next_attempt_at=at)
            return False
        _write(fresh, standing, as_of, now)
        return True


def _write(fresh: Submission, standing: Standing, as_of: datetime, now: datetime) -> None:
    before, category = fresh.state, fresh.category_given
    fresh.state, fresh.told_at = standing.state, as_of
    fresh.provider_id = standing.id or fresh.provider_id
    fresh.category_given = standing.category or fresh.category_given
    if before != standing.state or not fresh.reason.startswith(standing.reason):
        fresh.reason = standing.reason  # else what is known says more
    if before == State.QUEUED:
        fresh.submitted_at = now
    if before != standing.state:
        fresh.decided_at = None if standing.state == State.PENDING else now
    fresh.attempts, fresh.claim, fresh.last_error = 0, "", {}
    fresh.next_attempt_at = next_look(fresh.state, fresh.submitted_at, now)
    fresh.save()
    moved = bool(category) and category != fresh.category_given
    if before != fresh.state or moved:
        note(CHANGE, fresh, before=before)


def fail(row: Submission, error: dict[str, Any], *, claim: str) -> None:
    """Note that a person must act: nothing more is tried."""
    with transaction.atomic():
        fresh = _locked(row)
        if fresh is None or fresh.claim != claim:
            return
        before = fresh.state
        is_there = before not in (State.QUEUED, State.REMOVING)
        fresh.state = before if is_there else State.FAILED
        if before == State.REMOVING:  # it stands there as before: ask how
            fresh.state = State.PENDING
        fresh.last_error, fresh.claim, fresh.attempts = error, "", 0
        look = timezone.now() + DAILY
        fresh.next_attempt_at = None if fresh.state == State.FAILED else look
        fresh.save()
        if before != fresh.state:
            note(CHANGE, fresh, before=before)


def put_off(row: Submission, error: dict[str, Any], at: datetime, *, claim: str) -> None:
    """Note that it did not go well, and when it is tried again."""
    held = Submission.objects.filter(pk=row.pk, claim=claim)
    held.update(last_error=error, claim="", attempts=row.attempts + 1, next_attempt_at=at)


def note(action: str, row: Submission, user: Any = None, before: str = "") -> None:
    """Write it into the log of the variant; of the account, where the variant is gone."""
    log(
        instance=row.variant or row.account,
        action=action,
        user=user,
        data={
            "name": row.name,
            "account": row.account.name,
            "release": row.release_number,
            "before": before,
            "state": row.state,
            "reason": row.reason[:300],
            "category": row.category_given if row.is_recategorised else "",
        },
    )


def _locked(row: Submission) -> Submission | None:
    rows = Submission.objects.select_for_update(of=("self",))
    return rows.select_related("account", "variant", "entry").filter(pk=row.pk).first()
