"""The preview of an RCS message: a conversation with the brand, what it costs, the SMS instead."""

from dataclasses import replace

from channels._colours import readable
from channels._content import Content
from channels._conversation import (
    STYLE,
    WIDE,
    bar,
    compose,
    devices,
    empty_or,
    linked,
    sms_instead,
)
from channels._figures import tiles
from channels._frozen import Frozen
from channels._measure import Metric
from channels._page import element, page, style
from channels._scene import Scene
from channels.rcs._cards import card, carousel
from channels.rcs._faults import says_anything
from channels.rcs._measure import measure
from channels.rcs._taps import chips
from locales.words import gettext_noop

__all__ = ["DEVICES", "preview"]

_STYLE = STYLE + style("channels.rcs", "preview.css")

DEVICES = devices()

# The grounds that the brand's colour must be read on, light and dark: see preview.css.
_GROUNDS = ("#eef2f8", "#2a2d33")

_BILLED = Frozen({"basic": gettext_noop("Basic"), "single": gettext_noop("Single")})


def preview(content: Content, scene: Scene) -> str:
    """Return the HTML document that shows a finished *content* in *scene*."""
    is_wide = scene.device == WIDE
    light, dark = (readable(scene.look.accent, ground) for ground in _GROUNDS)
    answer = compose(gettext_noop("RCS message"), scene)
    screen = element("div", bar(scene) + _thread(content, scene) + answer, css="screen")
    others = _others() if is_wide else ""
    frame = element(
        "section",
        others + screen,
        css=f"card {WIDE if is_wide else 'phone'}",
        dir=scene.direction,
        style=f"--brand-light:{light};--brand-dark:{dark}",
    )
    title = scene.translate(gettext_noop("Those without RCS get this SMS"))
    under = _figures(content, scene) + sms_instead(content, scene, title)
    body = frame + element("div", under, css="under")
    return page(scene.translate(gettext_noop("RCS")), _STYLE, body)


def _thread(content: Content, scene: Scene) -> str:
    inner = ""
    if content.text("text").strip() or not says_anything(content):
        inner += empty_or(
            linked(content.text("text")),
            content.text("text"),
            scene,
            gettext_noop("Nothing is written yet."),
            css="bubble",
        )
    inner += "".join(card(each, scene) for each in content.blocks("card"))
    if cards := content.blocks("carousel"):
        inner += carousel(cards, content.text("card_width"), scene)
    return element("div", inner + chips(content.blocks("suggestions"), scene), css="thread")


def _others() -> str:
    """Return the shadows of other conversations, beside this one on a wide screen."""
    row = element("i") + element("div", element("b") + element("b"))
    rows = "".join(element("div", row) for _ in range(5))
    return element("div", rows, css="others", aria_hidden="true")


def _figures(content: Content, scene: Scene) -> str:
    """Return what it costs, and of the numbers those that there is anything of."""
    found = measure(content)
    at_flat_rate = found.detail["us"]["type"] == "rich_media"
    metrics = (_worded(metric, scene, at_flat_rate) for metric in found.metrics)
    shown = [each for each in metrics if each.value != 0 and each.name != "sms_segments"]
    return element("section", tiles(shown, scene), css="card figures")


def _worded(metric: Metric, scene: Scene, at_flat_rate: bool) -> Metric:
    """Return the metric with what it is billed as in words."""
    if metric.name == "billing":
        return replace(metric, value=scene.translate(_BILLED[str(metric.value)]))
    if metric.name == "us_segments" and at_flat_rate:
        return replace(metric, value=scene.translate(gettext_noop("Flat rate")), unit="")
    return metric
