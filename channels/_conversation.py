"""What previews of conversations have in common: who writes, pictures, the SMS sent instead."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from channels._content import Content
from channels._failover import sms_metrics
from channels._figures import face, sender, tiles
from channels._icons import icon
from channels._page import element, style, text
from channels._scene import Device, Scene
from locales.words import gettext_noop

__all__ = [
    "STYLE",
    "WIDE",
    "bar",
    "compose",
    "devices",
    "empty_or",
    "linked",
    "picture",
    "sms_instead",
    "strip",
]

STYLE = style("channels", "_conversation.css")

_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)

_VIDEOS = (".h263", ".m4v", ".mp4", ".mpeg", ".mpg", ".webm")

WIDE = "wide"


def devices() -> tuple[Device, ...]:
    """Return what a conversation is looked at on: a phone, and a wide screen."""
    return (
        Device("phone", gettext_noop("Phone"), 375),
        Device(WIDE, gettext_noop("Wide screen"), 720),
    )


def bar(scene: Scene) -> str:
    """Return who writes: the brand, with the mark that somebody has looked who it is."""
    verified = scene.translate(gettext_noop("Verified sender"))
    mark = element("span", icon("check"), css="verified", role="img", aria_label=verified)
    name = element("h2", element("bdi", text(sender(scene))) + mark)
    note = element("p", element("bdi", text(scene.translate(gettext_noop("Business")))))
    who = element("div", name + note)
    return element("header", icon("back", "icon flips") + face(scene) + who + icon("more"))


def compose(words: str, scene: Scene) -> str:
    """Return the field to answer in, which says *words* (a msgid) and is not for use."""
    shown = element("bdi", text(scene.translate(words)))
    return element("p", shown, css="compose", aria_hidden="true")


def strip(cards: list[str], scene: Scene, css: str = "strip") -> str:
    """Return *cards* (HTML) side by side, scrolled sideways; the keyboard can reach it."""
    items = "".join(element("li", card) for card in cards)
    name = scene.translate(gettext_noop("Carousel of %(count)s cards")) % {"count": len(cards)}
    return element("ul", items, css=css, role="list", tabindex="0", aria_label=name)


def linked(plain: str) -> str:
    """Return *plain* text as HTML, its addresses underlined as a phone does it."""
    return "".join(_runs(plain))


def picture(address: str, scene: Scene, css: str = "picture") -> str:
    """Return the box of an image or a video, with the name of its file; nothing is loaded."""
    name, host = _named(address)
    is_video = name.lower().endswith(_VIDEOS)
    kind = gettext_noop("Video: %(name)s") if is_video else gettext_noop("Image: %(name)s")
    drawn = icon("play", "icon plays") if is_video else icon("picture")
    words = element("b", text(name), dir="auto") + element("span", text(host), dir="ltr")
    label = scene.translate(kind) % {"name": name or host}
    return element("div", drawn + words, css=css, role="img", aria_label=label)


def empty_or(inner: str, plain: str, scene: Scene, missing: str, **attributes: str) -> str:
    """Return a paragraph of the writer's words, or one that says what is *missing* (a msgid)."""
    if plain.strip():
        return element("p", inner, lang=scene.locale, dir="auto", **attributes)
    css = f"{attributes.pop('css', '')} empty".strip()
    return element("p", text(scene.translate(missing)), css=css, dir="auto", **attributes)


def sms_instead(content: Content, scene: Scene, title: str) -> str:
    """Return the SMS for those whom the channel does not reach, under *title*; "" without one."""
    body = content.text("sms_text")
    if not body.strip():
        return ""
    heading = element("h2", text(title), dir="auto")
    who = content.text("sms_sender").strip()
    told = scene.translate(gettext_noop("From %(sender)s")) % {"sender": who} if who else ""
    origin = element("p", text(told), css="from", dir="auto") if told else ""
    bubble = element("p", linked(body), css="sms", lang=scene.locale, dir="auto")
    inside = heading + origin + element("div", bubble, dir=scene.direction)
    return element("section", inside + tiles(sms_metrics(content), scene), css="card instead")


def _runs(plain: str) -> Iterator[str]:
    end = 0
    for match in _LINK.finditer(plain):
        yield text(plain[end : match.start()])
        yield element("span", text(match[0]), css="link")
        end = match.end()
    yield text(plain[end:])


def _named(address: str) -> tuple[str, str]:
    """Return the name of the file at *address*, and the host it lies on."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip(), ""
    name = unquote(posixpath.basename(parts.path))
    return "".join(filter(str.isprintable, name)), parts.netloc
