"""Which texts somebody reviews: those that a group of theirs, which approves, reaches."""

from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import TaskState

from cms.models import Variant
from cms.reach.areas import Reached
from cms.reach.holding import is_limited, reached_by_groups
from cms.reach.policies import PLACES


def reviews(task: Any, variant: Any, user: Any) -> bool:
    """Whether a group of *task* by which *user* reviews reaches *variant*."""
    if not is_limited(user):
        return True
    return PLACES[Variant].holds(variant, _where(task, user), reading=False)


def within(task: Any, states: QuerySet[TaskState], user: Any) -> QuerySet[TaskState]:
    """Those of *states* whose texts *user* reviews."""
    if not is_limited(user):
        return states
    wanted = PLACES[Variant].q(_where(task, user), reading=False)
    if wanted is None:
        return states.none()
    rows = Variant.objects.filter(wanted).order_by()
    # Wagtail keeps the keys of what is reviewed as text.
    keys = rows.annotate(reference=Cast("pk", output_field=CharField(max_length=255)))
    return states.filter(workflow_state__object_id__in=keys.values("reference"))


def _where(task: Any, user: Any) -> Reached:
    return reached_by_groups(user, set(task.groups.values_list("pk", flat=True)))
