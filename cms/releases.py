"""Writing the release log: one numbered, immutable release for each change of what is live."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, TaskState

from cms.door import placeholders_document
from cms.models import (
    LiveEntry,
    Release,
    ReleaseCounter,
    ReleaseEntry,
    StoredContent,
    Variant,
    Waiver,
)
from cms.webhooks import outbox
from templates_lib.release import digest_of


def append(
    variant: Variant,
    *,
    action: str,
    user: Any,
    revision_id: int | None,
    approved_by: str = "",
    approved_at: datetime | None = None,
    waivers: list[dict[str, str]] | None = None,
) -> Release:
    """Record that *variant* is live with its present content. Must run in the publishing
    transaction.
    """
    content = variant.typed_content()
    release = _next_release(action, user)
    entry = ReleaseEntry.objects.create(
        release=release,
        content=store(variant),
        revision_id=revision_id,
        approved_by=approved_by,
        approved_at=approved_at,
        waivers=waivers or [],
        **_address(variant),
        brand_key=variant.template.brand.key,
        variant_id=variant.pk,
    )
    LiveEntry.objects.update_or_create(
        variant=variant,
        defaults={
            "entry": entry,
            "template": variant.template,
            "content_digest": content.digest,
            **_address(variant),
        },
    )
    outbox.enqueue(release, [entry])
    return release


def withdraw(variant: Variant, *, user: Any) -> Release:
    """Record that *variant* is live no longer. Must run in the unpublishing transaction."""
    release = _next_release(Release.Action.UNPUBLISH, user)
    entry = ReleaseEntry.objects.create(
        release=release,
        content=None,
        variant_id=variant.pk,
        brand_key=variant.template.brand.key,
        **_address(variant),
    )
    LiveEntry.objects.filter(variant=variant).delete()
    outbox.enqueue(release, [entry])
    return release


def store(variant: Variant) -> StoredContent:
    """*variant*'s content with all that renders it, stored once under its digest."""
    document = frozen_document(variant)
    look = variant.template.brand.look(variant.locale)
    outputs = [
        {
            "name": output.name,
            "label": output.label,
            "template": output.template,
            "escape": output.escape,
        }
        for output in variant.channel_declaration.assemble(
            variant.typed_content(), look, variant.locale
        )
    ]
    stored, _ = StoredContent.objects.get_or_create(
        digest=digest_of(document), defaults={"document": document, "outputs": outputs}
    )
    return stored


def frozen_document(variant: Variant) -> dict[str, Any]:
    """What the digest covers: the content, its placeholders, and the brand's look at that
    moment.
    """
    template = variant.template
    return {
        "channel": variant.channel,
        "locale": variant.locale,
        "content": variant.typed_content().document(),
        "placeholders": placeholders_document(template),
        "look": asdict(template.brand.look(variant.locale)),
    }


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


def _address(variant: Variant) -> dict[str, str]:
    return {
        "key": variant.template.key,
        "channel": variant.channel,
        "locale": variant.locale,
        "persona": variant.persona_key,
        "arm": variant.arm,
    }


def _next_release(action: str, user: Any) -> Release:
    """A release with the next number. The counter's row lock makes numbers follow without gaps."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a release is written in the transaction that changes what is live")
    counter, _ = ReleaseCounter.objects.select_for_update().get_or_create(pk=1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return Release.objects.create(
        number=counter.last, action=action, user=user if user and user.pk else None
    )
