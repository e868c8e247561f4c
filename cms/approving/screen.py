"""The approval screen: each variant of a message before and after, with all that tells on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

import locales
from channels import Content
from cms.approving.queue import Waiting, content_of
from cms.board.release_log import texts_of
from cms.board.wording import Piece, word_diff
from cms.checking.deciding import Deciding
from cms.comments.reading import Threads, threads
from cms.editor.costs import PriceShown, costs, prices
from cms.editor.findings import Shown, dressed
from cms.editor.places import contentpath, variant_texts
from cms.editor.radius import Radius, radius
from cms.guard import Verdict, judge_several
from cms.models import MessageTemplate, StoredContent, Variant

SETS = ("typical", "shortest", "longest")
A_PAGE = 8
"""Variants of one page: each is drawn twice, and asks for what publishing it would change."""


@dataclass(frozen=True)
class PartShown:
    """One text with its words before and after; ``path`` is where a comment is pinned."""

    path: str
    label: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.tag for piece in self.pieces)


@dataclass(frozen=True)
class StepShown:
    """One step of the review: whose turn, and who was through with it."""

    name: str
    state: str
    by: str


@dataclass(frozen=True)
class Side:
    """One variant on the screen."""

    item: Waiting
    tag: str
    direction: str
    parts: tuple[PartShown, ...]
    gone: tuple[PartShown, ...]
    before_url: str
    after_url: str
    findings: tuple[Shown, ...]
    blocking: int
    unreadable: bool
    radius: Radius | None
    prices: tuple[tuple[PriceShown, PriceShown | None], ...]
    threads: Threads
    steps: tuple[StepShown, ...]


def sides(template: MessageTemplate, items: Sequence[Waiting], user: Any) -> list[Side]:
    """*items*, all of *template*, ready to be decided on."""
    verdicts = judge_several(template, [item.variant for item in items], user=user)
    contents = {item.variant.pk: content_of(item.variant) for item in items}
    said = threads(contents)
    steps = _steps(items)
    deciding = Deciding(template.brand, user)
    return [
        _side(item, contents[item.variant.pk], verdicts, said, steps, deciding) for item in items
    ]


def _side(
    item: Waiting,
    content: Content | None,
    verdicts: Mapping[int, Verdict],
    said: Mapping[int, Threads],
    steps: Mapping[int, tuple[StepShown, ...]],
    deciding: Deciding,
) -> Side:
    variant = item.variant
    language = locales.get(variant.locale)
    verdict = verdicts.get(variant.pk)
    cost = costs(variant) if content else {"cost": None, "prices": []}
    around = radius(variant, content, cost["cost"]) if content else None
    parts, gone = _parts(item.before, content)
    return Side(
        item=item,
        tag=language.tag,
        direction=language.direction,
        parts=parts,
        gone=gone,
        before_url=_drawn(variant, item.before.digest) if item.before else "",
        after_url=reverse("approve:drawn", args=[variant.pk, item.seen.revision]),
        findings=tuple(
            dressed(variant, deciding.user, verdict, deciding) if verdict and content else ()
        ),
        blocking=len(verdict.blocking) if verdict else 0,
        unreadable=content is None or verdict is None,
        radius=around,
        prices=_prices(variant, cost["prices"], around),
        threads=said[variant.pk],
        steps=steps.get(item.seen.step, ()),
    )


def _drawn(variant: Variant, digest: str) -> str:
    return reverse("approve:drawn_live", args=[variant.pk, digest])


def _parts(
    before: StoredContent | None, content: Content | None
) -> tuple[tuple[PartShown, ...], tuple[PartShown, ...]]:
    """The texts there are, each with what it was; and those that went."""
    were = dict(_placed((each.label, each.text) for each in (texts_of(before) if before else ())))
    shown = []
    written = [each for each in (variant_texts(content) if content else ()) if each.text.strip()]
    labels = _placed((_(each.label), each.text) for each in written)
    for each, (place, text) in zip(written, labels, strict=True):
        assert content is not None
        pieces = word_diff(were.pop(place, ""), text)
        shown.append(PartShown(contentpath(each.path, content), place[0], text, pieces))
    gone = [PartShown("", place[0], "", word_diff(text, "")) for place, text in were.items()]
    return tuple(shown), tuple(gone)


def _placed(texts: Iterable[tuple[str, str]]) -> list[tuple[tuple[str, int], str]]:
    """Each text under its label and its number among those of that label."""
    counts: dict[str, int] = {}
    placed = []
    for label, text in texts:
        counts[label] = counts.get(label, 0) + 1
        placed.append(((label, counts[label]), text))
    return placed


def _prices(
    variant: Variant, after: Sequence[PriceShown], around: Radius | None
) -> tuple[tuple[PriceShown, PriceShown | None], ...]:
    """Each price with what the text that is live costs there."""
    before = {each.country: each for each in prices(variant, around.before)} if around else {}
    return tuple((each, before.get(each.country)) for each in after)


def _steps(items: Sequence[Waiting]) -> dict[int, tuple[StepShown, ...]]:
    """The steps of each review that has more than one, by the step that waits. Three queries."""
    wanted = [item.seen.step for item in items]
    states = WorkflowState.objects.filter(current_task_state__in=wanted)
    states = states.select_related("workflow").prefetch_related(
        "workflow__workflow_tasks__task",
        Prefetch("task_states", TaskState.objects.select_related("finished_by").order_by("pk")),
    )
    found = {}
    for state in states:
        rows = sorted(state.workflow.workflow_tasks.all(), key=lambda row: row.sort_order or 0)
        if len(rows) > 1:
            last = {row.task_id: row for row in state.task_states.all()}
            found[state.current_task_state_id] = tuple(_step(row.task, last) for row in rows)
    return found


def _step(task: Any, last: Mapping[int, Any]) -> StepShown:
    row = last.get(task.pk)
    by = row.finished_by.get_username() if row and row.finished_by else ""
    return StepShown(task.name, row.status if row else "", by)
