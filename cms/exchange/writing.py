"""Carrying out the rows of a plan: templates, their placeholders, drafts, each with a log entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.log_actions import log

import channels
from cms import actions
from cms.exchange.plan import Fate, Row, TemplateRow
from cms.models import DeclaredPlaceholder, MessageTemplate, Persona, Variant

__all__ = ["Hand", "Unwritable", "origin", "write_draft", "write_template"]


@dataclass(frozen=True)
class Hand:
    """Who writes, by which log action, and what the log says besides."""

    user: Any
    action: str
    data: Mapping[str, str]


class Unwritable(Exception):
    """A row that cannot be written: which, and the words of its model."""

    def __init__(self, what: str, error: ValidationError) -> None:
        super().__init__(what)
        self.what, self.problem = what, " ".join(error.messages)


def write_template(
    row: TemplateRow, fields: Mapping[str, Any], hand: Hand
) -> MessageTemplate | None:
    """The template of *row*, made of *fields* where there is none yet; None for a refused one."""
    if row.fate is Fate.REFUSE:
        return None
    if row.pk is not None:
        template = MessageTemplate.objects.get(pk=row.pk)
    else:
        template = MessageTemplate(key=row.key, title=row.title, **fields)
        _checked(row.key, template)
        template.save()
        log(instance=template, action="wagtail.create", user=hand.user)
    _declare(template, row, hand)
    return template


def _declare(template: MessageTemplate, row: TemplateRow, hand: Hand) -> None:
    """Declare what the row adds, after what is declared already."""
    if not row.declares:
        return
    first = template.placeholders.count()
    for index, (name, declared) in enumerate(row.declares.items(), start=first):
        placeholder = DeclaredPlaceholder(
            template=template,
            name=name,
            sort_order=index,
            **DeclaredPlaceholder.from_document(declared),
        )
        _checked(row.key, placeholder)
        placeholder.save()
    if row.pk is not None:
        template.save(update_fields=["updated_at"])
        log(
            instance=template,
            action=hand.action,
            user=hand.user,
            data={**hand.data, "declared": list(row.declares)},
            content_changed=True,
        )


def write_draft(row: Row, template: MessageTemplate | None, hand: Hand) -> int:
    """Write *row* as a draft: of a new variant, or over the draft that the plan found.

    Returns the number of its revision.
    """
    assert template is not None and row.content is not None, "a row that writes has both"
    content = dict(row.content)
    try:
        if row.pk is None:
            variant = _start(row, template, content, hand.user)
            revision = variant.get_latest_revision().pk
        else:
            variant = Variant.objects.select_related("template", "latest_revision").get(pk=row.pk)
            revision = actions.edit_variant(variant, content, hand.user).pk
    except ValidationError as error:
        raise Unwritable(f"{row.key}/{row.channel}/{row.locale}", error) from error
    if row.made_from and not variant.live:
        # What is live tells of its own approval; a draft alone, of the source it was made from.
        Variant.objects.filter(pk=variant.pk, live=False).update(source_digest=row.made_from)
    # What is remembered of a text from outside, to see later whether somebody changed it here.
    digest = channels.get(row.channel).load(content).digest
    log(
        instance=variant,
        action=hand.action,
        user=hand.user,
        data={**hand.data, "digest": digest, **origin(row)},
    )
    return revision


def origin(row: Row) -> dict[str, str]:
    """What the log tells of where *row* came from: its source, and that it is fuzzy."""
    told = {"source": row.made_from} if row.made_from else {}
    return {**told, "fuzzy": "yes"} if row.is_fuzzy else told


def _start(row: Row, template: MessageTemplate, content: dict[str, Any], user: Any) -> Variant:
    persona = Persona.objects.get(brand=template.brand_id, key=row.persona) if row.persona else None
    return actions.start_variant(
        template, row.channel, row.locale, content, user, persona=persona, arm=row.arm
    )


def _checked(what: str, row: Any) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Unwritable(what, error) from error
