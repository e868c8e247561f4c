"""The emotion curve as geometry: points, and the path through them. Pure functions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cms.journeys.lanes import signed

TOP, BOTTOM = 2, -2


@dataclass(frozen=True, slots=True)
class Point:
    """One step on the curve: which it is, where it is drawn, and the value printed beside it."""

    place: int
    x: float
    y: float
    value: int

    @property
    def words(self) -> str:
        return signed(self.value)

    @property
    def label_y(self) -> float:
        """Above the point; below where the feeling is bad, so that the line is not crossed."""
        return self.y - 11 if self.value >= 0 else self.y + 19


@dataclass(frozen=True, slots=True)
class Curve:
    """Everything that an SVG of the curve needs; it breaks where a step has no value."""

    width: float
    height: float
    points: tuple[Point, ...]
    path: str
    area: str
    zero: float
    lines: tuple[float, ...]


def curve(
    values: Sequence[int | None],
    *,
    step: float = 208,
    height: float = 150,
    margin: float = 28,
    absent: Collection[int] = (),
) -> Curve:
    """The curve through *values*, a step *step* wide; *margin* leaves room for a label.

    Control points stand at the middle between two steps, so it never overshoots a value. It goes
    on over the places that are *absent*: there is no step of this curve.
    """
    scale = (height - 2 * margin) / (TOP - BOTTOM)

    def level(value: float) -> float:
        return round(margin + (TOP - value) * scale, 1)

    points = tuple(
        Point(place, round((place + 0.5) * step, 1), level(value), max(BOTTOM, min(TOP, value)))
        for place, value in enumerate(values)
        if value is not None
    )
    runs = _runs(points, absent)
    return Curve(
        width=round(len(values) * step, 1),
        height=height,
        points=points,
        path=" ".join(map(_path, runs)),
        area=" ".join(
            f"{_path(run)} L{run[-1].x},{level(0)} L{run[0].x},{level(0)} Z" for run in runs
        ),
        zero=level(0),
        lines=tuple(level(value) for value in range(BOTTOM, TOP + 1)),
    )


def _runs(points: Sequence[Point], absent: Collection[int]) -> list[list[Point]]:
    runs: list[list[Point]] = []
    for point in points:
        between = range(runs[-1][-1].place + 1, point.place) if runs else ()
        if runs and all(place in absent for place in between):
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _path(run: Sequence[Point]) -> str:
    drawn = f"M{run[0].x},{run[0].y}"
    for before, after in pairwise(run):
        middle = round((before.x + after.x) / 2, 1)
        drawn += f" C{middle},{before.y} {middle},{after.y} {after.x},{after.y}"
    return drawn
