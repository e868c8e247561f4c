"""What Viber cannot carry in a content, by name and path."""

import posixpath
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

from channels._content import Content
from channels._failover import sms_refusals
from channels._problem import Problem
from channels._reading import problem
from channels._tags import split
from channels.viber._limits import CARD_TEXT_LEAST, CARDS_LEAST, OPTIONS_LEAST
from channels.viber._parts import TRANSACTIONAL
from locales.words import gettext_noop

__all__ = ["Kind", "faults", "kind_of", "too_short"]

Kind = Literal["", "text", "image", "text_button", "text_image_button", "carousel", "list"]

# Everything that is no text: a promotional message may have it, a transactional one may not.
_BESIDE_TEXT = ("image", "button", "carousel", "options")

# Pictures that are no JPEG and no PNG, by the ends of their names.
_OTHER_PICTURES = (".avif", ".bmp", ".gif", ".heic", ".svg", ".tif", ".tiff", ".webp")


def kind_of(content: Content) -> Kind:
    """Return the kind of message that *content* is meant to be; "" for none.

    Where parts are written that no kind has together, the one whose parts are most particular.
    """
    if content.blocks("carousel"):
        return "carousel"
    if content.blocks("options"):
        return "list"
    image, button = bool(content.text("image").strip()), bool(content.blocks("button"))
    if image:
        return "text_image_button" if button or content.text("text").strip() else "image"
    if button:
        return "text_button"
    return "text" if content.text("text").strip() else ""


def faults(content: Content, finished: bool = False) -> Iterator[Problem]:
    """Yield what cannot be sent, of a content *finished* or as it was written.

    Source of what stands together: Infobip API client 6.0.0, ViberOutboundImageContent, and
    Routee, "Viber message layouts" (text with image and no button is none).
    """
    yield from _transactional(content)
    yield from _together(content)
    yield from _too_few(content)
    yield from too_short(content, finished)
    yield from _pictures(content)
    yield from sms_refusals(content)
    if not kind_of(content) and content.text("sms_text").strip():
        yield problem("sms_text", gettext_noop("is written, and there is no message with it"))


def too_short(content: Content, finished: bool = False) -> Iterator[Problem]:
    """Yield the cards with hardly a word; one with a tag is judged when it is *finished*."""
    for index, card in enumerate(content.blocks("carousel")):
        text = card.text("text").strip()
        is_settled = finished or not any(run.is_tag for run in split(text))
        if is_settled and 0 < len(text) < CARD_TEXT_LEAST.value:
            message = gettext_noop("holds %(size)s character, and a card needs %(least)s or more")
            yield problem(
                f"carousel.{index}.text", message, size=len(text), least=CARD_TEXT_LEAST.value
            )


def _transactional(content: Content) -> Iterator[Problem]:
    if content.text("category") == TRANSACTIONAL:
        for name in _BESIDE_TEXT:
            if content[name]:
                message = gettext_noop(
                    "a transactional message is text alone: take this out, or choose promotional"
                )
                yield problem(name, message)


def _together(content: Content) -> Iterator[Problem]:
    """Yield what Viber has no layout for."""
    kind = kind_of(content)
    if kind in ("carousel", "list"):
        for name in ("image", "button", *(("options",) if kind == "carousel" else ())):
            if content[name]:
                yield problem(name, gettext_noop("cannot stand beside a carousel or a list"))
    elif kind == "text_image_button" and not content.blocks("button"):
        message = gettext_noop("an image and a text need a button: add one, or send two messages")
        yield problem("button", message)
    elif kind in ("text_button", "text_image_button") and not content.text("text").strip():
        yield problem("text", gettext_noop("a button needs a text above it"))


def _too_few(content: Content) -> Iterator[Problem]:
    for name, limit in (("carousel", CARDS_LEAST), ("options", OPTIONS_LEAST)):
        count = len(content.blocks(name))
        if 0 < count < limit.value:
            message = gettext_noop("holds %(count)s, and %(least)s %(unit)s are the least")
            yield problem(name, message, count=count, least=limit.value, unit=limit.unit)


def _pictures(content: Content) -> Iterator[Problem]:
    addresses = [("image", content.text("image"))]
    for index, card in enumerate(content.blocks("carousel")):
        addresses.append((f"carousel.{index}.image", card.text("image")))
    for path, address in addresses:
        if _file_name(address).lower().endswith(_OTHER_PICTURES):
            message = gettext_noop("Viber shows JPEG and PNG, and no other pictures")
            yield problem(path, message)


def _file_name(address: str) -> str:
    """Return the name of the file that *address* leads to, "" where a tag may yet change it."""
    if any(run.is_tag for run in split(address)):
        return ""
    try:
        return posixpath.basename(urlsplit(address.strip()).path)
    except ValueError:
        return ""
