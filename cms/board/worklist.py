"""What waits for one person, as frozen values: texts to review, texts that were sent back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.approving.reviewable import reviewable
from cms.board.authors import last_editors
from cms.board.reading import variants_for
from cms.board.states import variant_type
from cms.models import FindingRow, Mention, Variant, Waiver
from cms.saying import say

LIMIT = 10
"""Items of a list on the home page; the board has the rest."""


@dataclass(frozen=True)
class Review:
    """A variant that waits for this person's approval."""

    variant: Variant
    submitted_by: Any
    since: datetime
    own: bool
    """Whether the person made its last edit, so that somebody else must approve it."""


@dataclass(frozen=True)
class SentBack:
    """A variant of this person's for which a reviewer asked for changes."""

    variant: Variant
    comment: str
    by: Any
    at: datetime | None


@dataclass(frozen=True)
class Listed:
    """The first items of a list, and how many there are in all."""

    items: tuple[Any, ...]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.items)


def reviews(user: Any) -> Listed:
    """What *user* may review, the longest waiting first."""
    states = reviewable(user)
    found = list(
        states.select_related("workflow_state__requested_by").order_by("started_at", "pk")[:LIMIT]
    )
    variants = _variants(user, [state.workflow_state.object_id for state in found])
    editors = last_editors(variants.values())
    items = tuple(
        _review(variants[state.workflow_state.object_id], state, editors, user)
        for state in found
        if state.workflow_state.object_id in variants
    )
    return Listed(items, states.count() if len(found) == LIMIT else len(items))


def _review(
    variant: Variant, state: TaskState, editors: Mapping[int, int | None], user: Any
) -> Review:
    own = variant.template.brand.four_eyes and editors.get(variant.pk) == user.pk
    return Review(variant, state.workflow_state.requested_by, state.started_at, own)


def sent_back(user: Any) -> Listed:
    """What was sent back to *user*, the latest first.

    It is theirs when they submitted it or made its last revision: a reviewer who corrects a comma
    before asking for more makes the last revision, and it still goes back to who submitted it.
    """
    mine = (
        variants_for(user)
        .filter(latest_revision__user=user)
        .order_by()
        .annotate(reference=Cast("pk", output_field=CharField(max_length=255)))
    )
    states = WorkflowState.objects.filter(
        Q(requested_by=user) | Q(object_id__in=mine.values("reference")),
        base_content_type=variant_type(),
        status=WorkflowState.STATUS_NEEDS_CHANGES,
    )
    found = list(
        states.select_related("current_task_state__finished_by").order_by(
            "-current_task_state__finished_at", "-pk"
        )[:LIMIT]
    )
    variants = _variants(user, [state.object_id for state in found])
    items = tuple(
        _sent_back(variants[state.object_id], state.current_task_state)
        for state in found
        if state.object_id in variants
    )
    return Listed(items, states.count() if len(found) == LIMIT else len(items))


def _sent_back(variant: Variant, state: TaskState | None) -> SentBack:
    if state is None:
        return SentBack(variant, "", None, None)
    return SentBack(variant, state.comment, state.finished_by, state.finished_at)


@dataclass(frozen=True)
class Broken:
    """A finding in what is live that was not there the day before yesterday."""

    variant: Variant
    severity: str
    words: str
    at: datetime


def broken(user: Any) -> Listed:
    """What is new since yesterday among the errors and warnings of what is live, and nobody
    waived; errors first. Three queries.
    """
    yesterday = timezone.localtime() - timedelta(days=1)
    since = yesterday.replace(hour=0, minute=0, second=0, microsecond=0)
    waived = Waiver.objects.holding().filter(
        variant=OuterRef("variant"), fingerprint=OuterRef("fingerprint")
    )
    rows = FindingRow.objects.filter(
        ~Exists(waived),
        variant__in=variants_for(user).order_by().values("pk"),
        found_at__gte=since,
        in_live=True,
        severity__in=("error", "warning"),
    ).select_related("variant__template__brand", "variant__persona")
    found = list(rows.order_by("severity", "-found_at", "pk")[:LIMIT])
    items = tuple(
        Broken(row.variant, row.severity, say(row.msgid, row.params), row.found_at)
        for row in found
        if row.found_at
    )
    return Listed(items, rows.count() if len(found) == LIMIT else len(items))


def unseen_mentions(user: Any) -> list[Mention]:
    """Where *user* is mentioned and has not looked, in open threads, the latest first."""
    rows = Mention.objects.filter(
        user=user,
        seen_at=None,
        comment__variant__in=variants_for(user).order_by().values("pk"),
    ).select_related(
        "comment__author", "comment__variant__template__brand", "comment__variant__persona"
    )
    return list(rows.order_by("-pk")[:LIMIT])


def _variants(user: Any, references: list[str]) -> dict[str, Variant]:
    """The variants that Wagtail's generic *references* point to, by reference."""
    rows = variants_for(user).filter(pk__in=[int(reference) for reference in references])
    return {str(row.pk): row for row in rows.select_related("template__brand", "persona")}
