"""Verbs of the review clock."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.errors import Refused
from cms.models import MessageTemplate, Variant


def wind(template: MessageTemplate) -> None:
    """Something of *template* was published: its clock begins anew, if nobody chose the day."""
    day = template.brand.next_review()
    rows = MessageTemplate.objects.filter(pk=template.pk, review_is_chosen=False)
    rows.exclude(review_by=day).update(review_by=day, reminded_on=None)


def may_confirm(user: Any, template: MessageTemplate) -> bool:
    """Whether *user* may say that *template* still holds: its owner, and who may publish it."""
    if template.owner_id == user.pk:
        return True
    policy = policy_registry.get_by_type(Variant)
    published = policy.instances_user_has_permission_for(user, "publish")
    return bool(published.filter(template_id=template.pk).exists())


def still_correct(template: MessageTemplate, user: Any, *, seen: date | None) -> date | None:
    """*user* looked *template* through and says that it holds; the day of the next look, or
    None where the brand wants none.

    *seen* is the day they saw. Raises `Refused` when somebody else was first, and who may not.
    """
    if not may_confirm(user, template):
        raise Refused(_("Only its owner, or who may publish it, says that a message still holds."))
    with transaction.atomic():
        row = MessageTemplate.objects.select_for_update().get(pk=template.pk)
        if row.review_by != seen:
            raise Refused(_("Somebody else has looked it through meanwhile. Nothing was changed."))
        day = row.brand.next_review()
        MessageTemplate.objects.filter(pk=row.pk).update(
            review_by=day, review_is_chosen=False, reminded_on=None
        )
        log(
            instance=row,
            action="cms.still_correct",
            user=user,
            data={"was": seen.isoformat() if seen else "", "until": day.isoformat() if day else ""},
        )
    return day
