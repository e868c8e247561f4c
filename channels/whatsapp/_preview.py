"""The preview of a WhatsApp message: the chat on a phone or a computer, or its notification."""

from channels._content import Content
from channels._figures import face, sender, tiles
from channels._icons import icon
from channels._page import element, page, style, text
from channels._scene import Device, Scene
from channels.whatsapp._advice import hidden_on_desktop
from channels.whatsapp._bubble import code_words, message
from channels.whatsapp._header import MEDIA, TEXT
from channels.whatsapp._limits import FOLD_COLUMNS
from channels.whatsapp._marks import plain
from channels.whatsapp._measure import measure
from channels.whatsapp._media import spoken
from channels.whatsapp._walk import only, takes_wording
from locales.words import gettext_noop

__all__ = ["DEVICES", "preview"]

_STYLE = style("channels.whatsapp", "preview.css")

_DESKTOP, _NOTICE = "desktop", "notification"

DEVICES = (
    Device("phone", gettext_noop("Phone"), 375),
    Device(_DESKTOP, gettext_noop("Computer"), 720),
    Device(_NOTICE, gettext_noop("Notification"), 375),
)

# About what a line of the bubble holds in the window of a computer.
_DESKTOP_COLUMNS = 62


def preview(content: Content, scene: Scene) -> str:
    """Return the HTML document that shows a finished *content* in *scene*."""
    shown = _notification if scene.device == _NOTICE else _chat
    view = shown(content, scene) + _figures(content, scene)
    device = next((known for known in DEVICES if known.name == scene.device), DEVICES[0])
    body = element("div", view, css=f"stage {device.name}")
    return page(scene.translate(gettext_noop("WhatsApp")), _STYLE, body)


def _chat(content: Content, scene: Scene) -> str:
    name = element("strong", text(sender(scene)), dir="auto")
    told = scene.translate(gettext_noop("Business account"))
    name += element("small", text(told), dir="auto")
    bar = element("div", element("div", face(scene) + element("p", name)), css="bar")
    desktop = scene.device == _DESKTOP
    if desktop and hidden_on_desktop(content):
        shown = _not_here(scene)
    else:
        shown = message(content, scene, _DESKTOP_COLUMNS if desktop else FOLD_COLUMNS.value)
    day = element("p", text(scene.translate(gettext_noop("Today"))), css="day", dir="auto")
    chat = element("div", day + shown, css="chat")
    screen = element("div", bar + chat, css="screen")
    return element("section", screen, css="card device", dir=scene.direction)


def _not_here(scene: Scene) -> str:
    words = scene.translate(
        gettext_noop("This message cannot be seen on a computer. Open WhatsApp on the phone.")
    )
    told = icon("computer") + element("span", text(words), dir="auto")
    inner = element("div", element("p", told, css="elsewhere"), css="words")
    return element("div", inner, css="bubble")


def _notification(content: Content, scene: Scene) -> str:
    name = element("strong", text(sender(scene)), dir="auto")
    said = text(_spoken(content, scene))
    words = element("span", said, css="said", lang=scene.locale, dir="auto")
    when = element("small", text(scene.translate(gettext_noop("now"))), dir="auto")
    notice = element("div", face(scene) + element("p", name + words) + when, css="notice")
    clock = element("p", "10:24", css="hour", aria_hidden="true")
    screen = element("div", clock + notice, css="screen lock")
    return element("section", screen, css="card device", dir=scene.direction)


def _spoken(content: Content, scene: Scene) -> str:
    """Return the line of the notification: what stands above, and the words without signs."""
    if not takes_wording(content):
        return code_words(content, scene)[0]
    header = only(content, "header")
    above = ""
    if header is not None:
        is_title = header.type == TEXT
        above = header.text("text") if is_title else f"[{spoken(header.type, scene)}]"
    return " ".join(part for part in (above, plain(content.text("body")).strip()) if part)


def _figures(content: Content, scene: Scene) -> str:
    title = scene.translate(gettext_noop("Length and form"))
    notes = [element("p", text(scene.translate(note)), dir="auto") for note in _notes(content)]
    inner = tiles(measure(content).metrics, scene) + "".join(notes)
    figures = element("section", inner, css="card figures")
    return element("div", element("h2", text(title), dir="auto") + figures, css="aside")


def _notes(content: Content) -> list[str]:
    notes = []
    if not takes_wording(content):
        notes.append(
            gettext_noop("WhatsApp writes this text itself, in the language of the message.")
        )
    if content.blocks("cards") or any(b.type in MEDIA for b in content.blocks("header")):
        notes.append(gettext_noop("Images and files are drawn as boxes; nothing is loaded."))
    if hidden_on_desktop(content):
        notes.append(gettext_noop("On a computer the reader is asked to open the phone."))
    return notes
