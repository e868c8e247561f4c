"""Verbs that join messages to the steps of a map, and part them."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.errors import Refused
from cms.journeys.history import tell
from cms.journeys.reading import may
from cms.models import Journey, MessageTemplate, StepMessage, Touchpoint


def link(step: Touchpoint, template: MessageTemplate, user: Any) -> None:
    """Let *template* stand at *step*.

    In a current state, a message that has no step yet gets this one as its own, where *user* may
    change it and it belongs to no other stage: its stage's policy then holds for it.
    """
    journey = step.stage.journey
    if template.brand_id != journey.brand_id:
        raise Refused(_("This message belongs to another brand."))
    if template.touchpoint_id == step.pk:
        return
    with transaction.atomic():
        is_home = (
            journey.kind == Journey.Kind.CURRENT
            and template.touchpoint_id is None
            and template.stage_id in (None, step.stage_id)
            and may(user, "change", template)
        )
        if is_home:
            template.stage, template.touchpoint = step.stage, step
            template.save(update_fields=["stage", "touchpoint", "updated_at"])
            StepMessage.objects.filter(touchpoint=step, template=template).delete()
        else:
            StepMessage.objects.get_or_create(touchpoint=step, template=template)
        tell(journey, user, "message linked", step=step, message=template.key)


def unlink(step: Touchpoint, template: MessageTemplate, user: Any) -> None:
    """*template* stands at *step* no longer; its stage stays."""
    with transaction.atomic():
        if template.touchpoint_id == step.pk:
            require_change(user, template)
            template.touchpoint = None
            template.save(update_fields=["touchpoint", "updated_at"])
        StepMessage.objects.filter(touchpoint=step, template=template).delete()
        tell(step.stage.journey, user, "message unlinked", step=step, message=template.key)


def require_change(user: Any, template: MessageTemplate) -> None:
    """`Refused` where *user* may not change *template*."""
    if not may(user, "change", template):
        raise Refused(_("You may not change the message “%(key)s”.") % {"key": template.key})
