"""The log itself: numbers without gaps, and every row of a release written at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from cms.environments import entry_environment
from cms.models import Brand, LiveEntry, Release, ReleaseCounter, ReleaseEntry, StoredContent
from cms.webhooks import outbox
from templates_lib.message import Address

_BATCH = 500  # rows a statement: SQLite takes 32,766 parameters at most


@dataclass(frozen=True)
class Change:
    """What becomes of one address, with the receipt. No content means: withdrawn."""

    address: Address
    variant_id: int | None
    template_id: int | None = None
    content: StoredContent | None = None
    content_digest: str = ""  # `Content.digest`, of the words alone
    revision_id: int | None = None
    approved_by: str = ""
    approved_at: datetime | None = None
    waivers: Sequence[dict[str, str]] = ()
    snippets: Sequence[dict[str, str]] = ()  # their changes since those words were approved


@dataclass
class OpenRelease:
    """A release that is being gathered; it is written when its block ends."""

    brand: Brand
    action: str
    environment: str
    user: Any
    source: int | None = None
    note: str = ""
    changes: list[Change] = field(default_factory=list)
    chains: Mapping[str, Any] | None = None  # fallback chains that are promoted along
    release: Release | None = None  # what was written, once it is


_open: ContextVar[OpenRelease | None] = ContextVar("open_release", default=None)


def lock() -> ReleaseCounter:
    """The counter, whose row lock puts releases in a row until the transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a release is written in the transaction that changes what is live")
    counter, _ = ReleaseCounter.objects.select_for_update().get_or_create(pk=1)
    return counter


@contextmanager
def one_release(
    brand: Brand,
    *,
    action: str,
    environment: str,
    user: Any,
    source: int | None = None,
    note: str = "",
    even_if_empty: bool = False,
) -> Iterator[OpenRelease]:
    """All that is appended inside is one release, written when the block ends.

    Inside another block of the same brand and environment it joins that one. Nothing is written
    where nothing changed, unless *even_if_empty*, nor when the block raises.
    """
    outer = _open.get()
    if outer and (outer.brand.pk, outer.environment) == (brand.pk, environment):
        yield outer
        return
    with transaction.atomic():
        lock()
        gathered = OpenRelease(brand, action, environment, user, source, note)
        token = _open.set(gathered)
        try:
            yield gathered
        finally:
            _open.reset(token)
        if gathered.changes or even_if_empty:
            gathered.release = _write(gathered)


def _write(gathered: OpenRelease) -> Release:
    counter = lock()
    counter.last += 1
    counter.save(update_fields=["last"])
    changes = _last_word([*_left_behind(gathered), *gathered.changes])
    user = gathered.user
    release = Release.objects.create(
        number=counter.last,
        action=gathered.action,
        environment=gathered.environment,
        brand_key=gathered.brand.key,
        source=gathered.source,
        fallbacks=_new_chains(gathered),
        changes=len(changes),
        note=gathered.note,
        user=user if user and user.pk else None,
    )
    entries = ReleaseEntry.objects.bulk_create(
        (_entry(release, change) for change in changes), batch_size=_BATCH
    )
    _point(gathered.environment, list(zip(changes, entries, strict=True)))
    outbox.enqueue(release, entries)
    return release


def _last_word(changes: Iterable[Change]) -> list[Change]:
    """One change an address: what was said last of it."""
    return list({change.address: change for change in changes}.values())


def _left_behind(gathered: OpenRelease) -> list[Change]:
    """Withdrawals of addresses that a variant was live at and is not any longer: it moved."""
    now = {change.variant_id: change.address for change in gathered.changes}
    rows = LiveEntry.objects.filter(environment=gathered.environment, variant_id__in=list(now))
    return [
        Change(address_of_entry(row), row.variant_id)
        for row in rows
        if address_of_entry(row) != now[row.variant_id]
    ]


def _new_chains(gathered: OpenRelease) -> Mapping[str, Any] | None:
    """The fallback chains, where the log does not say them yet.

    What a writer changes holds where publishing goes; elsewhere chains come by promotion.
    """
    told = chains_told(gathered.brand.key, gathered.environment)
    if gathered.chains is not None:
        return gathered.chains
    if gathered.environment == entry_environment():
        return None if told == gathered.brand.fallbacks else gathered.brand.fallbacks
    return None


def chains_told(brand_key: str, environment: str) -> dict[str, Any] | None:
    """The fallback chains that the log says last; None when it says none yet."""
    told = Release.objects.filter(
        environment=environment, brand_key=brand_key, fallbacks__isnull=False
    )
    return told.order_by("-number").values_list("fallbacks", flat=True).first()


def _entry(release: Release, change: Change) -> ReleaseEntry:
    return ReleaseEntry(
        release=release,
        environment=release.environment,
        brand_key=release.brand_key,
        **asdict(change.address),
        content=change.content,
        variant_id=change.variant_id,
        revision_id=change.revision_id,
        approved_by=change.approved_by,
        approved_at=change.approved_at,
        waivers=list(change.waivers),
        snippets=list(change.snippets),
    )


def _point(environment: str, written: Sequence[tuple[Change, ReleaseEntry]]) -> None:
    """Let what is live point at what was written."""
    touched = [change.variant_id for change, _ in written if change.variant_id is not None]
    for start in range(0, len(touched), _BATCH):
        LiveEntry.objects.filter(
            environment=environment, variant_id__in=touched[start : start + _BATCH]
        ).delete()
    LiveEntry.objects.bulk_create(
        (
            LiveEntry(
                environment=environment,
                variant_id=change.variant_id,
                template_id=change.template_id,
                entry=entry,
                content_digest=change.content_digest,
                **asdict(change.address),
            )
            for change, entry in written
            if change.content and change.variant_id and change.template_id
        ),
        batch_size=_BATCH,
    )


def address_of_entry(row: ReleaseEntry | LiveEntry) -> Address:
    """The address of a row of the log, or of what is live."""
    return Address(row.key, row.channel, row.locale, row.persona, row.arm)
