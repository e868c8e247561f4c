"""Rows of a plan written many at a time: what `cms.exchange.writing` does one by one.

A template, a variant, its revision and the entries of the log are one statement a few hundred of
each. Nothing is published, so no guard is passed by; stored findings of what changed are made stale
here, since no signal tells of rows that are written so.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

import channels
from cms.exchange.plan import Fate, Row, TemplateRow
from cms.exchange.writing import Hand, Unwritable, origin
from cms.models import (
    CheckedTemplate,
    DeclaredPlaceholder,
    MessageTemplate,
    Persona,
    Variant,
)

__all__ = ["write_many"]

_BATCH: Final = 200


def write_many(
    heads: Sequence[TemplateRow], rows: Sequence[Row], fields: Mapping[str, Any], hand: Hand
) -> None:
    """Write *heads* and *rows*, which belong to them, as drafts; raises `Unwritable`.

    *fields* are those of new templates.
    """
    templates = _templates(heads, fields, hand)
    writing = [row for row in rows if row.fate.writes]
    variants = _variants(writing, templates, hand)
    _revise(writing, variants, hand)
    CheckedTemplate.objects.filter(template__in=[t.pk for t in templates.values()]).update(
        guide_digest=""
    )


def _templates(
    heads: Iterable[TemplateRow], fields: Mapping[str, Any], hand: Hand
) -> dict[str, MessageTemplate]:
    wanted = [head for head in heads if head.fate is not Fate.REFUSE]
    here = MessageTemplate.objects.in_bulk([head.pk for head in wanted if head.pk is not None])
    found = {row.key: row for row in here.values()}
    new = [MessageTemplate(key=h.key, title=h.title, **fields) for h in wanted if h.pk is None]
    for row in new:
        _checked(row.key, row, "brand", "stage", "touchpoint")
    found |= {row.key: row for row in MessageTemplate.objects.bulk_create(new, _BATCH)}
    entries = [_entry(row, "wagtail.create", hand.user, {}) for row in new]
    declared = []
    for head in wanted:
        template = found[head.key]
        first = template.placeholders.count() if head.pk is not None and head.declares else 0
        for index, (name, told) in enumerate(head.declares.items(), start=first):
            row = DeclaredPlaceholder(
                template=template, name=name, sort_order=index,
                **DeclaredPlaceholder.from_document(dict(told)),
            )  # fmt: skip
            _checked(head.key, row, "template")
            declared.append(row)
        if head.pk is not None and head.declares:
            data = {**hand.data, "declared": list(head.declares)}
            entries.append(_entry(template, hand.action, hand.user, data))
    DeclaredPlaceholder.objects.bulk_create(declared, _BATCH)
    ModelLogEntry.objects.bulk_create(entries, _BATCH)
    return found


def _variants(
    rows: Sequence[Row], templates: Mapping[str, MessageTemplate], hand: Hand
) -> list[Variant]:
    """The variant of each of *rows*, new ones stored, with the content that the row writes."""
    here = Variant.objects.select_related("persona", "latest_revision").in_bulk(
        [row.pk for row in rows if row.pk is not None]
    )
    personas = {
        (row.brand_id, row.key): row
        for row in Persona.objects.filter(key__in={row.persona for row in rows if row.persona})
    }
    found = []
    for row in rows:
        template = templates[row.key]
        if row.pk is not None:
            variant = here[row.pk].get_latest_revision_as_object()
        else:
            variant = Variant(
                template=template, channel=row.channel, locale=row.locale, arm=row.arm,
                persona=personas.get((template.brand_id, row.persona)),
                has_unpublished_changes=True, source_digest=row.made_from,
            )  # fmt: skip
        variant.template = template
        variant.content = dict(row.content or {})
        _checked(f"{row.key}/{row.channel}/{row.locale}", variant, "template", "persona")
        found.append(variant)
    Variant.objects.bulk_create([row for row in found if row.pk is None], _BATCH)
    return found


def _revise(rows: Sequence[Row], variants: Sequence[Variant], hand: Hand) -> None:
    kind = ContentType.objects.get_for_model(Variant)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=kind, base_content_type=kind, object_id=str(variant.pk),
                created_at=now, user=hand.user, content=variant.serializable_data(),
                object_str=str(variant),
            )
            for variant in variants
        ],
        _BATCH,
    )  # fmt: skip
    _point(variants, kind)
    older: dict[str, list[int]] = {}
    entries = []
    for row, variant, revision in zip(rows, variants, revisions, strict=True):
        if row.made_from and row.pk is not None:
            older.setdefault(row.made_from, []).append(row.pk)
        action = "wagtail.create" if row.pk is None else "wagtail.edit"
        entries.append(_entry(variant, action, hand.user, {}, revision))
        digest = channels.get(row.channel).load(variant.content).digest
        data = {**hand.data, "digest": digest, **origin(row)}
        entries.append(_entry(variant, hand.action, hand.user, data))
    for digest, pks in older.items():
        Variant.objects.filter(pk__in=pks, live=False).update(source_digest=digest)
    ModelLogEntry.objects.bulk_create(entries, _BATCH)


def _point(variants: Sequence[Variant], kind: ContentType) -> None:
    """Each of *variants* at the newest of its revisions."""
    revisions = Revision.objects.filter(
        base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField(max_length=255))
    )
    newest = Subquery(revisions.order_by("-pk").values("pk")[:1])
    for start in range(0, len(variants), _BATCH):
        pks = [variant.pk for variant in variants[start : start + _BATCH]]
        Variant.objects.filter(pk__in=pks).update(
            latest_revision=newest, has_unpublished_changes=True
        )


def _entry(
    row: Any, action: str, user: Any, data: Mapping[str, Any], revision: Revision | None = None
) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=ContentType.objects.get_for_model(type(row)),
        object_id=str(row.pk),
        label=str(row),
        action=action,
        user=user,
        data=dict(data),
        uuid=uuid4(),
        timestamp=timezone.now(),
        revision=revision,
        content_changed=True,
    )


def _checked(what: str, row: Any, *known: str) -> None:
    """What `full_clean` checks, but for what the plan has looked up for all rows at once."""
    try:
        row.clean_fields(exclude=set(known))
        if isinstance(row, Variant):
            row.clean()
    except ValidationError as error:
        raise Unwritable(what, error) from error
