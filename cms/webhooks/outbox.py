"""What is to be told is written down in the transaction of the release: both happen or neither.

Nothing is called here. `cms.webhooks.worker` sends what stands in the rows, after the commit.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.models import Delivery, Endpoint, Release, ReleaseEntry
from cms.webhooks.events import release_created
from cms.webhooks.signing import make_id


def enqueue(release: Release, entries: Sequence[ReleaseEntry]) -> int:
    """Note for each endpoint that wants it that *release* is to be told. Returns how many.

    Two queries, one when nobody is told, however many entries there are. Must run in the
    transaction that writes the release, after its number was taken: deleting an endpoint waits for
    the same lock, so no row is written for one that is gone.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("what is told of a release is written in the release's transaction")
    told = [each for each in _endpoints(release) if each.wants(release.action)]
    if not told:
        return 0
    message_id, payload = make_id(), release_created(release, entries)
    now = timezone.now()
    Delivery.objects.bulk_create(
        Delivery(
            endpoint=each,
            release_number=release.number,
            message_id=message_id,
            payload=payload,
            next_attempt_at=now,
        )
        for each in told
    )
    return len(told)


def _endpoints(release: Release) -> list[Endpoint]:
    brand = Q(brand=None) | Q(brand__key=release.brand_key)
    environment = Q(environment="") | Q(environment=release.environment)
    return list(Endpoint.objects.filter(brand, environment, active=True).order_by())
