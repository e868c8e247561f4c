"""What the brand's policy asks before a text may be live, and who is still to be asked."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Task

from cms.errors import PublishRefused
from cms.models import Approval, ApprovalPolicy
from cms.models.approval import digest_of_revision
from cms.models.four_eyes import require_other_eyes


def require_approved(variant: Any, revision: Any, user: Any) -> None:
    """Raise `PublishRefused` when *revision* lacks an approval that its brand asks for.

    Whoever publishes approves for the groups that they are in. What was let through to a time
    set is through: its review ended then.
    """
    policy = ApprovalPolicy.objects.deciding(variant)
    if policy and not policy.needs_approval:
        return
    require_other_eyes(variant, revision, user)
    workflow = policy.workflow_for(variant) if policy else None
    if workflow is None or revision.approved_go_live_at:
        return
    if lacking := missing_tasks(variant, revision, workflow, user):
        raise PublishRefused(
            _("“%(variant)s” cannot go live before it has these approvals: %(steps)s. Submit it.")
            % {"variant": variant, "steps": ", ".join(task.name for task in lacking)},
            code="approvals",
        )


def missing_tasks(variant: Any, revision: Any, workflow: Any, user: Any) -> list[Task]:
    """The steps of *workflow* that nobody approved these words in, and for which *user* cannot
    speak. None where a review of just these words was passed whole, whatever is asked today.
    """
    given = Approval.objects.of(variant, digest_of_revision(variant, revision))
    runs: dict[Any, set[int]] = {}
    for row in given.select_related("workflow_state__workflow"):
        runs.setdefault(row.workflow_state.workflow, set()).add(row.task_id)
    if any({task.pk for task in run.tasks.all()} <= approved for run, approved in runs.items()):
        return []
    approved = set().union(*runs.values())
    return [
        task
        for task in workflow.tasks.all()
        if task.pk not in approved and not _speaks_for(user, task.specific)
    ]


def _speaks_for(user: Any, task: Any) -> bool:
    """Whether *user* is of a group whose approval *task* asks for."""
    if user is None or user.is_superuser:
        return user is not None
    groups = getattr(task, "groups", None)
    return bool(groups and groups.filter(pk__in=user.groups.values("pk")).exists())
