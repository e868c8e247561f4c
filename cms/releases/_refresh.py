"""Dressing anew: a footer, a colour or a chain changed, and what is live says so from now on."""

from typing import Any

from django.db import transaction

from channels import Look
from cms import queries
from cms.environments import entry_environment
from cms.models import Brand, LiveEntry, Release
from cms.releases._contents import dressed, keep
from cms.releases._log import Change, address_of_entry, lock, one_release
from cms.releases._plan import Plan, PlannedChange


def follow_brand(before: Brand, after: Brand, user: Any) -> Release | None:
    """Write what a change of the brand from *before* to *after* means for what is live.

    Must run in the transaction that changes it. None where nothing that is sent changes.
    """
    if _looks(before) != _looks(after):
        return refresh(after, user=user)
    if before.fallbacks != after.fallbacks:
        return _tell_chains(after, user)
    return None


def plan_following(before: Brand, after: Brand) -> Plan | None:
    """What `follow_brand` would dress anew, of a brand that need not be saved yet; nothing is
    written. None where no look changes.
    """
    return plan_refresh(after) if _looks(before) != _looks(after) else None


def plan_refresh(brand: Brand) -> Plan:
    """What dressing *brand*'s texts anew would change, where publishing goes; nothing is written.

    No check reads the look (`tests/cms/releases` holds that), so findings stay what they are.
    """
    environment = entry_environment()
    rows = (
        LiveEntry.objects.filter(environment=environment, template__brand=brand)
        .select_related("entry__content")
        .order_by("key", "channel", "locale", "persona", "arm")
    )
    looks: dict[str, Look] = {}
    changes = []
    for row in rows.iterator(chunk_size=200):
        look = looks.setdefault(row.locale, brand.look(row.locale))
        content = dressed(row.entry.content, look) if row.entry.content else None
        if content:
            changes.append(PlannedChange(address_of_entry(row), row.entry, None, content))
    return Plan(brand.key, environment, queries.newest_release(), tuple(changes))


def refresh(brand: Brand, *, user: Any) -> Release | None:
    """Dress what is live of *brand* in its present look; None where that changes nothing.

    Approvals and waivers stand: no word changed. Must run in a transaction.
    """
    with transaction.atomic():
        lock()
        plan = plan_refresh(brand)
        keep(change.content for change in plan.changes if change.content)
        live = {
            row.entry_id: row
            for row in LiveEntry.objects.filter(
                environment=plan.environment, template__brand=brand
            ).defer("key")
        }
        with one_release(
            brand, action=Release.Action.REFRESH, environment=plan.environment, user=user
        ) as gathered:
            gathered.changes += [
                carried(change, live[change.before.pk]) for change in plan.changes if change.before
            ]
    return gathered.release


def carried(planned: PlannedChange, live: LiveEntry) -> Change:
    """What is live in another dress: its approval, waivers and receipts go on with it."""
    entry = planned.before
    assert entry is not None
    return Change(
        address=planned.address,
        variant_id=live.variant_id,
        template_id=live.template_id,
        content=planned.content,
        content_digest=live.content_digest,
        revision_id=entry.revision_id,
        approved_by=entry.approved_by,
        approved_at=entry.approved_at,
        waivers=entry.waivers,
        snippets=entry.snippets,
    )


def _tell_chains(brand: Brand, user: Any) -> Release | None:
    """A release that says the brand's new fallback chains, if it has anything published."""
    environment = entry_environment()
    if not Release.objects.filter(environment=environment, brand_key=brand.key).exists():
        return None
    with one_release(
        brand,
        action=Release.Action.SETTINGS,
        environment=environment,
        user=user,
        even_if_empty=True,
    ) as gathered:
        pass
    return gathered.release


def _looks(brand: Brand) -> dict[str, Any]:
    """All that the look of any locale is made of."""
    own = ("name", "sms_sender", "accent", "background", "text_color", "font", "logo_url")
    fields = {name: getattr(brand, name) for name in (*own, "address", "footers")}
    # Footers are found along the fallback chains.
    return fields | ({"fallbacks": brand.fallbacks} if brand.footers else {})
