"""Pieces that every notification is drawn of: the app's mark, words, a picture, buttons."""

import posixpath
from urllib.parse import unquote, urlsplit

from channels._colours import ink_on, mixed
from channels._content import Content
from channels._figures import sender
from channels._page import element, text
from channels._scene import Scene
from locales.words import gettext_noop

__all__ = ["app_mark", "buttons", "caption", "clock", "line", "now", "picture", "wallpaper"]

# Hills and a sun: nothing is loaded, so a picture is drawn, and its name says which it is.
_HILLS = (
    '<svg viewBox="0 0 320 120" aria-hidden="true" preserveAspectRatio="xMidYMax slice">'
    '<path d="M0 120l92-84 58 56 40-38 130 66z"></path><circle cx="236" cy="30" r="13"></circle>'
    "</svg>"
)

# The hour that phones show in pictures of phones.
_HOUR = "9:41"

_NIGHT = "#0d1117"


def wallpaper(scene: Scene) -> str:
    """Return the style of a screen: the brand's colour, dark enough for white words on it."""
    top, foot = mixed(scene.look.accent, _NIGHT, 0.62), mixed(scene.look.accent, _NIGHT, 0.82)
    return f"background:linear-gradient(165deg,{top},{foot})"


def app_mark(scene: Scene, css: str = "mark") -> str:
    """Return the app's icon: the sender's first letter in the brand's colour."""
    letter = sender(scene).strip()[:1].upper() or "?"
    colours = f"background:{scene.look.accent};color:{ink_on(scene.look.accent)}"
    return element("span", text(letter), css=css, style=colours, aria_hidden="true")


def clock() -> str:
    """Return the hour on a lock screen."""
    return element("p", _HOUR, css="clock", aria_hidden="true")


def now(scene: Scene) -> str:
    """Return when the notification came."""
    return element("span", text(scene.translate(gettext_noop("now"))), css="when", dir="auto")


def caption(words: str, scene: Scene) -> str:
    """Return a small heading on the screen, of *words* (a msgid)."""
    return element("h3", text(scene.translate(words)), dir="auto")


def line(words: str, missing: str, scene: Scene, css: str, name: str = "p") -> str:
    """Return the writer's *words* in their language; ours, *missing* (a msgid), where there are
    none; nothing where that is ""."""
    if words:
        return element(name, text(words), css=css, lang=scene.locale, dir="auto")
    if not missing:
        return ""
    return element(name, text(scene.translate(missing)), css=f"{css} missing", dir="auto")


def picture(content: Content, scene: Scene, css: str) -> str:
    """Return the image as a drawing with its file's name; "" without an image."""
    address = content.text("image").strip()
    if not address:
        return ""
    name = _file_name(address)
    label = scene.translate(gettext_noop("Image: %(name)s")) % {"name": name}
    shown = element("b", text(name), dir="ltr") if css == "picture" else ""
    return element("div", _HILLS + shown, css=css, role="img", aria_label=label)


def buttons(content: Content, scene: Scene, most: int | None = None) -> str:
    """Return the buttons, the first *most* of them; "" where there are none."""
    blank = gettext_noop("No label yet")
    rows = "".join(
        line(block.text("label").strip(), blank, scene, "", "li")
        for block in content.blocks("actions")[:most]
    )
    return element("ul", rows, css="buttons") if rows else ""


def _file_name(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return unquote(posixpath.basename(parts.path)) or parts.netloc or address
