"""Forms that offer what is in reach, and take nothing else.

The admin, the choosers' forms and Wagtail's own API all make and change rows through these: a row
can neither be made out of reach, nor moved out of it, nor out of somebody else's reach into one's
own.
"""

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.models import Brand, BrandApprovalTask, Endpoint, MessageTemplate, Variant
from cms.reach.asking import limited
from cms.reach.holding import is_limited
from cms.reach.policies import PLACES, policy_of


class ReachForm:
    """Mixed in before a form of a model that has a place."""

    instance: Any
    fields: dict[str, forms.Field]
    initial: Any
    for_user: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None and is_limited(self.for_user):
            for name, field in self.fields.items():
                self._limit(name, field)

    def _limit(self, name: str, field: forms.Field) -> None:
        if not isinstance(field, forms.ModelChoiceField):
            return
        field.queryset = self._offered(field.queryset)
        if not field.disabled:
            # A chooser draws the name of what is chosen: also of what was sent and is refused.
            field.widget.within = field.queryset
            if self.initial.get(name) is not None:
                self.initial[name] = self._within(field, self.initial[name])

    def _offered(self, rows: Any) -> Any:
        """What may stand in a field: where the row may be handled, not only looked at."""
        if rows.model is Brand and type(self.instance) is not Brand:
            policy, action = policy_of(type(self.instance)), self._action
            in_part = bool(policy.place.locale or policy.place.in_parts)
            wanted = PLACES[Brand].q(policy.reached(self.for_user, action), reading=in_part)
            return rows.none() if wanted is None else rows.filter(wanted)
        if rows.model is MessageTemplate and isinstance(self.instance, Variant):
            where = policy_of(Variant).reached(self.for_user, self._action)
            wanted = PLACES[MessageTemplate].q(where, reading=True)
            return rows.none() if wanted is None else rows.filter(wanted)
        return limited(self.for_user, rows)

    @staticmethod
    def _within(field: Any, value: Any) -> Any:
        pk = getattr(value, "pk", value)
        try:
            return value if field.queryset.filter(pk=pk).exists() else None
        except (TypeError, ValueError):
            return None

    @property
    def _action(self) -> str:
        return "add" if self.instance._state.adding else "change"

    def _post_clean(self) -> None:
        before = self._action
        super()._post_clean()  # type: ignore[misc]
        user = self.for_user
        if user is None or not is_limited(user) or not self.is_bound:  # type: ignore[attr-defined]
            return
        policy = policy_of(type(self.instance))
        if policy.user_has_permission_for_instance(user, before, self.instance):
            return
        if before == "change" and self._is_under_review(user):
            return
        if not self.errors:  # type: ignore[attr-defined]
            self.add_error(None, ValidationError(refusal(self.instance), code="reach"))  # type: ignore[attr-defined]

    def _is_under_review(self, user: Any) -> bool:
        task = getattr(self.instance, "current_workflow_task", None)
        return isinstance(task, BrandApprovalTask) and task.reaches(self.instance, user)


def refusal(row: Any) -> str:
    """Why *row* is not saved, and what to do."""
    if isinstance(row, (Variant, Endpoint)):
        return _("This brand or this locale is out of your reach. Choose another.")
    return _("This brand is out of your reach. Choose another, or ask who manages it.")


@cache
def reach_form(base: type[Any]) -> type[Any]:
    """*base* with the mixin."""
    if issubclass(base, ReachForm):
        return base
    return type(base.__name__, (ReachForm, base), {"__module__": base.__module__})


def with_reach(edit_handler: Any, model: Any) -> Any:
    """*edit_handler* with a form that minds reach: Wagtail's API takes it from there too."""
    base = edit_handler.base_form_class or getattr(model, "base_form_class", None)
    edit_handler.base_form_class = reach_form(base or WagtailAdminModelForm)
    return edit_handler
