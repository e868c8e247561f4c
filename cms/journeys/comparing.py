"""The current and the future state side by side: what is added, changed and removed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.journeys.lanes import Lane
from cms.journeys.maps import JourneyMap, MapStage, Step

ADDED, CHANGED, REMOVED, SAME = "added", "changed", "removed", "same"
WORDS = {
    ADDED: _("added"),
    CHANGED: _("changed"),
    REMOVED: _("removed"),
    SAME: _("unchanged"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One step in both states; None where it is in one of them only."""

    stage: MapStage
    before: Step | None
    after: Step | None

    @property
    def step(self) -> Step:
        """The step as it is to be, else as it was."""
        found = self.after or self.before
        assert found
        return found


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A lane of a step, before and after."""

    before: str
    after: str
    kind: str

    @property
    def words(self) -> str:
        return str(WORDS[self.kind])


def pairs(before: JourneyMap, after: JourneyMap) -> list[Pair]:
    """The steps of both, matched by key: those of the future in its order, and each that is gone
    behind the one that it followed.
    """
    old = {step.key: step for step in before.steps}
    followed = _followed(before, {step.key for step in after.steps})
    stages = {
        step.pk: stage for each in (before, after) for stage in each.stages for step in stage.steps
    }
    found = [Pair(stages[step.pk], step, None) for step in followed.get("", ())]
    taken: set[str] = set()
    for stage in after.stages:
        for step in stage.steps:
            same = old.get(step.key) if step.key not in taken else None
            taken.add(step.key)
            found.append(Pair(stage, same, step))
            found += [
                Pair(stages[gone.pk], gone, None) for gone in followed.get(step.key, ()) if same
            ]
    return found


def _followed(before: JourneyMap, kept: set[str]) -> Mapping[str, list[Step]]:
    """Key of a step that stays -> the steps behind it that are gone; "" for those before any."""
    found: dict[str, list[Step]] = {}
    last = ""
    for step in before.steps:
        if step.key in kept:
            last = step.key
        else:
            found.setdefault(last, []).append(step)
    return found


def kind_of(pair: Pair, lanes: Sequence[Lane]) -> str:
    """What became of a step."""
    if pair.before is None:
        return ADDED
    if pair.after is None:
        return REMOVED
    is_same = pair.before.name == pair.after.name and all(
        compared(pair, lane).kind == SAME for lane in lanes
    )
    return SAME if is_same else CHANGED


def compared(pair: Pair, lane: Lane) -> ComparedCell:
    """One lane of a step in both states."""
    before = pair.before.shown(lane) if pair.before else ""
    after = pair.after.shown(lane) if pair.after else ""
    if before == after:
        return ComparedCell(before, after, SAME)
    kind = ADDED if not before else REMOVED if not after else CHANGED
    return ComparedCell(before, after, kind)
