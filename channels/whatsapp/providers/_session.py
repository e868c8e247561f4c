"""A free answer within 24 hours of the customer's message: text, file, or text with buttons."""

from collections.abc import Iterator
from typing import Any

from channels._content import Block, Content
from channels._problem import Problem
from channels._reading import problem, shown
from channels._urls import is_web_address
from channels.whatsapp._buttons import WEB
from channels.whatsapp._header import TEXT
from channels.whatsapp._parts import SERVICE
from channels.whatsapp._walk import blocks, only, takes_wording
from channels.whatsapp.providers._meta_parameters import medium
from locales.words import gettext_noop

__all__ = ["as_free_answer", "free_answer", "free_answer_problems"]

_CODE = gettext_noop("a code message goes out by its template only")
_NO_ADDRESS = gettext_noop("%(value)s is no web address")
_TWICE = gettext_noop("%(label)s is on two buttons; a free answer takes each label once")


def free_answer(content: Content) -> dict[str, Any]:
    """Return ``type`` and what it is, of a finished *content* without problems."""
    header, body = only(content, "header"), content.text("body").strip()
    if content.blocks("buttons"):
        return {"type": "interactive", "interactive": _interactive(content)}
    if header is None:
        return {"type": "text", "text": {"preview_url": False, "body": body}}
    told = medium(header.type, header)
    told[header.type]["caption"] = body
    return told


def as_free_answer(content: Content) -> Content:
    """Return *content* as a service message: what the channel says of that is said of it."""
    return content.replace("category", SERVICE)


def free_answer_problems(content: Content) -> Iterator[Problem]:
    """Yield what no free answer carries, and a service message may still hold."""
    if not takes_wording(content):
        yield problem("category", _CODE)
    seen: set[str] = set()
    for path, button in blocks(content, "buttons"):
        address = button.text("url").strip() if button.type == WEB else ""
        if address and not is_web_address(address):
            yield problem(f"{path}.url", _NO_ADDRESS, value=shown(address))
        label = button.text("label").strip() if "label" in button.fields else ""
        if label and label in seen:
            yield problem(f"{path}.label", _TWICE, label=label)
        seen.add(label)


def _interactive(content: Content) -> dict[str, Any]:
    header, footer = only(content, "header"), content.text("footer").strip()
    buttons = content.blocks("buttons")
    is_web = buttons[0].type == WEB
    told: dict[str, Any] = {"type": "cta_url" if is_web else "button"}
    if header is not None:
        told["header"] = _header(header)
    told["body"] = {"text": content.text("body").strip()}
    if footer:
        told["footer"] = {"text": footer}
    return {**told, "action": _link(buttons[0]) if is_web else {"buttons": _replies(buttons)}}


def _header(header: Block) -> dict[str, Any]:
    if header.type == TEXT:
        return {"type": "text", "text": header.text("text").strip()}
    return medium(header.type, header)


def _link(button: Block) -> dict[str, Any]:
    told = {"display_text": button.text("label").strip(), "url": button.text("url").strip()}
    return {"name": "cta_url", "parameters": told}


def _replies(buttons: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Return the quick replies; without a name of its own each is known by its place."""
    return [
        {
            "type": "reply",
            "reply": {
                "id": button.text("payload").strip() or f"reply-{number}",
                "title": button.text("label").strip(),
            },
        }
        for number, button in enumerate(buttons, 1)
    ]
