"""What a channel says about a text: figures, and where a limit is passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from channels._frozen import Frozen

__all__ = ["Measurement", "Metric", "Overrun", "State", "state_of"]

State = Literal["ok", "warn", "over"]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. ``label`` and ``unit`` are msgids; ``limit`` is in the same unit."""

    name: str
    label: str
    value: int | str
    limit: int | None = None
    unit: str = ""
    state: State = "ok"


@dataclass(frozen=True)
class Measurement:
    """All figures of a text on one channel; ``detail`` is the JSON that the API answers."""

    metrics: tuple[Metric, ...] = ()
    detail: Mapping[str, Any] = Frozen({})

    def __getitem__(self, name: str) -> Metric:
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise KeyError(name)

    @property
    def state(self) -> State:
        """The worst state among the metrics."""
        states = {metric.state for metric in self.metrics}
        return "over" if "over" in states else "warn" if "warn" in states else "ok"


@dataclass(frozen=True, slots=True)
class Overrun:
    """A text, or a number of blocks, past a limit.

    ``hard`` limits are the channel's own and the message would be refused or cut; the others
    are advice. ``source`` says whose limit it is. ``unit`` is a msgid.
    """

    path: str
    limit: int
    actual: int
    unit: str
    hard: bool
    source: str


def state_of(value: int, warn: int | None = None, over: int | None = None) -> State:
    """Return "over" for more than *over*, "warn" for more than *warn*, else "ok"."""
    if over is not None and value > over:
        return "over"
    return "warn" if warn is not None and value > warn else "ok"
