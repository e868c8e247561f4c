"""The preview of an email: its row in an inbox, the mail in one of its views, its figures."""

from collections.abc import Mapping

from channels._figures import face, sender, tiles
from channels._page import element, page, style, text
from channels._scene import Device, Scene
from channels.email._gauge import gauge
from channels.email._measure import measure
from channels.email._rows import inbox_row, inbox_rows, words
from channels.email._views import VIEWS, View
from locales.words import gettext_noop

__all__ = ["DEVICES", "preview"]

_STYLE = style("channels.email", "preview.css")

_INBOX = Device("inbox", gettext_noop("Inboxes"), 720)
_PLAIN = Device("text", gettext_noop("Plain text"), 480)
_VIEWS = {view.device.name: view for view in VIEWS}

DEVICES = (*(view.device for view in VIEWS), _PLAIN, _INBOX)

_NO_SUBJECT = gettext_noop("No subject yet")
_CUTS = gettext_noop(
    "Where inboxes cut subject and preheader, counted in characters. No vendor says so: fonts, "
    "windows and settings move every figure."
)


def preview(outputs: Mapping[str, str], scene: Scene) -> str:
    """Return the HTML document that shows finished *outputs* in *scene*."""
    device = next((known for known in DEVICES if known.name == scene.device), DEVICES[0])
    if device == _INBOX:
        inner = _note(_CUTS, scene) + inbox_rows(outputs["subject"], outputs["preheader"], scene)
        shown, width = "", device.width
    else:
        view = _VIEWS.get(device.name)
        shown = view.change(outputs["html"]) if view else ""
        mail = _framed(outputs, shown, view, scene) if view else _plain(outputs, scene)
        inner = inbox_row(outputs["subject"], outputs["preheader"], scene) + mail
        width = device.width + 2 * (view.edge if view else 1)
    body = element("div", inner + _figures(outputs, shown, scene), css="stack views",
                   style=f"max-width:{width}px")  # fmt: skip
    return page(scene.translate(gettext_noop("Email")), _STYLE, body)


def _framed(outputs: Mapping[str, str], shown: str, view: View, scene: Scene) -> str:
    """Return what is *shown* of the mail in a frame of its own, where no script runs."""
    frame = element(
        "iframe",
        sandbox="",
        srcdoc=shown,
        title=outputs["subject"] or scene.translate(gettext_noop("Email")),
        style=f"width:{view.device.width}px",
    )
    mail = element("div", frame, css="view", tabindex="0")
    card = element("section", _head(outputs, scene) + mail, css=f"card mail {view.css}",
                   dir=scene.direction)  # fmt: skip
    note = _note(view.note, scene) if view.note else ""
    return element("div", _title(view.device, scene) + note + card, css="stack")


def _plain(outputs: Mapping[str, str], scene: Scene) -> str:
    copy = element("pre", text(outputs["text"]), css="plain", lang=scene.locale, dir="auto")
    card = element("section", _head(outputs, scene) + copy, css="card mail", dir=scene.direction)
    return element("div", _title(_PLAIN, scene) + card, css="stack")


def _title(device: Device, scene: Scene) -> str:
    name = text(scene.translate(device.label))
    if device.name in _VIEWS:
        width = scene.translate(gettext_noop("%(number)s pixels")) % {"number": device.width}
        name += f" · {text(width)}"
    return element("h2", name, dir="auto")


def _note(message: str, scene: Scene) -> str:
    """Return what is simulated here, with a label that says so."""
    label = element("b", text(scene.translate(gettext_noop("Simulation"))))
    return element("p", f"{label} {text(scene.translate(message))}", css="note", dir="auto")


def _head(outputs: Mapping[str, str], scene: Scene) -> str:
    subject = words(outputs["subject"], _NO_SUBJECT, scene, "", "strong")
    origin = element("div", face(scene) + element("span", text(sender(scene)), dir="auto"))
    return element("div", subject + origin, css="head")


def _figures(outputs: Mapping[str, str], shown: str, scene: Scene) -> str:
    measured = measure(outputs)
    note = ""
    if "<img" in shown:
        message = gettext_noop("Images are drawn here as labelled boxes; nothing is loaded.")
        note = element("p", text(scene.translate(message)), dir="auto")
    title = element("h2", text(scene.translate(gettext_noop("Length and size"))), dir="auto")
    bar = gauge(int(measured["html"].value), scene)
    inner = tiles(measured.metrics, scene) + bar + note
    return element("div", title + element("section", inner, css="card figures"), css="stack")
