"""What the pages show of webhooks."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from cms import reach
from cms.models import Delivery, Endpoint
from cms.webhooks.due import due

State = Delivery.State
NOT_A_TEST = ~Q(deliveries__type=Delivery.Type.PING)
LONG = timedelta(minutes=2)
"""After so long, something that is due shows that no worker runs."""


def endpoints(user: Any) -> QuerySet[Endpoint]:
    """Every endpoint in *user*'s reach with `waiting`, `dead` and `last_delivered_at`, by name. One
    query.
    """
    counted = {
        "waiting": Count("deliveries", filter=NOT_A_TEST & Q(deliveries__state=State.WAITING)),
        "dead": Count("deliveries", filter=NOT_A_TEST & Q(deliveries__state=State.DEAD)),
        "last_delivered_at": Max("deliveries__delivered_at"),
    }
    rows = reach.changeable(user, Endpoint).select_related("brand")
    return rows.annotate(**counted).order_by("name")


def deliveries(chosen: dict[str, Any], user: Any) -> QuerySet[Delivery]:
    """Deliveries of endpoints in *user*'s reach that pass every filter of *chosen* (`state`,
    `webhook`, `release`), newest first.

    Tests are left out where the state is "given up": nobody waits for them.
    """
    rows = Delivery.objects.select_related("endpoint").order_by("-pk")
    if reach.is_limited(user):
        own = reach.changeable(user, Endpoint).order_by()
        rows = rows.filter(endpoint__in=own.values("pk"))
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
