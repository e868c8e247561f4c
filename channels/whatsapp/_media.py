"""What stands above the words of a bubble or a card: nothing is loaded, so it is drawn."""

from channels._content import Block
from channels._icons import icon
from channels._page import element, text
from channels._scene import Scene
from channels.whatsapp._header import DOCUMENT, LOCATION, TEXT
from locales.words import gettext_noop

__all__ = ["header", "medium", "spoken"]

_DRAWN = {"image": "picture", "video": "video"}
_NAMES = {
    "image": gettext_noop("Image"),
    "video": gettext_noop("Video"),
    DOCUMENT: gettext_noop("Document"),
    LOCATION: gettext_noop("Place on a map"),
}


def header(block: Block, scene: Scene) -> str:
    """Return the header *block* as HTML; a title is drawn as words, all else as a box."""
    if block.type == TEXT:
        words = text(block.text("text"))
        return element("p", words, css="title", lang=scene.locale, dir="auto")
    if block.type == LOCATION:
        return _location(block, scene)
    if block.type == DOCUMENT:
        return _document(block, scene)
    return medium(block.type, block.text("alt"), scene)


def medium(kind: str, alt: str, scene: Scene) -> str:
    """Return a box in place of an image or a video, with what it shows."""
    label = spoken(kind, scene)
    told = {"lang": scene.locale} if alt else {}
    words = element("span", text(alt or label), dir="auto", **told)
    said = f"{label}: {alt}" if alt else label
    inner = icon(_DRAWN[kind]) + words
    return element("div", inner, css=f"medium {kind}", role="img", aria_label=said)


def spoken(kind: str, scene: Scene) -> str:
    """Return the name of a kind of header in the language of the person looking."""
    return scene.translate(_NAMES[kind])


def _document(block: Block, scene: Scene) -> str:
    name = block.text("filename") or spoken(DOCUMENT, scene)
    kind = block.text("url").partition("?")[0].rpartition(".")[2]
    suffix = kind.upper() if kind.isalnum() and len(kind) < 5 else ""
    words = element("strong", text(name), dir="auto", lang=scene.locale)
    words += element("small", text(suffix)) if suffix else ""
    return element("div", icon("document") + element("span", words), css="document")


def _location(block: Block, scene: Scene) -> str:
    name, address = block.text("name"), block.text("address")
    label = spoken(LOCATION, scene)
    pin = element("div", icon("pin"), css="map", role="img", aria_label=label)
    words = element("strong", text(name or label), dir="auto", lang=scene.locale)
    words += element("span", text(address), dir="auto", lang=scene.locale)
    return element("div", pin + element("p", words), css="location")
