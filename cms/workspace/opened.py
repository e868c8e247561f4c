"""What opens under a cell: a variant's texts, its findings in words, its figures, its preview."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

import channels
import locales
from cms.board.links import Links
from cms.board.states import State
from cms.editor.findings import measured
from cms.editor.places import part_label, variant_texts
from cms.models import FindingRow, Variant, Waiver
from cms.saying import say, say_error
from templates_lib.message import MessageError

FEW = 6
"""Findings listed; the editor has them all."""


@dataclass(frozen=True)
class Heard:
    """A finding in words, with the way to its place in the editor."""

    severity: str
    part: str
    words: str
    url: str


@dataclass(frozen=True)
class Opened:
    """One variant as it opens in place."""

    variant: Variant
    who: str
    state: State
    stale: bool
    tag: str
    direction: str
    texts: tuple[tuple[str, str], ...]
    findings: tuple[Heard, ...]
    more: int
    metrics: tuple[channels.Metric, ...]
    problem: str
    edit_url: str
    drawn_url: str


def opened(rows: Iterable[Any], links: Links) -> list[Opened]:
    """*rows* (with ``state`` and ``is_stale``, as `WorkspaceReader.rows` reads them), opened. One
    query for the findings.
    """
    rows = list(rows)
    heard = _findings(rows)
    return [_opened(row, heard[row.pk], links) for row in rows]


def _opened(row: Any, found: list[FindingRow], links: Links) -> Opened:
    language = locales.get(row.locale)
    edit = links.variant(row.pk)
    try:
        content = row.typed_content()
        texts = tuple(
            (part_label(part.path, content), part.text)
            for part in variant_texts(content)
            if part.text.strip()
        )
        metrics, problem = measured(row, content)["metrics"], ""
    except (MessageError, channels.ContentError, channels.UnknownChannelError) as error:
        content, texts, metrics, problem = None, (), (), say_error(error)
    return Opened(
        variant=row,
        who=" · ".join(filter(None, (row.persona.name if row.persona else "", row.arm))),
        state=State(row.state),
        stale=row.is_stale,
        tag=language.tag,
        direction=language.direction,
        texts=texts,
        findings=tuple(_heard(each, content, edit) for each in found[:FEW]),
        more=max(0, len(found) - FEW),
        metrics=tuple(metrics),
        problem=problem,
        edit_url=edit,
        drawn_url=reverse(Variant.snippet_viewset.get_url_name("drawn"), args=[row.pk]),
    )


def _heard(row: FindingRow, content: channels.Content | None, edit: str) -> Heard:
    part = part_label(row.part, content) if content else row.part
    url = f"{edit}#at={row.place}" if edit and row.place else edit
    return Heard(row.severity, part or _("Text"), say(row.msgid, row.params), url)


def _findings(rows: list[Variant]) -> defaultdict[int, list[FindingRow]]:
    """The unwaived findings of each draft, the gravest first."""
    rank = Case(
        When(severity="error", then=Value(0)),
        When(severity="warning", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    holding = {
        (each.variant_id, each.fingerprint)
        for each in Waiver.objects.holding().filter(variant__in=rows)
    }
    found: defaultdict[int, list[FindingRow]] = defaultdict(list)
    kept = FindingRow.objects.filter(variant__in=rows, in_draft=True).order_by(rank, "pk")
    for row in kept:
        if (row.variant_id, row.fingerprint) not in holding:
            found[row.variant_id].append(row)
    return found
