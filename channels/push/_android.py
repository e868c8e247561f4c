"""An Android phone: its lock screen, and the drawer with a notification folded and unfolded."""

from channels._content import Content
from channels._figures import sender
from channels._page import element, text
from channels._scene import Scene
from channels.push._limits import ANDROID_LOCK
from channels.push._pieces import app_mark, buttons, caption, clock, line, now, picture
from channels.push._surfaces import Seen, first
from locales.words import gettext_noop

__all__ = ["drawer", "lock_screen"]

_SWITCHES = 4


def lock_screen(content: Content, shown: Seen, scene: Scene) -> str:
    """Return the lock screen, where a notification has one line of text."""
    return clock() + _folded(content, shown, scene)


def drawer(content: Content, shown: Seen, scene: Scene) -> str:
    """Return the drawer: the notification folded as on a lock screen, and unfolded."""
    switches = element("div", "<i></i>" * _SWITCHES, css="switches", aria_hidden="true")
    line_of_text = first(shown.surface, content.text("body").strip(), ANDROID_LOCK.value)
    return (
        switches
        + caption(gettext_noop("Folded"), scene)
        + _folded(content, line_of_text, scene)
        + caption(gettext_noop("Unfolded"), scene)
        + _unfolded(content, shown, scene)
    )


def _folded(content: Content, shown: Seen, scene: Scene) -> str:
    lines = _words(content, shown, scene, "body")
    inside = app_mark(scene) + lines + picture(content, scene, "thumb")
    return element("article", inside, css="note")


def _unfolded(content: Content, shown: Seen, scene: Scene) -> str:
    row = element("div", app_mark(scene) + _words(content, shown, scene, "body"), css="row")
    inside = row + picture(content, scene, "picture") + buttons(content, scene)
    return element("article", inside, css="note opened")


def _words(content: Content, shown: Seen, scene: Scene, css: str) -> str:
    app = element("span", text(sender(scene)), dir="auto")
    head = element("p", app + element("i", "·", aria_hidden="true") + now(scene), css="app")
    title = content.text("title").strip()
    return element(
        "div",
        head
        + line(title, gettext_noop("No title yet"), scene, "title")
        + line(shown.shown, gettext_noop("No message yet"), scene, css),
        css="lines",
    )
