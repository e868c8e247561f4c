"""What is here now of the templates that an import asks for. A fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry, Revision, WorkflowState

from cms.door import drafted, revision_content
from cms.exchange.words import Words, say
from cms.models import MessageTemplate, Variant
from locales.words import gettext_noop

IMPORTED = "cms.import"
PUSHED = "cms.push"
"""The log actions of a text that came from outside; their data hold the digest of the content."""

LOCKED = gettext_noop("It is locked.")
IN_REVIEW = gettext_noop("It is in review.")
SCHEDULED = gettext_noop("It is scheduled to go live.")


@dataclass(frozen=True)
class Standing:
    """Templates by key, their variants, what last came into each from outside, what holds one fast.

    All but the templates are found by primary key.
    """

    templates: Mapping[str, MessageTemplate]
    variants: Mapping[int, tuple[Variant, ...]]
    imported: Mapping[int, str]
    held: Mapping[int, Words]

    def of(self, template: MessageTemplate) -> tuple[Variant, ...]:
        """Every variant of *template*."""
        return self.variants.get(template.pk, ())

    def variant(
        self, template: MessageTemplate, channel: str, locale: str, persona: str = "", arm: str = ""
    ) -> Variant | None:
        """The variant at exactly this place; without *persona* and *arm* everybody's."""
        wanted = (channel, locale, persona, arm)
        for row in self.of(template):
            if (row.channel, row.locale, row.persona_key, row.arm) == wanted:
                return row
        return None


def standing(keys: Collection[str], *, lock: bool = False) -> Standing:
    """What is here of the templates with these *keys*.

    *lock* keeps others from changing them until the transaction ends.
    """
    templates = MessageTemplate.objects.filter(key__in=keys).select_related(
        "brand", "stage", "touchpoint"
    )
    rows = Variant.objects.filter(template__key__in=keys).order_by("pk")
    if lock:
        templates = templates.select_for_update(of=("self",))
        rows = rows.select_for_update(of=("self",))
    found = {row.key: row for row in templates.prefetch_related("placeholders", "facts")}
    variants = list(rows.select_related("persona", "latest_revision"))
    return Standing(
        found, _by_template(variants, found.values()), _imported(variants), _held(variants)
    )


def draft_content(row: Variant) -> dict[str, Any]:
    """What the latest draft of *row* says."""
    return revision_content(row.latest_revision) if row.latest_revision else row.content


def working_copy(row: Variant) -> Variant:
    """*row* as the checker sees it beside others: published where live, else drafted."""
    return row if row.live else drafted(row)


def _by_template(
    variants: Iterable[Variant], templates: Iterable[MessageTemplate]
) -> Mapping[int, tuple[Variant, ...]]:
    by_pk = {template.pk: template for template in templates}
    found: dict[int, list[Variant]] = {}
    for row in variants:
        row.template = by_pk[row.template_id]
        found.setdefault(row.template_id, []).append(row)
    return {pk: tuple(rows) for pk, rows in found.items()}


def _imported(variants: Iterable[Variant]) -> Mapping[int, str]:
    """The digest of what was last imported or pushed into each variant."""
    entries = ModelLogEntry.objects.filter(
        content_type=_variant_type(),
        action__in=(IMPORTED, PUSHED),
        object_id__in=_ids(variants),
    ).order_by("timestamp", "pk")
    return {
        int(pk): str(data.get("digest", ""))
        for pk, data in entries.values_list("object_id", "data")
    }


def _held(variants: Collection[Variant]) -> Mapping[int, Words]:
    """Why a variant may not be written to now; those that may are not in it."""
    here = {"content_type": _variant_type(), "object_id__in": _ids(variants)}
    scheduled = Revision.objects.filter(**here, approved_go_live_at__isnull=False)
    reviewed = WorkflowState.objects.active().filter(**here)
    held = {int(pk): say(SCHEDULED) for pk in scheduled.values_list("object_id", flat=True)}
    held |= {int(pk): say(IN_REVIEW) for pk in reviewed.values_list("object_id", flat=True)}
    return held | {row.pk: say(LOCKED) for row in variants if row.locked}


def _variant_type() -> ContentType:
    return ContentType.objects.get_for_model(Variant)


def _ids(variants: Iterable[Variant]) -> list[str]:
    return [str(row.pk) for row in variants]
