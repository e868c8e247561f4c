"""Figures under a preview: tiles from metrics, and the round face of a sender."""

from collections.abc import Iterable

from channels._colours import ink_on
from channels._measure import Metric
from channels._page import element, text
from channels._scene import Scene
from locales.words import gettext_noop

__all__ = ["face", "sender", "tiles"]

_BYTES = gettext_noop("bytes")


def sender(scene: Scene) -> str:
    """Return who the message comes from, as the brand's look says."""
    named = scene.look.sender or scene.look.brand_name
    return named or scene.translate(gettext_noop("Sender"))


def face(scene: Scene) -> str:
    """Return a round mark with the sender's first letter, in the brand's colour."""
    letter = sender(scene).strip()[:1].upper() or "?"
    colours = f"background:{scene.look.accent};color:{ink_on(scene.look.accent)}"
    return element("span", text(letter), css="face", style=colours, aria_hidden="true")


def tiles(metrics: Iterable[Metric], scene: Scene) -> str:
    """Return the metrics as tiles: the figure large, its limit and name small."""
    return element("dl", "".join(_tile(metric, scene) for metric in metrics), css="tiles")


def _tile(metric: Metric, scene: Scene) -> str:
    value = text(_amount(metric.value, metric.unit, scene))
    if metric.limit is not None and _is_near(metric):
        limit = _amount(metric.limit, metric.unit, scene)
        value += f" {element('small', text(f'/ {limit}'))}"
    label = scene.translate(metric.label)
    unit = scene.translate(metric.unit) if metric.unit else ""
    # The msgids: in another language a unit may stand in another case than its label.
    if unit and metric.unit != _BYTES and metric.unit.casefold() != metric.label.casefold():
        label = f"{label} ({unit})"
    name = element("dt", text(label), dir="auto")
    return element("div", f"{name}{element('dd', value)}", css=f"tile {metric.state}")


def _amount(value: int | str, unit: str, scene: Scene) -> str:
    """Return bytes as whole kilobytes, rounded up, and everything else as it is."""
    if unit != _BYTES or isinstance(value, str):
        return str(value)
    return scene.translate(gettext_noop("%(number)s KB")) % {"number": -(-value // 1024)}


def _is_near(metric: Metric) -> bool:
    """Whether the limit is worth showing: 47 of 35 is, 2 segments of 255 are not."""
    return isinstance(metric.value, str) or metric.value * 10 >= (metric.limit or 0)
