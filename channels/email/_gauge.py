"""The size of a mail on a bar: up to the mark it is well, past the end Gmail cuts it off."""

from channels._measure import state_of
from channels._page import element, text
from channels._scene import Scene
from channels.email._limits import HTML, HTML_ADVISED
from locales.words import gettext_noop

__all__ = ["gauge"]

_STATES = {
    "ok": gettext_noop("%(size)s KB of HTML: whole in every inbox"),
    "warn": gettext_noop("%(size)s KB of HTML: what a sender adds may make it too large for Gmail"),
    "over": gettext_noop("%(size)s KB of HTML: Gmail cuts the end off"),
}


def gauge(size: int, scene: Scene) -> str:
    """Return the bar of a mail of *size* bytes, with a mark where it gets too near."""
    state = state_of(size, HTML_ADVISED.value, HTML.value)
    words = scene.translate(_STATES[state]) % {"size": -(-size // 1024)}
    filled = element("i", style=f"inline-size:{_percent(min(size, HTML.value))}%")
    mark = element("b", style=f"inset-inline-start:{_percent(HTML_ADVISED.value)}%")
    bar = element("div", filled + mark, css="bar", aria_hidden="true")
    return element("div", bar + element("p", text(words), dir="auto"), css=f"gauge {state}")


def _percent(size: int) -> str:
    return f"{100 * size / HTML.value:.1f}"
