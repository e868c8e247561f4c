"""Which lanes a person looks at, and in which order."""

from collections.abc import Sequence
from typing import Any

from cms.journeys.lanes import Lane, in_order
from cms.models import LaneChoice


def lanes_for(user: Any) -> tuple[Lane, ...]:
    """The lanes that *user* chose, all in their usual order where they chose none."""
    chosen = LaneChoice.objects.filter(user=user).first()
    return in_order(chosen.lanes if chosen and isinstance(chosen.lanes, list) else ())


def choose(user: Any, names: Sequence[str]) -> None:
    """Keep these lanes for *user*; none means the usual ones."""
    if not names:
        LaneChoice.objects.filter(user=user).delete()
        return
    lanes = [lane.name for lane in in_order(names)]
    LaneChoice.objects.update_or_create(user=user, defaults={"lanes": lanes})
