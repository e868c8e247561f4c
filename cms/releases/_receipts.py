"""Receipts: who let a text out, and which findings they let stand."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import ModelLogEntry, TaskState

from cms.models import Waiver


def approval_of(revision: Any, user: Any) -> tuple[str, datetime | None]:
    """Who approved *revision*, and when.

    The last reviewer of the workflow, else the one who publishes now, else the one who
    scheduled it.
    """
    task = (
        TaskState.objects.filter(
            revision=revision, status=TaskState.STATUS_APPROVED, finished_by__isnull=False
        )
        .select_related("finished_by")
        .order_by("-finished_at")
        .first()
    )
    if task:
        return task.finished_by.get_username(), task.finished_at
    if user:
        return user.get_username(), timezone.now()
    scheduled = (
        ModelLogEntry.objects.filter(
            revision=revision, action="wagtail.publish.schedule", user__isnull=False
        )
        .select_related("user")
        .first()
    )
    return (scheduled.user.get_username(), scheduled.timestamp) if scheduled else ("", None)


def waiver_receipt(waiver: Waiver) -> dict[str, str]:
    """What a release keeps of a waiver: the finding, the reason, who and when."""
    return {
        "check": waiver.check_id,
        "finding": waiver.finding,
        "reason": waiver.reason,
        "by": waiver.user.get_username(),
        "at": waiver.created_at.isoformat(),
        "until": waiver.expires_at.isoformat() if waiver.expires_at else "",
    }
