"""Suggestions as a reader sees them: chips below a message, buttons on a card."""

from channels._content import Block
from channels._frozen import Frozen
from channels._icons import icon
from channels._page import element, text
from channels._scene import Scene
from locales.words import gettext_noop

__all__ = ["buttons", "chips"]

# A reply is words alone; an action shows which of the phone's apps it opens.
_ICONS = Frozen({"open_url": "link", "dial": "phone", "location": "pin", "event": "calendar"})

# What an action does, for those who do not see its icon.
_DOES = Frozen(
    {
        "reply": gettext_noop("Answers"),
        "open_url": gettext_noop("Opens an address"),
        "dial": gettext_noop("Calls"),
        "location": gettext_noop("Shows a map"),
        "event": gettext_noop("Adds to the calendar"),
    }
)


def chips(suggestions: tuple[Block, ...], scene: Scene) -> str:
    """Return the row of chips, which is scrolled sideways on a phone; "" without any."""
    name = scene.translate(gettext_noop("Suggestions"))
    return _listed(suggestions, scene, css="chips", tabindex="0", aria_label=name)


def buttons(suggestions: tuple[Block, ...], scene: Scene) -> str:
    """Return the buttons of a card, one below the other; "" without any."""
    return _listed(suggestions, scene, css="buttons")


def _listed(suggestions: tuple[Block, ...], scene: Scene, **attributes: str) -> str:
    items = "".join(element("li", _tap(each, scene)) for each in suggestions)
    return element("ul", items, role="list", **attributes) if items else ""


def _tap(suggestion: Block, scene: Scene) -> str:
    drawn = icon(_ICONS[suggestion.type]) if suggestion.type in _ICONS else ""
    label = suggestion.text("label").strip()
    missing = scene.translate(gettext_noop("No label yet"))
    words = element("span", text(label or missing), lang=scene.locale if label else "", dir="auto")
    does = scene.translate(_DOES[suggestion.type])
    return drawn + words + element("span", text(f" ({does})"), css="hidden")
