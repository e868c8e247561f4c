"""The lanes of a map: what is told of each step, in the order in which they stand at first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

Kind = Literal["text", "line", "day", "choice", "emotion", "messages"]


@dataclass(frozen=True)
class Lane:
    """One row of the map. Its name is the field of `Touchpoint` that holds it, but for messages."""

    name: str
    label: Any
    kind: Kind = "text"

    @property
    def is_written(self) -> bool:
        """Whether people write it; messages are read from where they stand."""
        return self.kind != "messages"


LANES = (
    Lane("action", _("What the customer does")),
    Lane("goal", _("What the customer wants")),
    Lane("emotion", _("Emotion"), "emotion"),
    Lane("messages", _("Messages"), "messages"),
    Lane("places", _("Channels")),
    Lane("reaction", _("What we do")),
    Lane("pains", _("Pain points")),
    Lane("opportunity", _("Opportunity")),
    Lane("evidence", _("Evidence or assumption"), "choice"),
    Lane("source", _("How we know")),
    Lane("owner", _("Owner"), "line"),
    Lane("kpis", _("KPIs")),
    Lane("day", _("Day"), "day"),
    Lane("description", _("Notes")),
)
BY_NAME = {lane.name: lane for lane in LANES}
NAME = Lane("name", _("Step"), "line")
"""Not a lane: the heading of a step, which is edited as a lane is."""

EMOTIONS = {
    2: _("delighted"),
    1: _("glad"),
    0: _("neither"),
    -1: _("uneasy"),
    -2: _("upset"),
}


def lane(name: str) -> Lane | None:
    """The lane of this name, or the heading."""
    return NAME if name == NAME.name else BY_NAME.get(name)


def in_order(names: Iterable[Any]) -> tuple[Lane, ...]:
    """The lanes called *names*, each once; what is no lane is passed by. All, where none is."""
    known = dict.fromkeys(name for name in names if isinstance(name, str) and name in BY_NAME)
    return tuple(BY_NAME[name] for name in known) or LANES


def hidden(shown: Sequence[Lane]) -> tuple[Lane, ...]:
    """The lanes that are not among *shown*."""
    return tuple(each for each in LANES if each not in shown)


def signed(value: int) -> str:
    """“+2”, “0”, “−1” with a true minus sign."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


def feeling(value: int | None) -> str:
    """“+1, glad”; "" where nobody has said."""
    return "" if value is None else f"{signed(value)}, {EMOTIONS[max(-2, min(2, value))]}"
