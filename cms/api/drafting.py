"""Drafts for those who may read them: which one a call gets, and how it is told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import channels
from channels import Content
from cms import drafts
from cms.api.compiled import values_schema
from cms.api.cursors import text_place, to_cursor
from cms.api.names import as_key, locale_tag, may_be_key, nearest
from cms.api.problems import Fault, Refusal, shown
from cms.api.reading import Reading
from cms.api.schemas.common import MeasurementAnswer
from cms.api.schemas.content import FetchQuery, OutputAnswer
from cms.api.schemas.drafts import (
    DraftAnswer,
    DraftCell,
    DraftPage,
    DraftTemplateAnswer,
    FindingCounts,
    ListDraftsQuery,
)
from cms.door import (
    drafted,
    message_document,
    placeholders_document,
    revision_content,
    said_content,
)
from cms.guard import judge
from cms.models import MessageTemplate, Variant
from templates_lib.checks import Finding
from templates_lib.message import MessageError, load_placeholders
from templates_lib.release import arm_number


@dataclass(frozen=True)
class _Found:
    """A variant with the content of its latest draft, and how it was come by."""

    row: Variant
    requested: str
    chain: tuple[str, ...]


def draft_wording(key: str, channel: str, query: FetchQuery, view: Reading) -> DraftAnswer:
    """The latest draft at *key* and *channel* for the locale that was asked for; `Refusal`."""
    if query.release is not None:
        fault = Fault(parameter="release", detail="is of what is published")
        raise Refusal("bad-query", "A draft is in no release: leave release out.", errors=[fault])
    tag = locale_tag(query.locale)
    rows = drafts.drafts_of(key) if may_be_key(key) else []
    if not rows:
        raise _unknown(key, view)
    _require_brand(rows[0].template, view)
    rows = [row for row in rows if view.reads(row)]
    if not rows:
        raise _unknown(key, view)
    found = _choose(rows, key, channel, tag, query)
    found.row.content = _stored(found.row)
    content, spoken = _content(found.row), said_content(found.row)
    head = placeholders_document(found.row.template)
    return DraftAnswer(
        key=key,
        channel=channel,
        requested_locale=tag,
        fallback=found.row.locale != tag,
        fallback_chain=list(found.chain),
        content=content.document(),
        placeholders=values_schema(load_placeholders(head)),
        findings=_findings(found.row),
        measurement=MeasurementAnswer.of(found.row.channel_declaration.measure(spoken)),
        outputs=_outputs(found.row, spoken),
        locale=found.row.locale,
        **_cell(found.row, drafts.in_review([found.row])),
    )


def draft_template(key: str, view: Reading) -> DraftTemplateAnswer:
    """The template called *key* with every draft of it; `Refusal`."""
    template = drafts.template_of(key) if may_be_key(key) else None
    if template is None:
        raise _unknown(key, view)
    _require_brand(template, view)
    rows = [row for row in drafts.drafts_of(key) if view.reads(row)]
    waiting = drafts.in_review(rows)
    matrix: dict[str, dict[str, list[DraftCell]]] = {}
    for row in rows:
        cell = DraftCell(**_cell(row, waiting))
        matrix.setdefault(row.channel, {}).setdefault(row.locale, []).append(cell)
    return DraftTemplateAnswer(
        **_template_fields(template),
        placeholders=values_schema(load_placeholders(placeholders_document(template))),
        matrix=matrix,
    )


def draft_page(query: ListDraftsQuery, view: Reading) -> DraftPage:
    """A page of message documents; `Refusal` for a brand that is not, or is closed."""
    if query.brand:
        open_brand(query.brand, view)
    found = drafts.templates_after(
        text_place(query.cursor),
        brand=query.brand or "",
        brands=view.brands,
        limit=query.limit + 1,
    )
    page = found[: query.limit]
    cursor = to_cursor(page[-1].key) if len(found) > query.limit else None
    return DraftPage(items=[_document(each, view) for each in page], next_cursor=cursor)


def open_brand(brand: str, view: Reading) -> None:
    """`Refusal` for a *brand* that is not, or whose drafts are closed to the caller."""
    known = drafts.brand_keys(view.brands)
    if brand not in known:
        view.caller.log_denied("read drafts of another brand")
        raise Refusal(
            "unknown-name",
            f"{shown(brand)} is no brand here.",
            errors=[Fault(parameter="brand", detail="names nothing")],
            suggestions=nearest(brand, sorted(known)),
        )


def _document(template: MessageTemplate, view: Reading) -> dict[str, Any]:
    """The message document of *template* with what the caller may read of it, each variant as
    drafted and with its `base`.
    """
    rows = [drafted(row) for row in template.variants.all() if view.reads(row)]
    document = message_document(template, rows)
    document["tags"] = sorted(tag.name for tag in template.tags.all())
    for row, told in zip(rows, document["variants"], strict=True):
        told["base"] = _digest(row) or None
    return document


def _template_fields(template: MessageTemplate) -> dict[str, Any]:
    return {
        "key": template.key,
        "title": template.title,
        "brand": template.brand.key,
        "stage": template.stage.key if template.stage else "",
        "touchpoint": template.touchpoint.key if template.touchpoint else "",
        "purpose": template.purpose,
        "source_locale": template.source_locale,
        "tags": sorted(template.tags.names()),
        "description": template.description,
    }


def _choose(rows: Sequence[Variant], key: str, channel: str, tag: str, query: FetchQuery) -> _Found:
    """As `choosing.Shelf.choose` does among what is published: locale, then persona, then arm."""
    there = [row for row in rows if row.channel == channel]
    if not there:
        known = sorted({row.channel for row in rows})
        near = nearest(channel, known)
        detail = f"{shown(channel)} is no channel that {key} is written for."
        raise Refusal("unknown-channel", detail, suggestions=near, available=known)
    persona = _persona(rows[0], query)
    chain = rows[0].template.brand.chain(tag)
    for step in chain[:1] if query.strict else chain:
        for wanted in dict.fromkeys([persona, ""]):
            arms = [row for row in there if (row.locale, row.persona_key) == (step, wanted)]
            if arms:
                who = query.recipient
                return _Found(arms[arm_number(key, who, len(arms)) if who else 0], tag, chain)
    locales = list(dict.fromkeys(row.locale for row in there))
    detail = f"{key} has no {channel} draft in {tag}; there is {', '.join(locales)}."
    raise Refusal("no-wording", detail, available=locales)


def _persona(row: Variant, query: FetchQuery) -> str:
    persona = query.persona or ""
    if persona and not row.template.brand.personas.filter(key=persona).exists():
        fault = Fault(parameter="persona", detail="is no persona of this brand")
        raise Refusal(
            "unknown-name", f"{shown(persona)} is no persona of this brand.", errors=[fault]
        )
    return persona


def _require_brand(template: MessageTemplate, view: Reading) -> None:
    """`Refusal` as for a template that is not, when its brand is closed to the caller."""
    if view.brands is not None and template.brand.key not in view.brands:
        view.caller.log_denied(f"read drafts of {template.key}")
        raise _unknown(template.key, view)


def _unknown(key: str, view: Reading) -> Refusal:
    meant = as_key(key)
    near = nearest(meant, drafts.draft_keys_like(meant, view.brands))
    return Refusal("unknown-template", f"There is no template {shown(key)}.", suggestions=near)


def _stored(row: Variant) -> dict[str, Any]:
    revision = row.latest_revision
    return revision_content(revision) if revision else row.content


def _content(row: Variant) -> Content:
    try:
        return row.typed_content()
    except (channels.ContentError, channels.UnknownChannelError) as error:
        raise Refusal("conflict", "This draft cannot be read by its channel.") from error


def _cell(row: Variant, waiting: set[int]) -> dict[str, Any]:
    """What is told of a draft besides its words."""
    revision = row.latest_revision
    saved: datetime = revision.created_at if revision else row.updated_at
    author = revision.user.get_username() if revision and revision.user else ""
    return {
        "persona": row.persona_key,
        "arm": row.arm,
        "revision": revision.pk if revision else None,
        "digest": _digest(row),
        "author": author,
        "saved_at": saved,
        "in_review": row.pk in waiting,
        "live": row.live,
        "changed": row.has_unpublished_changes or not row.live,
    }


def _digest(row: Variant) -> str:
    try:
        return channels.get(row.channel).load(_stored(row)).digest
    except (channels.ContentError, channels.UnknownChannelError):
        return ""


def _findings(row: Variant) -> FindingCounts | None:
    try:
        verdict = judge(row, wait=False)
    except (MessageError, channels.ContentError, channels.UnknownChannelError):
        return None
    return counts([finding for finding, waiver in verdict.findings if waiver is None])


def counts(findings: Sequence[Finding]) -> FindingCounts:
    """How many of *findings* weigh how much."""
    weights = Counter(str(finding.severity) for finding in findings)
    return FindingCounts(
        errors=weights["error"], warnings=weights["warning"], infos=weights["info"]
    )


def _outputs(row: Variant, content: Content) -> list[OutputAnswer]:
    look = row.template.brand.look(row.locale)
    return [
        OutputAnswer(
            name=each.name, label=each.label, template=each.template, escape=str(each.escape)
        )
        for each in row.channel_declaration.assemble(content, look, row.locale)
    ]
