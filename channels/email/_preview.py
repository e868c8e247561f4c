"""The preview of an email: its row in an inbox, and the mail or its plain text below."""

from collections.abc import Mapping

from channels._figures import face, sender, tiles
from channels._page import element, page, style, text
from channels._scene import Device, Scene
from channels.email._measure import measure
from channels.email._pictures import without_remote_images
from locales.words import gettext_noop

__all__ = ["DEVICES", "preview"]

_STYLE = style("channels.email", "preview.css")

_PLAIN = "text"

DEVICES = (
    Device("phone", gettext_noop("Phone"), 375),
    Device("wide", gettext_noop("Wide screen"), 720),
    Device(_PLAIN, gettext_noop("Plain text"), 480),
)


def preview(outputs: Mapping[str, str], scene: Scene) -> str:
    """Return the HTML document that shows finished *outputs* in *scene*."""
    device = next((known for known in DEVICES if known.name == scene.device), DEVICES[0])
    mail = _plain(outputs, scene) if device.name == _PLAIN else _framed(outputs, scene)
    pair = element("div", _inbox(outputs, scene) + _figures(outputs, scene), css="pair")
    body = element("div", pair + mail, css="stack", style=f"max-width:{device.width}px")
    return page(scene.translate(gettext_noop("Email")), _STYLE, body)


def _inbox(outputs: Mapping[str, str], scene: Scene) -> str:
    """Return the row of this mail, and the shadow of another below it."""
    unread = element("i", aria_hidden="true")
    origin = element("p", element("span", text(sender(scene)), dir="auto") + unread, css="from")
    subject = _words(outputs["subject"], gettext_noop("No subject yet"), scene, "subject")
    preheader = _words(outputs["preheader"], gettext_noop("No preheader yet"), scene, "preheader")
    row = element("div", face(scene) + element("div", origin + subject + preheader), css="row")
    bones = "".join(element("div", css="bone", style=f"width:{width}%") for width in (38, 82, 64))
    blank = element("span", css="face")
    ghost = element("div", blank + element("div", bones), css="row ghost", aria_hidden="true")
    title = scene.translate(gettext_noop("In the inbox"))
    rows = element("section", row + ghost, css="card inbox", dir=scene.direction)
    return element("div", element("h2", text(title), dir="auto") + rows, css="stack")


def _framed(outputs: Mapping[str, str], scene: Scene) -> str:
    """Return the mail in a frame of its own: its styles stay inside, and no script runs."""
    frame = element(
        "iframe",
        sandbox="",
        srcdoc=without_remote_images(outputs["html"]),
        title=outputs["subject"] or scene.translate(gettext_noop("Email")),
    )
    view = element("div", frame, css="view")
    return element("section", _head(outputs, scene) + view, css="card mail", dir=scene.direction)


def _plain(outputs: Mapping[str, str], scene: Scene) -> str:
    copy = element("pre", text(outputs["text"]), css="plain", lang=scene.locale, dir="auto")
    return element("section", _head(outputs, scene) + copy, css="card mail", dir=scene.direction)


def _head(outputs: Mapping[str, str], scene: Scene) -> str:
    subject = _words(outputs["subject"], gettext_noop("No subject yet"), scene, "", "strong")
    origin = element("div", face(scene) + element("span", text(sender(scene)), dir="auto"))
    return element("div", subject + origin, css="head")


def _figures(outputs: Mapping[str, str], scene: Scene) -> str:
    note = ""
    if "<img" in outputs["html"]:
        message = gettext_noop("Images are drawn here as labelled boxes; nothing is loaded.")
        note = element("p", text(scene.translate(message)), dir="auto")
    title = scene.translate(gettext_noop("Length and size"))
    figures = element("section", tiles(measure(outputs).metrics, scene) + note, css="card figures")
    return element("div", element("h2", text(title), dir="auto") + figures, css="stack")


def _words(copy: str, missing: str, scene: Scene, css: str, name: str = "p") -> str:
    """Return the writer's words in their language, or ours in their place."""
    if copy:
        return element(name, text(copy), css=css, lang=scene.locale, dir="auto")
    return element(name, text(scene.translate(missing)), css=f"{css} missing", dir="auto")
