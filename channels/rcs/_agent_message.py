"""A content as Google's API holds it: ``AgentContentMessage``, field by field.

Source: Google's Java client, rcs-business-messaging/rcsforbusiness-samples, package
com.google.api.services.rcsbusinessmessaging.v1.model. The limit on a message's size is on this
JSON, so it is built here and not only in the provider.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from channels._content import Block, Content
from channels._frozen import Frozen
from channels._native import degrees, moment, phone_number, utc
from channels._requests import without_empty

__all__ = ["content_message", "payload_bytes"]


def payload_bytes(content: Content) -> int:
    """Return the size of *content* as JSON, in bytes."""
    message = {"contentMessage": content_message(content)}
    written = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return len(written.encode("utf-8", "surrogatepass"))


def content_message(content: Content) -> dict[str, Any]:
    """Return the ``contentMessage`` of *content*.

    What is no number or moment yet, since it is still a placeholder, stays as it is written.
    """
    return without_empty(
        {
            "text": content.text("text") if content.text("text").strip() else "",
            "richCard": _rich_card(content),
            "suggestions": [_suggestion(each) for each in content.blocks("suggestions")],
        }
    )


def _rich_card(content: Content) -> dict[str, Any]:
    single = content.blocks("card")
    cards = [_card(card) for card in content.blocks("carousel")]
    return without_empty(
        {
            "standaloneCard": _standalone(single[0]) if single else {},
            "carouselCard": {
                "cardWidth": content.text("card_width").upper(),
                "cardContents": cards,
            }
            if cards
            else {},
        }
    )


def _standalone(card: Block) -> dict[str, Any]:
    beside = card.text("orientation") == "horizontal"
    return without_empty(
        {
            "cardOrientation": card.text("orientation").upper(),
            "thumbnailImageAlignment": card.text("alignment").upper() if beside else "",
            "cardContent": _card(card),
        }
    )


def _card(card: Block) -> dict[str, Any]:
    return without_empty(
        {
            "title": card.text("title").strip(),
            "description": card.text("description").strip(),
            "media": _media(card),
            "suggestions": [_suggestion(each) for each in card.blocks("suggestions")],
        }
    )


def _media(card: Block) -> dict[str, Any]:
    if not card.text("media").strip():
        return {}
    addresses = {
        "fileUrl": card.text("media").strip(),
        "thumbnailUrl": card.text("thumbnail").strip(),
    }
    return {"height": card.text("height").upper(), "contentInfo": without_empty(addresses)}


def _suggestion(block: Block) -> dict[str, Any]:
    label = block.text("label").strip()
    said = {"text": label, "postbackData": block.text("postback").strip() or label}
    if block.type == "reply":
        return {"reply": said}
    return {"action": {**said, **_ACTIONS[block.type](block)}}


def _open_url(block: Block) -> dict[str, Any]:
    action = {"url": block.text("url").strip()}
    if block.text("open_in") != "browser":
        mode = block.text("open_in").upper()
        action |= {"application": "WEBVIEW", "webviewViewMode": mode}
    return {"openUrlAction": action}


def _dial(block: Block) -> dict[str, Any]:
    written = block.text("phone").strip()
    return {"dialAction": {"phoneNumber": phone_number(written) or written}}


def _location(block: Block) -> dict[str, Any]:
    place = {
        "latLong": {
            "latitude": _number(block.text("latitude"), 90),
            "longitude": _number(block.text("longitude"), 180),
        },
        "label": block.text("place").strip(),
    }
    return {"viewLocationAction": without_empty(place)}


def _event(block: Block) -> dict[str, Any]:
    event = {
        "startTime": _timestamp(block.text("start")),
        "endTime": _timestamp(block.text("end")),
        "title": block.text("title").strip(),
        "description": block.text("description").strip(),
    }
    return {"createCalendarEventAction": without_empty(event)}


def _number(text: str, greatest: int) -> float | str:
    found = degrees(text, greatest)
    return text.strip() if found is None else found


def _timestamp(text: str) -> str:
    """Return the moment as RFC 3339 in UTC, as the API writes its own."""
    found = moment(text)
    there = utc(found) if found else None
    return there.isoformat().replace("+00:00", "Z") if there else text.strip()


_ACTIONS: Mapping[str, Callable[[Block], dict[str, Any]]] = Frozen(
    {"open_url": _open_url, "dial": _dial, "location": _location, "event": _event}
)
