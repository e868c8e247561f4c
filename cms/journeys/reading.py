"""From rows to a map: a fixed number of queries, however many steps and messages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.formats import number_format
from wagtail.permissions import policy_registry

from cms.board.matrix import MISSING, Mark, natural
from cms.board.names import in_declared_order
from cms.board.reading import ACTIONS, variants_for
from cms.board.states import State, with_state
from cms.journeys.lanes import LANES
from cms.journeys.maps import Chip, JourneyMap, MapStage, Message, Policy, Row, Step
from cms.models import Brand, Journey, MessageTemplate, Stage, StepMessage, Touchpoint

ADRIFT = 60
"""Messages without a step that are named; of more, there is a count."""

Place = tuple[int, str, str]
Marks = Mapping[Place, tuple[Mark, ...]]


def journeys_for(user: Any) -> QuerySet[Journey]:
    """The journeys that *user* may look at."""
    policy = policy_registry.get_by_type(Journey)
    allowed: QuerySet[Journey] = policy.instances_user_has_any_permission_for(user, ACTIONS)
    brands = policy_registry.get_by_type(Brand).instances_user_has_any_permission_for(user, ACTIONS)
    return allowed.filter(brand__in=brands).select_related("brand", "persona", "compares_to")


def may(user: Any, action: str, instance: Any) -> bool:
    """Whether *user* may do *action* to this very *instance*."""
    policy = policy_registry.get_by_type(type(instance))
    return bool(policy.user_has_permission_for_instance(user, action, instance))


def templates_for(user: Any, brand: Brand) -> QuerySet[MessageTemplate]:
    """The message templates of *brand* that *user* may look at."""
    policy = policy_registry.get_by_type(MessageTemplate)
    allowed: QuerySet[MessageTemplate] = policy.instances_user_has_any_permission_for(user, ACTIONS)
    return allowed.filter(brand=brand)


def on_map(journey: Journey) -> Q:
    """Which message templates stand at a step of *journey*."""
    linked = StepMessage.objects.filter(touchpoint__stage__journey=journey)
    return Q(touchpoint__stage__journey=journey) | Q(pk__in=linked.values("template"))


def read_map(journey: Journey, user: Any) -> JourneyMap:
    """The map of *journey* as *user* may see it. Seven queries, and those of permissions."""
    stages = list(journey.stages.order_by("sort_order", "pk"))
    steps = _steps(stages)
    templates = templates_for(user, journey.brand)
    standing = _standing(journey, templates)
    marks = _marks(user, {each.pk for found in standing.values() for each, _own in found})
    tags = _locales(journey.brand, marks)
    adrift = templates.exclude(on_map(journey)).order_by("key")
    return JourneyMap(
        title=journey.title,
        stages=tuple(
            _stage(row, steps.get(row.pk, ()), standing, marks, tags, journey.brand)
            for row in stages
        ),
        locales=tags,
        adrift=tuple(adrift.values_list("key", "title")[:ADRIFT]),
        adrift_count=adrift.count(),
    )


def _steps(stages: Iterable[Stage]) -> dict[int, list[Touchpoint]]:
    found: defaultdict[int, list[Touchpoint]] = defaultdict(list)
    rows = Touchpoint.objects.filter(stage__in=[stage.pk for stage in stages])
    for row in rows.order_by("sort_order", "pk"):
        found[row.stage_id].append(row)
    return found


def _standing(
    journey: Journey, templates: QuerySet[MessageTemplate]
) -> dict[int, list[tuple[MessageTemplate, bool]]]:
    """Touchpoint -> its messages, and whether the step is their own."""
    found: defaultdict[int, list[tuple[MessageTemplate, bool]]] = defaultdict(list)
    linked = StepMessage.objects.filter(touchpoint__stage__journey=journey)
    links = list(linked.values_list("touchpoint_id", "template_id"))
    rows = {row.pk: row for row in templates.filter(on_map(journey))}
    for row in rows.values():
        if row.touchpoint_id is not None:
            found[row.touchpoint_id].append((row, True))
    for touchpoint, template in links:
        row_ = rows.get(template)
        if row_ is not None and row_.touchpoint_id != touchpoint:
            found[touchpoint].append((row_, False))
    for messages in found.values():
        messages.sort(key=lambda each: natural(each[0].key))
    return found


def _marks(user: Any, templates: set[int]) -> Marks:
    marks: defaultdict[Place, list[Mark]] = defaultdict(list)
    fields = ("template_id", "channel", "locale", "pk", "state", "persona__name", "arm", "live")
    rows = (
        with_state(variants_for(user).filter(template__in=templates))
        .order_by(F("persona__name").asc(nulls_first=True), "arm", "pk")
        .values_list(*fields, "is_stale")
    )
    for template, channel, locale, pk, state, persona, arm, live, stale in rows:
        who = " · ".join(filter(None, (persona, arm)))
        marks[template, channel, locale].append(Mark(State(state), pk, who, live, stale))
    return {place: tuple(found) for place, found in marks.items()}


def _locales(brand: Brand, marks: Marks) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*brand.writes_in(), *sorted({place[2] for place in marks})]))


def _stage(
    row: Stage,
    steps: Iterable[Touchpoint],
    standing: Mapping[int, list[tuple[MessageTemplate, bool]]],
    marks: Marks,
    tags: tuple[str, ...],
    brand: Brand,
) -> MapStage:
    policy = policy_of(row)
    columns: defaultdict[int, set[str]] = defaultdict(set)
    for template, channel, _locale in marks:
        columns[template].add(channel)
    return MapStage(
        row.pk,
        row.key,
        row.name,
        row.goal,
        policy,
        tuple(
            _step(
                step,
                tuple(
                    _message(template, own, columns[template.pk], marks, tags, policy)
                    for template, own in standing.get(step.pk, ())
                ),
            )
            for step in steps
        ),
    )


def policy_of(row: Stage) -> Policy:
    """What a stage says of channels."""
    return Policy(tuple(row.allowed_channels), tuple(row.forbidden_channels))


def _message(
    template: MessageTemplate,
    is_own: bool,
    channels: set[str],
    marks: Marks,
    tags: tuple[str, ...],
    policy: Policy,
) -> Message:
    rows = tuple(
        Row(
            channel,
            tuple(
                Chip(channel, tag, mark)
                for tag in tags
                for mark in marks.get((template.pk, channel, tag), (MISSING,))
            ),
            policy.lets(channel),
        )
        for channel in in_declared_order(channels)
    )
    return Message(template.pk, template.key, template.title or template.key, is_own, rows)


def _step(row: Touchpoint, messages: tuple[Message, ...]) -> Step:
    return Step(
        pk=row.pk,
        key=row.key,
        name=row.name,
        stage=row.stage_id,
        written={lane.name: written(row, lane.name) for lane in LANES if lane.is_written},
        emotion=row.emotion,
        day=None if row.day is None else float(row.day),
        messages=messages,
    )


def written(row: Touchpoint, lane: str) -> str:
    """What stands in a lane of *row*, as people read it."""
    if lane == "evidence":
        return row.get_evidence_display()
    value = getattr(row, lane)
    if value is None:
        return ""
    if lane == "day":
        return str(number_format(value.normalize() if value else 0, use_l10n=True))
    return str(value)


@dataclass(frozen=True)
class Brief:
    """A journey in a list: how long it is, and how much of it is silent."""

    journey: Journey
    emotions: tuple[int | None, ...]
    steps: int
    silent: int
    messages: int


def briefs(user: Any) -> list[Brief]:
    """Every journey that *user* may look at. Two queries, and those of permissions."""
    rows = list(journeys_for(user).order_by("brand__name", "kind", "title", "pk"))
    steps: defaultdict[int, list[tuple[int | None, int]]] = defaultdict(list)
    found = (
        Touchpoint.objects.filter(stage__journey__in=[row.pk for row in rows])
        .annotate(
            own=Count("templates", distinct=True), also=Count("linked__template", distinct=True)
        )
        .order_by("stage__sort_order", "stage_id", "sort_order", "pk")
        .values_list("stage__journey", "emotion", "own", "also")
    )
    for journey, emotion, own, also in found:
        steps[journey].append((emotion, own + also))
    return [
        Brief(
            row,
            tuple(emotion for emotion, _count in steps[row.pk]),
            len(steps[row.pk]),
            sum(1 for _emotion, count in steps[row.pk] if not count),
            sum(count for _emotion, count in steps[row.pk]),
        )
        for row in rows
    ]
