"""Where a variant stands: one state each, found by the database for all variants at once."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import WorkflowState

from cms.environments import entry_environment
from cms.models import LiveEntry, Variant


class State(models.TextChoices):
    """The states of a place on the board, the most pressing first."""

    MISSING = "missing", _("Missing")
    CHANGES = "changes-requested", _("Changes requested")
    STALE = "stale", _("Stale")
    OVERDUE = "overdue", _("Overdue")
    REVIEW = "in-review", _("In review")
    DRAFT = "draft", _("Draft")
    PLANNED = "planned", _("Planned")
    LIVE_DRAFT = "live-draft", _("Live, draft begun")
    LIVE = "live", _("Live")

    @property
    def letter(self) -> Any:
        """At most two characters: what a cell shows, beside its colour."""
        return LETTERS[self]

    @property
    def short(self) -> Any:
        """One word: what a wide cell shows."""
        return SHORT[self]

    @property
    def meaning(self) -> Any:
        """A sentence for the legend."""
        return MEANINGS[self]


LETTERS = {
    State.MISSING: pgettext_lazy("letter on the board for: missing", "M"),
    State.CHANGES: pgettext_lazy("letter on the board for: changes requested", "C"),
    State.STALE: pgettext_lazy("letter on the board for: stale", "S"),
    State.OVERDUE: pgettext_lazy("letter on the board for: overdue", "O"),
    State.REVIEW: pgettext_lazy("letter on the board for: in review", "R"),
    State.DRAFT: pgettext_lazy("letter on the board for: draft", "D"),
    State.PLANNED: pgettext_lazy("letter on the board for: planned", "P"),
    State.LIVE_DRAFT: pgettext_lazy("letter on the board for: live, draft begun", "L+"),
    State.LIVE: pgettext_lazy("letter on the board for: live", "L"),
}
SHORT = {
    State.MISSING: pgettext_lazy("short word on the board for: missing", "Missing"),
    State.CHANGES: pgettext_lazy("short word on the board for: changes requested", "Changes"),
    State.STALE: pgettext_lazy("short word on the board for: stale", "Stale"),
    State.OVERDUE: pgettext_lazy("short word on the board for: overdue", "Overdue"),
    State.REVIEW: pgettext_lazy("short word on the board for: in review", "Review"),
    State.DRAFT: pgettext_lazy("short word on the board for: draft", "Draft"),
    State.PLANNED: pgettext_lazy("short word on the board for: planned", "Planned"),
    State.LIVE_DRAFT: pgettext_lazy("short word on the board for: live, draft begun", "Live +"),
    State.LIVE: pgettext_lazy("short word on the board for: live", "Live"),
}
MEANINGS = {
    State.MISSING: _("Nobody has written it yet."),
    State.CHANGES: _("A reviewer sent it back with a comment."),
    State.STALE: _("Live, but its source text has changed since it was approved."),
    State.OVERDUE: _("Live, but the day has passed by which its message is looked through."),
    State.REVIEW: _("Submitted; it waits for approval."),
    State.DRAFT: _("Written, not submitted; nobody receives it."),
    State.PLANNED: _("Approved; it goes live at the time set."),
    State.LIVE_DRAFT: _("Live, and somebody has begun a newer text."),
    State.LIVE: _("Approved and served."),
}

NEEDS_WORK = (State.MISSING, State.CHANGES, State.STALE, State.DRAFT)
"""States that wait for a writer: what the gap export holds when no state is chosen."""


def with_state(variants: models.QuerySet[Variant]) -> models.QuerySet[Any, Any]:
    """*variants* with ``state`` (a `State` value) and ``is_stale`` on each row; no query a row.

    Review comes before everything else, since a person waits; stale comes before a draft begun,
    since what customers receive is out of date until that draft is live. Overdue comes next: it may
    be out of date, and nobody has looked.
    """
    today = timezone.localdate()
    return variants.annotate(
        review_status=Subquery(_reviews()), source_now=Subquery(_live_sources())
    ).annotate(
        is_stale=Case(When(_STALE, then=Value(True)), default=Value(False)),
        state=Case(
            When(review_status=WorkflowState.STATUS_NEEDS_CHANGES, then=Value(State.CHANGES)),
            When(review_status=WorkflowState.STATUS_IN_PROGRESS, then=Value(State.REVIEW)),
            When(latest_revision__approved_go_live_at__isnull=False, then=Value(State.PLANNED)),
            When(_STALE, then=Value(State.STALE)),
            When(live=True, template__review_by__lt=today, then=Value(State.OVERDUE)),
            When(live=True, has_unpublished_changes=True, then=Value(State.LIVE_DRAFT)),
            When(live=True, then=Value(State.LIVE)),
            default=Value(State.DRAFT),
            output_field=CharField(),
        ),
    )


# A live translation that was approved against another source than the one that is live now. Empty
# digests are sources themselves, and translations that were approved while there was no source.
_STALE = (
    Q(live=True, source_now__isnull=False)
    & ~Q(source_digest="")
    & ~Q(locale=F("template__source_locale"))
    & ~Q(source_digest=F("source_now"))
)


def variant_type() -> ContentType:
    """The content type under which Wagtail files a variant's revisions and reviews (cached)."""
    return ContentType.objects.get_for_model(Variant)


def _reviews() -> models.QuerySet[Any, Any]:
    """The status of the review that is open for the outer variant; at most one is."""
    return (
        WorkflowState.objects.active()
        .filter(
            base_content_type=variant_type(),
            object_id=Cast(OuterRef("pk"), output_field=CharField(max_length=255)),
        )
        .values("status")[:1]
    )


def _live_sources() -> models.QuerySet[Any, Any]:
    """The digest of the source wording that is live in the outer variant's channel."""
    return LiveEntry.objects.filter(
        environment=entry_environment(),
        key=OuterRef("template__key"),
        channel=OuterRef("channel"),
        locale=OuterRef("template__source_locale"),
        persona="",
        arm="",
    ).values("content_digest")[:1]
