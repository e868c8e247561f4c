"""Which open steps a person may decide.

Wagtail's `TaskState.objects.reviewable_by` asks the database once for each task there is, and
policies make many; this asks once for each kind of task.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import GroupApprovalTask, TaskState

from cms.board.states import variant_type
from cms.models import BrandApprovalTask

KINDS = (BrandApprovalTask, GroupApprovalTask)
_CHECKS = "_group_approval_task_checks"
"""Where Wagtail keeps, on a user, for which tasks they are in a group."""


def reviewable(user: Any) -> QuerySet[TaskState]:
    """The open steps on variants that *user* may decide, as each task says."""
    states = TaskState.objects.none()
    for kind in KINDS:
        for task in _tasks(kind, user):
            states = states | task.get_task_states_user_can_moderate(user)
    found: QuerySet[TaskState] = states.filter(workflow_state__base_content_type=variant_type())
    return found


def _tasks(kind: Any, user: Any) -> list[Any]:
    """The tasks whose groups *user* is in, which is noted where Wagtail would look next."""
    rows = kind.objects.filter(active=True)
    if not user.is_superuser:
        rows = rows.filter(groups__in=user.groups.all()).distinct()
    tasks = list(rows)
    known = {task.pk: True for task in tasks}
    setattr(user, _CHECKS, getattr(user, _CHECKS, {}) | known)
    return tasks
