"""An iPhone: its lock screen, and a banner over another app."""

from channels._content import Content
from channels._page import element
from channels._scene import Scene
from channels.push._limits import BANNER_ACTIONS
from channels.push._pieces import app_mark, buttons, caption, clock, line, now, picture
from channels.push._surfaces import Seen
from locales.words import gettext_noop

__all__ = ["banner", "lock_screen"]

_ICONS = 16


def lock_screen(content: Content, shown: Seen, scene: Scene) -> str:
    """Return the lock screen, and the notification as it is when it is held."""
    return (
        clock()
        + _note(content, shown, scene)
        + _opened(content, shown, scene, gettext_noop("When it is held"), None)
    )


def banner(content: Content, shown: Seen, scene: Scene) -> str:
    """Return the banner over the icons of a home screen, and as it is when it is pulled down."""
    icons = element("div", "<i></i>" * _ICONS, css="icons", aria_hidden="true")
    most = BANNER_ACTIONS.value
    title = gettext_noop("When it is pulled down")
    return _note(content, shown, scene) + _opened(content, shown, scene, title, most) + icons


def _note(content: Content, shown: Seen, scene: Scene) -> str:
    under = _texts(content, shown.shown, scene) + picture(content, scene, "thumb")
    lines = _head(content, scene, now(scene)) + element("div", under, css="under")
    return element("article", app_mark(scene) + element("div", lines, css="lines"), css="note")


def _opened(content: Content, shown: Seen, scene: Scene, title: str, most: int | None) -> str:
    """Return the notification opened under *title* (a msgid), "" where that shows no more."""
    drawn, pressed = picture(content, scene, "picture"), buttons(content, scene, most)
    if not (drawn or pressed or shown.is_cut):
        return ""
    whole = _head(content, scene, "") + _texts(content, content.text("body").strip(), scene)
    row = element("div", app_mark(scene) + element("div", whole, css="lines"), css="row")
    return caption(title, scene) + element("article", drawn + row, css="note opened") + pressed


def _head(content: Content, scene: Scene, beside: str) -> str:
    blank = gettext_noop("No title yet")
    title = line(content.text("title").strip(), blank, scene, "title", "strong")
    return element("p", title + beside, css="head")


def _texts(content: Content, body: str, scene: Scene) -> str:
    return element(
        "div",
        line(content.text("subtitle").strip(), "", scene, "subtitle")
        + line(body, gettext_noop("No message yet"), scene, "body"),
    )
