"""What translations were made from: the source's text as it was when each was approved.

A variant keeps the digest of that text alone (`Variant.source_digest`); the text itself is in the
source's own revisions. They are read only for a message that has a translation whose source reads
otherwise today, and then by one query for all its channels. Where the revision was purged nobody
knows what changed: the board still says *stale*, and the check stays silent.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

import channels
from cms.models import MessageTemplate, Variant


def made_from(template: MessageTemplate, rows: Iterable[Variant]) -> dict[int, dict[str, Any]]:
    """The former source content of each of *rows* whose source has changed, by primary key."""
    rows = list(rows)
    sources = {row.channel: row for row in rows if _is_source(template, row)}
    stale = [
        row
        for row in rows
        if _is_for_everybody(row)
        and row.source_digest
        and (source := sources.get(row.channel)) not in (None, row)
        and row.source_digest != _digest(row.channel, source.content)
    ]
    if not stale:
        return {}
    former = _former([sources[row.channel] for row in stale], {row.source_digest for row in stale})
    return {row.pk: former[row.source_digest] for row in stale if row.source_digest in former}


def _is_source(template: MessageTemplate, row: Variant) -> bool:
    return row.locale == template.source_locale and _is_for_everybody(row)


def _is_for_everybody(row: Variant) -> bool:
    """Digests are those of the wording for everybody: a persona's own source is another text."""
    return not row.persona_id and not row.arm


def _digest(channel: str, content: Any) -> str:
    """The digest of a stored content; empty for one that its channel cannot read any longer."""
    try:
        return channels.get(channel).load(content).digest
    except (channels.ContentError, channels.UnknownChannelError):
        return ""


def _former(sources: Iterable[Variant], wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The contents with these digests among the revisions of *sources*, the newest looked at
    first. One query.
    """
    channel_of = {str(source.pk): source.channel for source in sources}
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Variant),
        object_id__in=list(channel_of),
    )
    found: dict[str, dict[str, Any]] = {}
    kept = revisions.order_by("-pk").values_list("object_id", "content")
    for pk, stored in kept.iterator(chunk_size=50):
        digest = _digest(channel_of[pk], content := stored.get("content"))
        if digest in wanted:
            found.setdefault(digest, content)
            if len(found) == len(wanted):
                break
    return found
