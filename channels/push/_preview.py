"""The preview of a push notification: a phone, and how much is seen on each surface."""

from collections.abc import Callable

from channels._content import Content
from channels._figures import tiles
from channels._page import element, page, style, text
from channels._scene import Device, Scene
from channels.push import _android, _ios
from channels.push._measure import measure
from channels.push._pieces import wallpaper
from channels.push._surfaces import SURFACES, Seen, seen
from locales.words import gettext_noop

__all__ = ["DEVICES", "preview"]

_STYLE = style("channels.push", "preview.css")

_WIDTH = 375

# Surface -> the system whose look it has, and what draws its screen.
_SCREENS: dict[str, tuple[str, Callable[[Content, Seen, Scene], str]]] = {
    "ios_lock": ("ios", _ios.lock_screen),
    "ios_banner": ("ios", _ios.banner),
    "android_lock": ("android", _android.lock_screen),
    "android_drawer": ("android", _android.drawer),
}

DEVICES = tuple(Device(surface.name, surface.label, _WIDTH) for surface in SURFACES)


def preview(content: Content, scene: Scene) -> str:
    """Return the HTML document that shows a finished *content* in *scene*."""
    shown = tuple(seen(content))
    here = next((each for each in shown if each.surface.name == scene.device), shown[0])
    body = element("div", _phone(content, here, scene) + _figures(content, shown, here, scene),
                   css="stage")  # fmt: skip
    return page(scene.translate(gettext_noop("Push")), _STYLE, body)


def _phone(content: Content, here: Seen, scene: Scene) -> str:
    system, draw = _SCREENS[here.surface.name]
    heading = element("h2", text(scene.translate(here.surface.label)), dir="auto")
    screen = element("div", draw(content, here, scene), css="screen", style=wallpaper(scene))
    phone = element("div", screen, css=f"phone {system}", dir=scene.direction)
    return element("section", heading + phone, css="column")


def _figures(content: Content, shown: tuple[Seen, ...], here: Seen, scene: Scene) -> str:
    title = scene.translate(gettext_noop("How much of the message is seen"))
    rows = element("ul", "".join(_row(each, each is here, scene) for each in shown), css="seen")
    inside = rows + _unseen(content, here, scene) + _opens(content, scene)
    figures = inside + tiles(measure(content).metrics, scene)
    heading = element("h2", text(title), dir="auto")
    return element("section", heading + element("div", figures, css="card figures"), css="column")


def _row(each: Seen, is_here: bool, scene: Scene) -> str:
    share = round(100 * each.count / each.total) if each.total else 0
    words = scene.translate(gettext_noop("%(seen)s of %(total)s"))
    label = element("span", text(scene.translate(each.surface.label)), dir="auto")
    told = element("b", text(words % {"seen": each.count, "total": each.total}), dir="auto")
    bar = element("i", element("u", style=f"width:{share}%"), aria_hidden="true")
    css = " ".join(["here"] * is_here + ["cut"] * each.is_cut)
    return element("li", label + told + bar, css=css)


def _unseen(content: Content, here: Seen, scene: Scene) -> str:
    """Return the end of the message, where it is not seen on the surface that is shown."""
    if not here.is_cut:
        return ""
    rest = content.text("body").strip()[here.end :].strip()
    title = scene.translate(gettext_noop("Not seen here"))
    quoted = element("q", text(rest), lang=scene.locale, dir="auto")
    return element("p", element("b", text(title), dir="auto") + quoted, css="note")


def _opens(content: Content, scene: Scene) -> str:
    """Return what opens when the notification is touched."""
    address = content.text("link").strip()
    if not address:
        return ""
    title = scene.translate(gettext_noop("Opens"))
    words = element("b", text(title), dir="auto") + element("code", text(address), dir="ltr")
    return element("p", words, css="opens")
