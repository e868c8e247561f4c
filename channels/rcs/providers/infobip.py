"""Infobip: one RCS message to one telephone number, with the SMS that is sent instead."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Block, Content
from channels._frozen import Frozen
from channels._native import degrees, moment, phone_number
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider
from channels._reading import problem
from channels._requests import (
    Check,
    a_text,
    a_whole_number,
    refuse,
    without_empty,
    without_plus,
    wrong_envelope,
    wrong_options,
)
from channels.rcs._handing import finished, refused
from channels.rcs._limits import INFOBIP_HOURS
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Infobip"]

_OPTIONS: Mapping[str, Check] = Frozen(
    {
        "validity_minutes": a_whole_number(1, INFOBIP_HOURS.value * 60),
        "campaign_reference_id": a_text(255),
        "callback_data": a_text(4000),
    }
)


class Infobip(Provider):
    """The body of ``POST /rcs/2/messages``, of one message.

    The envelope's sender is the name of the RCS sender there, its reference the message's own
    id. Options: ``validity_minutes``, ``campaign_reference_id``, ``callback_data``.
    """

    name: ClassVar[str] = "infobip"
    label: ClassVar[str] = "Infobip RCS"
    schema: ClassVar[str] = "infobip.schema.json"
    source: ClassVar[str] = "https://www.infobip.com/docs/api/channels/rcs (POST /rcs/2/messages)"

    def payload(self, handover: Handover) -> Payload:
        """Return the request; CannotCarry names what RCS or Infobip does not take."""
        content, envelope = finished(handover), handover.envelope
        problems = (
            *refused(content),
            *wrong_envelope(envelope, a_text(255), a_text(200)),
            *wrong_options(envelope.options, _OPTIONS),
            *_refused(content),
        )
        refuse(self.name, problems)
        destination = {"to": without_plus(envelope.recipient), "messageId": envelope.reference}
        callback = {"callbackData": envelope.options.get("callback_data")}
        message = {
            "sender": envelope.sender,
            "destinations": [without_empty(destination)],
            "content": _content(content),
            "options": _options(content, envelope.options),
            "webhooks": without_empty(callback),
        }
        return {"messages": [without_empty(message)]}


def _refused(content: Content) -> Iterator[Problem]:
    for name in ("card", "carousel"):
        for index, card in enumerate(content.blocks(name)):
            if not (card.text("title").strip() or card.text("media").strip()):
                message = gettext_noop("Infobip asks for a title or an image on a card")
                yield problem(f"{name}.{index}", message)


def _options(content: Content, options: Mapping[str, Any]) -> dict[str, Any]:
    minutes = options.get("validity_minutes")
    sms = {"sender": content.text("sms_sender").strip(), "text": content.text("sms_text")}
    return without_empty(
        {
            "validityPeriod": {"amount": minutes, "timeUnit": "MINUTES"} if minutes else {},
            "campaignReferenceId": options.get("campaign_reference_id"),
            "smsFailover": without_empty(sms) if sms["text"].strip() else {},
        }
    )


def _content(content: Content) -> dict[str, Any]:
    below = [_suggestion(each) for each in content.blocks("suggestions")]
    return without_empty({**_body(content), "suggestions": below})


def _body(content: Content) -> dict[str, Any]:
    if cards := content.blocks("carousel"):
        width = content.text("card_width").upper()
        return {"type": "CAROUSEL", "cardWidth": width, "contents": [_card(card) for card in cards]}
    if cards := content.blocks("card"):
        card = cards[0]
        return {
            "type": "CARD",
            "orientation": card.text("orientation").upper(),
            "alignment": card.text("alignment").upper(),
            "content": _card(card),
        }
    return {"type": "TEXT", "text": content.text("text")}


def _card(card: Block) -> dict[str, Any]:
    thumbnail = card.text("thumbnail").strip()
    media = {
        "file": {"url": card.text("media").strip()},
        "thumbnail": {"url": thumbnail} if thumbnail else {},
        "height": card.text("height").upper(),
    }
    return without_empty(
        {
            "title": card.text("title").strip(),
            "description": card.text("description").strip(),
            "media": without_empty(media) if card.text("media").strip() else {},
            "suggestions": [_suggestion(each) for each in card.blocks("suggestions")],
        }
    )


def _suggestion(block: Block) -> dict[str, Any]:
    label = block.text("label").strip()
    said = {"text": label, "postbackData": block.text("postback").strip() or label}
    return without_empty({**_ACTIONS[block.type](block), **said})


def _open_url(block: Block) -> dict[str, Any]:
    action = {"type": "OPEN_URL", "url": block.text("url").strip()}
    if block.text("open_in") != "browser":
        mode = block.text("open_in").upper()
        action |= {"application": "WEBVIEW", "webviewViewMode": mode}
    return action


def _location(block: Block) -> dict[str, Any]:
    return {
        "type": "SHOW_LOCATION",
        "latitude": degrees(block.text("latitude"), 90),
        "longitude": degrees(block.text("longitude"), 180),
        "label": block.text("place").strip(),
    }


def _event(block: Block) -> dict[str, Any]:
    return {
        "type": "CREATE_CALENDAR_EVENT",
        "startTime": _time(block.text("start")),
        "endTime": _time(block.text("end")),
        "title": block.text("title").strip(),
        "description": block.text("description").strip(),
    }


def _time(written: str) -> str:
    """Return the moment as Infobip's models ask for it: with milliseconds and an offset."""
    found = moment(written)
    return found.isoformat(timespec="milliseconds") if found else ""


_ACTIONS: Mapping[str, Callable[[Block], dict[str, Any]]] = Frozen(
    {
        "reply": lambda block: {"type": "REPLY"},
        "open_url": _open_url,
        "dial": lambda block: {
            "type": "DIAL_PHONE",
            "phoneNumber": phone_number(block.text("phone")),
        },
        "location": _location,
        "event": _event,
    }
)

PROVIDER = Infobip()
