"""From rows to answers."""

from typing import Any

from cms.api.choosing import Chosen
from cms.api.compiled import compiled, values_schema
from cms.api.schemas.common import ValuesSchema, WaiverAnswer
from cms.api.schemas.content import OutputAnswer, WordingAnswer
from cms.api.schemas.releases import Change, ReleaseAnswer, ReleaseSummary
from cms.api.schemas.templates import Cell, TemplateAnswer, TemplateSummary
from cms.models import LiveEntry, MessageTemplate, ReleaseEntry
from cms.queries import names_of
from templates_lib.message import load_placeholders


def template_summary(row: Any, channels: dict[str, list[str]]) -> TemplateSummary:
    """A row of `queries.published_templates`, with where it is live."""
    return TemplateSummary(**_template_fields(row, row), channels=channels)


def template(cells: list[LiveEntry]) -> TemplateAnswer:
    """The rows of `queries.live_cells` (at least one) as one template."""
    matrix: dict[str, dict[str, list[Cell]]] = {}
    for row in cells:
        matrix.setdefault(row.channel, {}).setdefault(row.locale, []).append(_cell(row))
    return TemplateAnswer(
        **_template_fields(cells[0].template, cells[0]),
        channels={channel: list(locales) for channel, locales in matrix.items()},
        description=cells[0].template.description,
        placeholders=_all_placeholders(cells),
        matrix=matrix,
    )


def _template_fields(template: MessageTemplate, extra: Any) -> dict[str, Any]:
    return {
        "key": template.key,
        "title": template.title,
        "brand": template.brand.key,
        "stage": template.stage.key if template.stage else "",
        "touchpoint": template.touchpoint.key if template.touchpoint else "",
        "purpose": template.purpose,
        "source_locale": template.source_locale,
        "tags": names_of(extra.tag_names),
        "updated_at": extra.published,
        "review_by": template.review_by,
        "overdue": template.is_overdue,
    }


def _cell(row: LiveEntry) -> Cell:
    return Cell(
        persona=row.persona,
        arm=row.arm,
        release=row.entry.release_id,
        digest=row.entry.content_id or "",
        approved_at=row.entry.approved_at,
    )


def _all_placeholders(cells: list[Any]) -> ValuesSchema:
    """Values that fill any of *cells*: each name as last declared, required if any needs it."""
    declared: dict[str, Any] = {}
    required: set[str] = set()
    for row in sorted(cells, key=lambda row: row.entry.release_id):
        declared |= row.declared
        required |= {name for name, each in row.declared.items() if each.get("required", True)}
    schema = values_schema(load_placeholders(declared))
    return schema.model_copy(update={"required": sorted(required)})


def wording(chosen: Chosen) -> WordingAnswer:
    """A chosen wording with all that says which one it is."""
    entry, content = chosen.entry, chosen.entry.content
    assert content is not None  # `queries.wordings` leaves out what was taken down
    ready = compiled(content)
    return WordingAnswer(
        key=entry.key,
        channel=entry.channel,
        requested_locale=chosen.requested_locale,
        locale=entry.locale,
        fallback=chosen.fallback,
        fallback_chain=list(chosen.chain),
        persona=entry.persona,
        arm=entry.arm,
        content=content.document["content"],
        placeholders=ready.values_schema,
        release=entry.release_id,
        digest=content.digest,
        approved_by=entry.approved_by,
        approved_at=entry.approved_at,
        waivers=waivers_of(entry),
        measurement=ready.measurement,
        outputs=[OutputAnswer.model_validate(output) for output in content.outputs],
    )


def release_summary(row: Any) -> ReleaseSummary:
    """A row of `queries.releases_before`."""
    return ReleaseSummary(**_release_fields(row))


def release(row: Any, entries: list[ReleaseEntry], cursor: str | None) -> ReleaseAnswer:
    """A row of `queries.release` with a page of `queries.entries_of`, and where the next begins."""
    return ReleaseAnswer(
        **_release_fields(row),
        entries=[change(entry) for entry in entries],
        next_cursor=cursor,
    )


def _release_fields(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "action": row.action,
        "created_at": row.created_at,
        "environment": row.environment,
        "brand": row.brand_key,
        "by": row.user.get_username() if row.user else "",
        "changes": row.changes,
        "source": row.source,
        "note": row.note,
        "labels": names_of(row.label_names),
    }


def change(entry: ReleaseEntry) -> Change:
    """What one release changed at one address."""
    return Change(
        release=entry.release_id,
        at=entry.release.created_at,
        brand=entry.brand_key,
        key=entry.key,
        channel=entry.channel,
        locale=entry.locale,
        persona=entry.persona,
        arm=entry.arm,
        live=entry.content_id is not None,
        digest=entry.content_id,
        approved_by=entry.approved_by,
        approved_at=entry.approved_at,
        waivers=waivers_of(entry),
    )


def waivers_of(entry: ReleaseEntry) -> list[WaiverAnswer]:
    """The findings that somebody let stand in *entry*."""
    return [WaiverAnswer.model_validate(waiver) for waiver in entry.waivers]
