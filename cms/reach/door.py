"""The one door of our viewsets: every view of one object asks about that object.

Wagtail's stock views ask mostly whether somebody may do a thing to *some* object of the model. Here
each view that is given a ``pk`` gets a policy that answers for this object alone, so that whatever
it asks, with whatever permission, is asked of the object. What is out of reach is as if it were
not there: 404.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.chooser import ChosenViewMixin
from wagtail.models import WorkflowMixin

from cms.models import BrandApprovalTask
from cms.reach.asking import ANY, limited
from cms.reach.holding import is_limited
from cms.reach.policies import ReachPolicy, policy_of

HANDLING = ("add", "change", "delete", "publish", "lock", "unlock")
"""Any of these lets somebody past the door; reading alone only where a view is for reading."""


class Bound:
    """A policy that answers every question for one row."""

    def __init__(self, policy: ReachPolicy, row: Any) -> None:
        self._policy, self._row = policy, row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._policy, name)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self._policy.user_has_permission_for_instance(user, action, self._row)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class Guarded:
    """Mixed in before a view of a model of ours."""

    model: Any
    request: HttpRequest
    policy_bound: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        model: Any = getattr(self, "model", None) or getattr(self, "model_class", None)
        if "pk" in kwargs and is_limited(request.user):
            policy = policy_of(model)
            row = policy.model._default_manager.filter(pk=_number(kwargs["pk"])).first()
            if row is None or not self._lets_in(policy, row):
                raise Http404
            self.policy_bound = Bound(policy, row)
        super().setup(request, *args, **kwargs)  # type: ignore[misc]

    def _lets_in(self, policy: ReachPolicy, row: Any) -> bool:
        user = self.request.user
        wanted = ANY if isinstance(self, (InspectView, ChosenViewMixin)) else HANDLING
        if policy.user_has_any_permission_for_instance(user, wanted, row):
            return True
        task = row.current_workflow_task if isinstance(row, WorkflowMixin) else None
        # Of other tasks nobody knows where they reach: theirs is what the policy lets in.
        return isinstance(task, BrandApprovalTask) and task.reaches(row, user)

    @cached_property
    def permission_policy(self) -> Any:
        return self.policy_bound or policy_of(self.model)


class ReachFilterSet(WagtailFilterSet):
    """Filters that offer what is in reach: names of other brands are not among the choices."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.request is None:
            return
        for each in self.filters.values():
            rows = getattr(each, "queryset", None)
            if rows is not None:
                rows = rows(self.request) if callable(rows) else rows.all()
                each.queryset = limited(self.request.user, rows)


class GuardedIndex:
    """Mixed in before a list: what is out of reach is not in it, and the buttons of a row are
    those that may be pressed.
    """

    request: HttpRequest
    permission_policy: Any
    base_filterset_class = ReachFilterSet

    def get_base_queryset(self) -> Any:
        return limited(self.request.user, super().get_base_queryset())  # type: ignore[misc]

    def get_edit_url(self, instance: Any) -> Any:
        return self._if("change", instance, super().get_edit_url(instance))  # type: ignore[misc]

    def get_delete_url(self, instance: Any) -> Any:
        return self._if("delete", instance, super().get_delete_url(instance))  # type: ignore[misc]

    def _if(self, action: str, row: Any, url: Any) -> Any:
        allowed = url and self.permission_policy.user_has_permission_for_instance(
            self.request.user, action, row
        )
        return url if allowed else None


@cache
def guarded(view_class: type[Any]) -> type[Any]:
    """*view_class* behind the door."""
    mixins: tuple[type[Any], ...] = (Guarded,)
    if issubclass(view_class, IndexView):
        mixins = (GuardedIndex, Guarded)
    return type(view_class.__name__, (*mixins, view_class), {"__module__": view_class.__module__})


class Door:
    """Mixed in before a viewset of Wagtail's: all its views stand behind the door."""

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        behind: Any = guarded(view_class)
        return super().construct_view(behind, **kwargs)  # type: ignore[misc]


def _number(pk: Any) -> int:
    text = unquote(str(pk))
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
