"""A content of Twilio's: its type, its texts with numbered variables, and their samples."""

from collections.abc import Iterator, Mapping
from typing import Any

from channels._content import Block, Content
from channels._provider import Handover
from channels.whatsapp._buttons import COPY_CODE, PHONE_CALL, QUICK_REPLY
from channels.whatsapp._header import TEXT
from channels.whatsapp._walk import Place, blocks, buttons_of, only, takes_wording
from channels.whatsapp.providers._wording import sample_of, variables_of, worded

__all__ = ["CAROUSEL", "CODE", "templates", "type_of", "typed"]

TEXT_ONLY, QUICK, ACTIONS = "twilio/text", "twilio/quick-reply", "twilio/call-to-action"
CARD, CAROUSEL, CODE = "whatsapp/card", "twilio/carousel", "whatsapp/authentication"


def type_of(content: Content) -> str:
    """Return the plainest of Twilio's types that carries *content* whole."""
    if not takes_wording(content):
        return CODE
    if content.blocks("cards"):
        return CAROUSEL
    if content.blocks("header") or content.text("footer").strip():
        return CARD
    kinds = {button.type == QUICK_REPLY for button in content.blocks("buttons")}
    if len(kinds) == 2:
        return CARD
    return {(): TEXT_ONLY, (True,): QUICK, (False,): ACTIONS}[tuple(kinds)]


def templates(content: Content) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything that may hold a variable, as it is numbered."""
    for path, header in blocks(content, "header"):
        for name in ("text", "url"):
            if name in header.fields:
                yield f"{path}.{name}", header.text(name)
    yield "body", content.text("body")
    yield from _of_buttons(blocks(content, "buttons"))
    for path, card in blocks(content, "cards"):
        yield f"{path}.url", card.text("url")
        yield f"{path}.body", card.text("body")
        yield from _of_buttons(buttons_of(path, card))


def _of_buttons(places: Iterator[Place]) -> Iterator[tuple[str, str]]:
    for path, button in places:
        for name in ("url", "code"):
            if name in button.fields:
                yield f"{path}.{name}", button.text(name)


def typed(handover: Handover) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the content of its type, and number -> sample."""
    content = handover.content
    kind = type_of(content)
    if kind == CODE:
        return _authentication(content), {}
    texts, samples = _numbered(handover)
    return _told(kind, content, texts), samples


def _numbered(handover: Handover) -> tuple[dict[str, str], dict[str, str]]:
    """Return path -> text with variables numbered through the whole content, and their samples."""
    variables = variables_of(handover)
    texts: dict[str, str] = {}
    samples: dict[str, str] = {}
    for path, template in templates(handover.content):
        wording = worded(template, variables, first=len(samples) + 1)
        texts[path] = wording.text
        samples |= {slot.name: sample_of(slot.variable) for slot in wording.slots}
    return texts, samples


def _told(kind: str, content: Content, texts: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"body": texts["body"]}
    header, footer = only(content, "header"), content.text("footer").strip()
    if header is not None:
        is_title = header.type == TEXT
        told |= _header(is_title, texts["header.0.text" if is_title else "header.0.url"])
    if footer:
        told["footer"] = footer
    if content.blocks("buttons"):
        told["actions"] = [_action(place, texts) for place in blocks(content, "buttons")]
    if kind == CAROUSEL:
        told["cards"] = [_card(path, card, texts) for path, card in blocks(content, "cards")]
    return told


def _header(is_title: bool, told: str) -> dict[str, Any]:
    return {"header_text": told} if is_title else {"media": [told]}


def _card(path: str, card: Block, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "body": texts[f"{path}.body"],
        "media": texts[f"{path}.url"],
        "actions": [_action(place, texts) for place in buttons_of(path, card)],
    }


def _action(place: Place, texts: Mapping[str, str]) -> dict[str, str]:
    path, button = place
    if button.type == COPY_CODE:
        # On WhatsApp the label is its own, whatever the title says.
        return {"type": "COPY_CODE", "title": "Copy code", "code": texts[f"{path}.code"]}
    label = button.text("label").strip()
    if button.type == QUICK_REPLY:
        payload = button.text("payload").strip()
        return {"type": "QUICK_REPLY", "title": label, **({"id": payload} if payload else {})}
    if button.type == PHONE_CALL:
        return {"type": "PHONE_NUMBER", "title": label, "phone": button.text("phone").strip()}
    return {"type": "URL", "title": label, "url": texts[f"{path}.url"]}


def _authentication(content: Content) -> dict[str, Any]:
    code = only(content, "code")
    secure = code is not None and code["security"] is True
    told: dict[str, Any] = {"add_security_recommendation": secure}
    if code is not None and (minutes := code.text("minutes").strip()):
        told["code_expiration_minutes"] = int(minutes)
    label = code.text("label").strip() if code is not None else ""
    return {**told, "actions": [{"type": "COPY_CODE", "copy_code_text": label}]}
