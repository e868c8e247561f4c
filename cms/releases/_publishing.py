"""What publishing and unpublishing write of one variant."""

from datetime import datetime
from typing import Any

from cms.environments import entry_environment
from cms.guard import address_of
from cms.models import Brand, Release, ReleaseEntry, Variant
from cms.releases._contents import store
from cms.releases._log import Change, lock, one_release


def append(
    variant: Variant,
    *,
    action: str,
    user: Any,
    revision_id: int | None,
    approved_by: str = "",
    approved_at: datetime | None = None,
    waivers: list[dict[str, str]] | None = None,
    as_in: ReleaseEntry | None = None,
) -> Release | None:
    """Record that *variant* is live with its present content. Must run in the publishing
    transaction.

    *as_in* is an entry of old that is brought back: its content and its receipt stand again.
    None where the release is gathered by an outer `one_release`.
    """
    lock()
    brand = variant.template.brand
    environment = entry_environment()
    with one_release(brand, action=action, environment=environment, user=user) as gathered:
        # What the brand looks like is read under the lock: a footer that is changed at the same
        # moment is then either seen here, or sees this content and dresses it.
        look = Brand.objects.get(pk=brand.pk).look(variant.locale)
        gathered.changes.append(
            Change(
                address=address_of(variant),
                variant_id=variant.pk,
                template_id=variant.template_id,
                content=as_in.content if as_in else store(variant, look),
                content_digest=variant.typed_content().digest,
                revision_id=revision_id,
                approved_by=as_in.approved_by if as_in else approved_by,
                approved_at=as_in.approved_at if as_in else approved_at,
                waivers=as_in.waivers if as_in else waivers or [],
                snippets=as_in.snippets if as_in else [],
            )
        )
    return gathered.release


def withdraw(variant: Variant, *, user: Any) -> Release | None:
    """Record that *variant* is live no longer. Must run in the unpublishing transaction."""
    lock()
    action, environment = Release.Action.UNPUBLISH, entry_environment()
    with one_release(
        variant.template.brand, action=action, environment=environment, user=user
    ) as gathered:
        gathered.changes.append(Change(address=address_of(variant), variant_id=variant.pk))
    return gathered.release
