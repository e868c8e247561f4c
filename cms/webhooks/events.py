"""What is told: names and numbers, never a text. A receiver that wants the texts fetches them with
a token of its own.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from cms.models import Delivery, Endpoint, Release, ReleaseEntry

MOST_CHANGES = 100
"""Listed in one message, so that it stays small (20 kB at most are recommended)."""


def release_created(release: Release, entries: Sequence[ReleaseEntry]) -> str:
    """The body that tells of *release*: the number, whose it is, and the addresses it changed.

    Every release has the same fields. ``more`` says that ``changes`` is not all; ``changes_url``
    answers with the rest.
    """
    changes = [_change(entry) for entry in entries[:MOST_CHANGES]]
    data = {
        "release": release.number,
        "environment": release.environment,
        "brand": release.brand_key,
        "action": str(release.action),
        "changes": changes,
        "more": len(entries) > len(changes),
        "changes_url": f"{settings.BASE_URL}/api/v1/changes"
        f"?since={release.number - 1}&environment={release.environment}",
    }
    return _body(Delivery.Type.RELEASE, release.created_at, data)


def ping(endpoint: Endpoint) -> str:
    """The body that tries an endpoint out."""
    return _body(Delivery.Type.PING, timezone.now(), {"webhook": endpoint.name})


def _change(entry: ReleaseEntry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "channel": entry.channel,
        "locale": entry.locale,
        "persona": entry.persona,
        "arm": entry.arm,
        "live": entry.content_id is not None,
    }


def _body(kind: Delivery.Type, at: datetime, data: dict[str, Any]) -> str:
    told = {"type": kind.value, "timestamp": at.isoformat().replace("+00:00", "Z"), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
