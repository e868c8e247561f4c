"""Verbs on a map. Each is one transaction, and logged under its journey: who changed what.

Refused
└── Overtaken   somebody changed the same place meanwhile; nothing was written
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.forms.models import modelform_factory
from django.utils.translation import gettext as _

from cms.errors import Refused
from cms.journeys.history import last_change, tell
from cms.journeys.keys import key_of
from cms.journeys.lanes import Lane
from cms.journeys.linking import require_change
from cms.journeys.reading import written
from cms.models import Journey, MessageTemplate, Stage, Touchpoint

STEPS = 100
"""The longest map: of more than so many moments nobody sees a whole."""


class Overtaken(Refused):
    """Somebody else changed the place meanwhile. ``now`` is what stands there, as it was written;
    ``who`` and ``when`` are of the change, None where the log does not know.
    """

    def __init__(self, now: str, who: Any, when: datetime | None) -> None:
        super().__init__(
            _("Somebody changed this meanwhile. Nothing was overwritten."), "overtaken"
        )
        self.now, self.who, self.when = now, who, when


def raw(step: Touchpoint, lane: str) -> str:
    """What stands in a lane as a form holds it, with one kind of line ends."""
    value = getattr(step, lane)
    if value is None:
        return ""
    if lane == "day":
        return f"{value.normalize():f}" if value else "0"
    return str(value).replace("\r\n", "\n")


def write(step: Touchpoint, lane: Lane, value: str, was: str, user: Any) -> Touchpoint:
    """Write *value* into one lane of *step*, if what stands there is still *was*.

    `Overtaken` where it is not, `ValidationError` where the lane takes no such value.
    """
    if lane.kind == "day":
        value = value.replace(",", ".")  # half of Europe writes a half so
    form = modelform_factory(Touchpoint, fields=[lane.name])({lane.name: value}, instance=step)
    now = Touchpoint.objects.get(pk=step.pk)
    if not form.is_valid():
        raise ValidationError(list(form.errors[lane.name]))
    wanted = form.cleaned_data[lane.name]
    before = getattr(now, lane.name)
    if isinstance(wanted, str):
        wanted = wanted.replace("\r\n", "\n").strip()
    if before == wanted:
        return now
    if raw(now, lane.name) != was.replace("\r\n", "\n"):
        raise Overtaken(raw(now, lane.name), *last_change(now, lane))
    with transaction.atomic():
        # The condition is the lock: of two at the same instant, the database lets one through.
        same = Touchpoint.objects.filter(pk=step.pk)
        same = (
            same.filter(**{f"{lane.name}__isnull": True})
            if before is None
            else same.filter(**{lane.name: before})
        )
        if not same.update(**{lane.name: wanted}):
            now.refresh_from_db()
            raise Overtaken(raw(now, lane.name), *last_change(now, lane))
        told = {"before": raw(now, lane.name)}
        now.refresh_from_db()
        tell(
            now.stage.journey,
            user,
            "written",
            step=now,
            lane=lane.name,
            after=written(now, lane.name),
            **told,
        )
    return now


# -- steps and stages ------------------------------------------------------------------------------


def add_stage(journey: Journey, name: str, user: Any) -> Stage:
    """A new stage at the end of *journey*."""
    with transaction.atomic():
        _lock(journey)
        taken = list(journey.stages.values_list("key", flat=True))
        last = journey.stages.aggregate(last=Max("sort_order"))["last"]
        stage = Stage(
            journey=journey,
            key=key_of(name, taken, "stage"),
            name=name.strip(),
            sort_order=0 if last is None else last + 1,
        )
        stage.full_clean()
        stage.save()
        tell(journey, user, "stage added", stage=stage.name)
    return stage


def add_step(stage: Stage, name: str, user: Any) -> Touchpoint:
    """A new step at the end of *stage*."""
    with transaction.atomic():
        _lock(stage.journey)
        own = Touchpoint.objects.filter(stage__journey=stage.journey)
        if own.count() >= STEPS:
            raise Refused(
                _("A map has at most %(count)d steps: divide the journey.") % {"count": STEPS}
            )
        step = Touchpoint(
            stage=stage,
            key=key_of(name, _keys(stage), "step"),
            name=name.strip(),
            sort_order=_after_last(stage),
        )
        step.full_clean()
        step.save()
        tell(stage.journey, user, "step added", step=step)
    return step


def move_step(step: Touchpoint, to_left: bool, user: Any) -> bool:
    """Move *step* one place; over the edge of its stage into the next one. Whether it moved.

    Messages whose own step it is go along to the other stage: `Refused` where *user* may not
    change one of them.
    """
    with transaction.atomic():
        journey = step.stage.journey
        _lock(journey)
        step.refresh_from_db()
        order = list(Touchpoint.objects.filter(stage=step.stage_id).order_by("sort_order", "pk"))
        place = next(number for number, each in enumerate(order) if each.pk == step.pk)
        other = place - 1 if to_left else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            _number(order)
        else:
            stage = _beside(journey, step.stage, to_left)
            if stage is None:
                return False
            _move_over(step, stage, to_left, user)
        tell(journey, user, "step moved", step=step, to="left" if to_left else "right")
    return True


def _beside(journey: Journey, stage: Stage, to_left: bool) -> Stage | None:
    stages = list(journey.stages.order_by("sort_order", "pk"))
    place = next(number for number, each in enumerate(stages) if each.pk == stage.pk)
    other = place - 1 if to_left else place + 1
    return stages[other] if 0 <= other < len(stages) else None


def _move_over(step: Touchpoint, stage: Stage, to_left: bool, user: Any) -> None:
    own = list(MessageTemplate.objects.filter(touchpoint=step))
    for template in own:
        require_change(user, template)
    others = list(Touchpoint.objects.filter(stage=stage).order_by("sort_order", "pk"))
    step.key = key_of(step.key, [each.key for each in others], "step")
    step.stage = stage
    step.save(update_fields=["stage", "key"])
    _number([*others, step] if to_left else [step, *others])
    for template in own:
        template.stage = stage
        template.save(update_fields=["stage", "updated_at"])


def remove_step(step: Touchpoint, user: Any) -> None:
    """Take *step* off the map; `Refused` while messages have it as their own."""
    with transaction.atomic():
        journey = step.stage.journey
        _lock(journey)
        own = list(MessageTemplate.objects.filter(touchpoint=step).order_by("key")[:5])
        if own:
            raise Refused(
                _("“%(step)s” has messages: %(keys)s. Unlink them first, then remove the step.")
                % {"step": step, "keys": ", ".join(each.key for each in own)}
            )
        tell(journey, user, "step removed", step=step)
        step.delete()


def remove_stage(stage: Stage, user: Any) -> None:
    """Take a stage without steps off the map; `Refused` while it has any, or messages."""
    with transaction.atomic():
        _lock(stage.journey)
        if stage.touchpoints.exists():
            raise Refused(_("“%(stage)s” has steps: remove them first.") % {"stage": stage})
        if MessageTemplate.objects.filter(stage=stage).exists():
            raise Refused(
                _("Messages belong to “%(stage)s”: give them another stage first.")
                % {"stage": stage}
            )
        tell(stage.journey, user, "stage removed", stage=stage.name)
        stage.delete()


def set_policy(stage: Stage, allowed: list[str], forbidden: list[str], user: Any) -> None:
    """Say which channels messages of *stage* may go by."""
    with transaction.atomic():
        before = [stage.allowed_channels, stage.forbidden_channels]
        stage.allowed_channels, stage.forbidden_channels = allowed, forbidden
        stage.full_clean()
        stage.save(update_fields=["allowed_channels", "forbidden_channels"])
        tell(
            stage.journey,
            user,
            "channels",
            stage=stage.name,
            before=before,
            after=[allowed, forbidden],
        )


# -- helpers ---------------------------------------------------------------------------------------


def _lock(journey: Journey) -> None:
    """Two who add or move steps of one map queue here."""
    Journey.objects.select_for_update().get(pk=journey.pk)


def _keys(stage: Stage) -> list[str]:
    return list(Touchpoint.objects.filter(stage=stage).values_list("key", flat=True))


def _after_last(stage: Stage) -> int:
    last = Touchpoint.objects.filter(stage=stage).aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else int(last) + 1


def _number(order: list[Touchpoint]) -> None:
    for place, each in enumerate(order):
        each.sort_order = place
    Touchpoint.objects.bulk_update(order, ["sort_order"])
