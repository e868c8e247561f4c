"""What the pages show of webhooks."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from cms.models import Delivery, Endpoint
from cms.webhooks.due import due

State = Delivery.State
NOT_A_TEST = ~Q(deliveries__type=Delivery.Type.PING)
LONG = timedelta(minutes=2)
"""After so long, something that is due shows that no worker runs."""


def endpoints() -> QuerySet[Endpoint]:
    """Every endpoint with `waiting`, `dead` and `last_delivered_at`, by name. One query."""
    counted = {
        "waiting": Count("deliveries", filter=NOT_A_TEST & Q(deliveries__state=State.WAITING)),
        "dead": Count("deliveries", filter=NOT_A_TEST & Q(deliveries__state=State.DEAD)),
        "last_delivered_at": Max("deliveries__delivered_at"),
    }
    return Endpoint.objects.select_related("brand").annotate(**counted).order_by("name")


def deliveries(chosen: dict[str, Any]) -> QuerySet[Delivery]:
    """Deliveries that pass every filter of *chosen* (`state`, `webhook`, `release`), newest first.

    Tests are left out where the state is "given up": nobody waits for them.
    """
    rows = Delivery.objects.select_related("endpoint").order_by("-pk")
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if state == State.DEAD:
        rows = rows.exclude(type=Delivery.Type.PING)
    if webhook := chosen.get("webhook"):
        rows = rows.filter(endpoint=webhook)
    if release := chosen.get("release"):
        rows = rows.filter(release_number=release)
    return rows


def nobody_sends() -> bool:
    """Whether something has been due for long and nothing was tried meanwhile: no worker runs."""
    since = timezone.now() - LONG
    tried = Delivery.objects.filter(last_attempt_at__gte=since)
    return due(since).exists() and not tried.exists()
