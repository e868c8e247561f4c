"""An approval is of just these words: it stands while they stand, and goes with them.

In a review of several steps, an edit withdraws the approvals of that variant's own earlier words;
the review goes back to the first step that the new words lack. Written back, the earlier words
have their approvals again. Other variants of the message keep theirs.
"""

import hashlib
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Task, TaskState, WorkflowState

import channels
from cms.models.four_eyes import said as words_of


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Asks which approvals stand."""

    def of(self, variant: Any, digest: str) -> Self:
        """Those of just this text."""
        return self.filter(variant_id=variant.pk, digest=digest)

    def under_way(self, variant: Any) -> Self:
        """Those given in the review of *variant* that is open now."""
        return self.filter(
            variant_id=variant.pk,
            workflow_state__status__in=(
                WorkflowState.STATUS_IN_PROGRESS,
                WorkflowState.STATUS_NEEDS_CHANGES,
            ),
        )


class Approval(models.Model):
    """One step's approval of one text, in one review."""

    variant = models.ForeignKey("cms.Variant", models.CASCADE, related_name="approvals")
    task = models.ForeignKey(Task, models.CASCADE, related_name="+")
    workflow_state = models.ForeignKey(WorkflowState, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("approval")
        verbose_name_plural = gettext_lazy("approvals")
        indexes = [models.Index(fields=["variant", "digest"], name="approval_of_text")]

    def __str__(self) -> str:
        return f"{self.task}: {self.user}"


def digest_of(channel: str, content: Any) -> str:
    """What *content* says, as approvals remember it; one that no channel reads has a digest too."""
    return hashlib.sha256(words_of(channel, content).encode()).hexdigest()


def digest_of_revision(variant: Any, revision: Any) -> str:
    """What *revision* of *variant* says, with the brand's snippets as they are now: an approval
    under way is of what would be sent.
    """
    from cms.snippets.values import mentions, said

    content = revision.content.get("content")
    if mentions(content):
        try:
            read = channels.get(variant.channel).load(content)
            content = said(read, variant.template.brand.key, variant.locale).document()
        except (channels.ContentError, channels.UnknownChannelError):
            pass
    return digest_of(variant.channel, content)


def record(task_state: Any, variant: Any, user: Any) -> None:
    """*user* approves, in this step, what *variant* says now."""
    Approval.objects.create(
        variant_id=variant.pk,
        task_id=task_state.task_id,
        workflow_state_id=task_state.workflow_state_id,
        digest=digest_of_revision(variant, variant.get_latest_revision()),
        user=user,
    )


def standing(workflow_state: Any, task: Any) -> Approval | None:
    """The approval by *task*, in this review, of just what the variant says now."""
    variant = workflow_state.content_object
    given = Approval.objects.filter(workflow_state_id=workflow_state.pk, task_id=task.pk)
    if not given.exists():
        return None
    digest = digest_of_revision(variant, variant.get_latest_revision())
    return given.of(variant, digest).order_by("-created_at").first()


def carried_over(workflow_state: Any, task: Any, approval: Approval) -> TaskState:
    """A task state that says: approved already, by whom and when."""
    return TaskState.objects.create(
        workflow_state=workflow_state,
        revision=workflow_state.content_object.get_latest_revision(),
        task=task,
        status=TaskState.STATUS_APPROVED,
        finished_at=approval.created_at,
        finished_by=approval.user,
        comment=_("Approved before: the words are the same."),
    )


def withdraw_touched(variant: Any, revision: Any, user: Any) -> None:
    """After *revision* was saved: steps of the open review that approved other words are open
    again, and steps that approved just these are done. One query where nothing was approved.
    """
    given = list(Approval.objects.under_way(variant).values_list("task_id", "digest"))
    if not given:
        return
    digest = digest_of_revision(variant, revision)
    kept = {task for task, words in given if words == digest}
    with transaction.atomic():
        state = variant.current_workflow_state
        touched = _take_back(state, kept)
        current = state.current_task_state
        in_progress = state.status == WorkflowState.STATUS_IN_PROGRESS
        if current and in_progress and (touched or current.task_id in kept):
            # Wagtail then starts the first step that is not approved, which looks for itself.
            current.specific.cancel(user=user, comment=_("The text was edited."))


def _take_back(state: WorkflowState, kept: set[int]) -> int:
    """Steps that approved words which stand no longer are not approved; how many were."""
    approved = state.task_states.filter(status=TaskState.STATUS_APPROVED)
    return int(
        approved.exclude(task_id__in=kept).update(
            status=TaskState.STATUS_CANCELLED, comment=_("Withdrawn: the text was edited.")
        )
    )
