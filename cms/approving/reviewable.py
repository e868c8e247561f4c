"""Which open steps a person may decide.

Wagtail's `TaskState.objects.reviewable_by` asks the database once for each task there is, and
policies make many; this asks once for all of them.
"""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Task, TaskState

from cms.board.states import variant_type

KINDS = ("brandapprovaltask", "groupapprovaltask")
"""The kinds of task that we can ask, as Django names the way from a task to its row of a kind."""

_CHECKS = "_group_approval_task_checks"
"""Where Wagtail keeps, on a user, for which tasks they are in a group."""


def reviewable(user: Any) -> QuerySet[TaskState]:
    """The open steps on variants that *user* may decide, as each task says."""
    states = TaskState.objects.none()
    for task in _tasks(user):
        states = states | task.get_task_states_user_can_moderate(user)
    found: QuerySet[TaskState] = states.filter(workflow_state__base_content_type=variant_type())
    return found


def _tasks(user: Any) -> list[Any]:
    """The tasks whose groups *user* is in, which is noted where Wagtail would look next."""
    mine = Q()
    for kind in KINDS:
        where = {f"{kind}__isnull": False}
        if not user.is_superuser:
            where = {f"{kind}__groups__in": user.groups.all()}
        mine |= Q(**where)
    rows = Task.objects.filter(mine, active=True).select_related(*KINDS).distinct()
    tasks = [next(getattr(row, kind) for kind in KINDS if hasattr(row, kind)) for row in rows]
    setattr(user, _CHECKS, getattr(user, _CHECKS, {}) | {task.pk: True for task in tasks})
    return tasks
