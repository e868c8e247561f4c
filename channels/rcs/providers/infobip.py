"""Infobip: one RCS message to one telephone number, with the SMS that is sent instead.

``POST https://{base_url}/rcs/2/messages``. The envelope's sender is the name of the RCS sender at
Infobip, its reference the message's own id.

Options: ``validity_minutes``, ``campaign_reference_id``, ``callback_data``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from channels import _infobip
from channels._content import Block, Content
from channels._frozen import Frozen
from channels._native import degrees, moment, phone_number
from channels._options import Option, read_options
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider
from channels._reading import problem
from channels._requests import refuse, without_empty
from channels.rcs._handing import finished, refused
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Infobip"]


class Infobip(Provider):
    """One message with one destination."""

    name: ClassVar[str] = "infobip"
    label: ClassVar[str] = "Infobip RCS"
    schema: ClassVar[str] = "infobip.schema.json"
    source: ClassVar[str] = "https://www.infobip.com/docs/api/channels/rcs"
    options: ClassVar[tuple[Option, ...]] = _infobip.OPTIONS

    def payload(self, handover: Handover) -> Payload:
        """Return the request; CannotCarry names what RCS or Infobip does not take."""
        content, envelope = finished(handover), handover.envelope
        options, problems = read_options(self.options, envelope.options)
        in_the_way = (
            *refused(content),
            *_infobip.envelope_faults(envelope),
            *problems,
            *_refused(content),
        )
        refuse(self.name, in_the_way)
        common = _infobip.common_options(content, options)
        return _infobip.request(envelope, options, _content(content), common)


def _refused(content: Content) -> Iterator[Problem]:
    for name in ("card", "carousel"):
        for index, card in enumerate(content.blocks(name)):
            if not (card.text("title").strip() or card.text("media").strip()):
                message = gettext_noop("Infobip asks for a title or an image on a card")
                yield problem(f"{name}.{index}", message)


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
