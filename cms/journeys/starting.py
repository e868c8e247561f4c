"""Making a journey: with the usual stages, or as the future of one that there is."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.journeys.keys import key_of
from cms.models import Brand, Journey, MessageTemplate, Persona, Stage, StepMessage, Touchpoint

COPIED = (
    *("name", "key", "description", "day", "action", "goal", "reaction", "emotion", "pains"),
    *("opportunity", "evidence", "source", "owner", "places", "kpis", "sort_order"),
)


def usual_stages() -> tuple[tuple[str, str], ...]:
    """(key, name) of the five that a shop's journey has, in the interface's language."""
    return (
        ("awareness", _("Awareness")),
        ("consideration", _("Consideration")),
        ("purchase", _("Purchase")),
        ("after-purchase", _("After the purchase")),
        ("loyalty", _("Loyalty")),
    )


def start(brand: Brand, title: str, kind: str, persona: Persona | None, user: Any) -> Journey:
    """A new journey; all but a day in the life begin with the five usual stages."""
    with transaction.atomic():
        journey = _new(brand, title, kind, persona, None, user)
        if kind != Journey.Kind.DAY_IN_THE_LIFE:
            for place, (key, name) in enumerate(usual_stages()):
                Stage.objects.create(journey=journey, key=key, name=name, sort_order=place)
    return journey


def copy_as_future(journey: Journey, title: str, user: Any) -> Journey:
    """A future state that begins as *journey* is, with its messages linked, and compares to it."""
    with transaction.atomic():
        future = _new(journey.brand, title, Journey.Kind.FUTURE, journey.persona, journey, user)
        future.description = journey.description
        future.save(update_fields=["description"])
        for stage in journey.stages.order_by("sort_order", "pk"):
            own = Stage.objects.create(
                journey=future,
                key=stage.key,
                name=stage.name,
                goal=stage.goal,
                sort_order=stage.sort_order,
                allowed_channels=stage.allowed_channels,
                forbidden_channels=stage.forbidden_channels,
            )
            for step in Touchpoint.objects.filter(stage=stage).order_by("sort_order", "pk"):
                _copy_step(step, own)
    return future


def _copy_step(step: Touchpoint, stage: Stage) -> None:
    copy = Touchpoint.objects.create(
        stage=stage, **{field: getattr(step, field) for field in COPIED}
    )
    own = MessageTemplate.objects.filter(touchpoint=step).values_list("pk", flat=True)
    linked = step.linked.values_list("template", flat=True)
    StepMessage.objects.bulk_create(
        StepMessage(touchpoint=copy, template_id=pk) for pk in sorted({*own, *linked})
    )


def _new(
    brand: Brand, title: str, kind: str, persona: Persona | None, like: Journey | None, user: Any
) -> Journey:
    taken = list(Journey.objects.filter(brand=brand).values_list("key", flat=True))
    journey = Journey(
        brand=brand,
        key=key_of(title, taken, "journey"),
        title=title.strip(),
        kind=kind,
        persona=persona,
        compares_to=like,
    )
    journey.full_clean()
    journey.save()
    log(instance=journey, action="wagtail.create", user=user)
    return journey
