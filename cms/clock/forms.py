"""The form of a message template: who may look after it, and a day that publishing leaves alone."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.models.reach import Reach


class TemplateForm(WagtailAdminModelForm):
    """Wagtail's, which notes whether the day was chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields.get("owner")
        if isinstance(owner, forms.ModelChoiceField):
            owner.queryset = owners_for(self.for_user, self.instance.owner_id)

    def save(self, commit: bool = True) -> Any:
        if "review_by" in self.changed_data:
            day = self.cleaned_data.get("review_by")
            self.instance.review_is_chosen = bool(day)
            self.instance.reminded_on = None
            if day is None and self.instance.brand_id:
                self.instance.review_by = self.instance.brand.next_review()
        return super().save(commit)


def owners_for(user: Any, now: int | None) -> QuerySet[Any]:
    """Who may be made the owner by *user*: people who may log in to the admin, and whoever it is
    *now*. Of somebody whose groups have a reach, their own groups' people.
    """
    people = get_user_model().objects.with_perm("wagtailadmin.access_admin")
    wanted = Q(pk__in=people.order_by().values("pk"))
    if user is not None and not user.is_superuser:
        groups = list(user.groups.values_list("pk", flat=True))
        if Reach.objects.filter(group__in=groups).exists():
            wanted &= Q(groups__in=groups)
    rows = get_user_model().objects.filter(wanted | Q(pk=now))
    return rows.distinct().order_by("username")
