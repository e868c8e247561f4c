"""What the message costs, below the phone: figures, segments, warnings, and remedies."""

from channels._figures import tiles
from channels._page import element
from channels._scene import Scene
from channels.sms._culprits import culprits
from channels.sms._measure import SmsMeasurement
from channels.sms._notes import remedies, warnings
from channels.sms._segment import Segmentation

__all__ = ["costs"]

# More bars than this help nobody on a phone's width.
_MOST_BARS = 20


def costs(figures: SmsMeasurement, scene: Scene) -> str:
    """Return the panel of figures as HTML."""
    cut = figures.segmentation
    shown = [
        tiles(figures.metrics, scene),
        _bars(cut),
        *warnings(cut, scene),
        culprits(cut, scene),
        *remedies(cut, scene),
    ]
    return element("section", "".join(shown), css="card figures")


def _bars(cut: Segmentation) -> str:
    """Return how full each segment is."""
    room = cut.capacity.single if len(cut.segments) == 1 else cut.capacity.part
    bars = (
        element("li", element("span", style=f"width:{100 * part.units / room:.0f}%"))
        for part in cut.segments[:_MOST_BARS]
    )
    return element("ul", "".join(bars), css="bars", aria_hidden="true")
