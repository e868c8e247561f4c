"""Who changed what of a map: kept in Wagtail's log, under its journey."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.journeys.lanes import Lane
from cms.models import Journey, Touchpoint

LOOKED_THROUGH = 500
"""Entries of the log that are searched for who changed a place."""
ACTION = "cms.journey"


def last_change(step: Touchpoint, lane: Lane) -> tuple[Any, datetime | None]:
    """Who changed this lane of *step* last, and when."""
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Journey),
        object_id=str(step.stage.journey_id),
        action=ACTION,
    ).select_related("user")
    for row in rows.order_by("-timestamp", "-pk")[:LOOKED_THROUGH]:
        if (row.data.get("step_id"), row.data.get("lane")) == (step.pk, lane.name):
            return row.user, row.timestamp
    return None, None


def tell(
    journey: Journey, user: Any, what: str, step: Touchpoint | None = None, **data: Any
) -> None:
    """Log that *user* changed the map of *journey*: *what*, at which step, and more."""
    of_step = {"step_id": step.pk, "step": step.name} if step else {}
    log(instance=journey, action=ACTION, user=user, data={"what": what, **of_step, **data})
