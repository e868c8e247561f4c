"""Infobip: one Viber message to one telephone number, with the SMS that is sent instead."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Block, Content
from channels._frozen import Frozen
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider
from channels._reading import problem
from channels._requests import (
    Check,
    a_text,
    a_whole_number,
    refuse,
    true_or_false,
    without_empty,
    without_plus,
    wrong_envelope,
    wrong_options,
)
from channels.viber._faults import kind_of
from channels.viber._handing import finished, refused
from channels.viber._limits import VALIDITY_HOURS
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Infobip"]

_OPTIONS: Mapping[str, Check] = Frozen(
    {
        "validity_minutes": a_whole_number(1, VALIDITY_HOURS.value * 60),
        "campaign_reference_id": a_text(255),
        "callback_data": a_text(4000),
        "apply_session_rate": true_or_false,
        "primary_device_only": true_or_false,
    }
)

# The kinds of message that these two options are for.
_ALONE = ("text", "image")


class Infobip(Provider):
    """The body of ``POST /viber/2/messages``, of one message.

    The envelope's sender is the name of the Viber sender there, its reference the message's own
    id. Options: ``validity_minutes``, ``campaign_reference_id``, ``callback_data``,
    ``apply_session_rate`` and ``primary_device_only``.
    """

    name: ClassVar[str] = "infobip"
    label: ClassVar[str] = "Infobip Viber"
    schema: ClassVar[str] = "infobip.schema.json"
    source: ClassVar[str] = (
        "https://www.infobip.com/docs/api/channels/viber (POST /viber/2/messages)"
    )

    def payload(self, handover: Handover) -> Payload:
        """Return the request; CannotCarry names what Viber or Infobip does not take."""
        content, envelope = finished(handover), handover.envelope
        problems = (
            *refused(content),
            *wrong_envelope(envelope, a_text(255), a_text(200)),
            *wrong_options(envelope.options, _OPTIONS),
            *_refused(content, envelope.options),
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


def _refused(content: Content, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the options that are not for this message, or not for each other."""
    alone, primary = kind_of(content) in _ALONE, options.get("primary_device_only") is True
    for name in ("apply_session_rate", "primary_device_only"):
        if options.get(name) is True and not alone:
            yield problem(f"options.{name}", gettext_noop("is for a text or an image alone"))
    if primary and options.get("apply_session_rate") is True:
        message = gettext_noop("there is no session rate on the primary device alone")
        yield problem("options.apply_session_rate", message)
    if primary and content.text("tracking_data").strip():
        message = gettext_noop("there is no tracking data on the primary device alone")
        yield problem("tracking_data", message)


def _options(content: Content, options: Mapping[str, Any]) -> dict[str, Any]:
    minutes = options.get("validity_minutes")
    sms = {"sender": content.text("sms_sender").strip(), "text": content.text("sms_text")}
    return without_empty(
        {
            "label": content.text("category").upper(),
            "validityPeriod": {"amount": minutes, "timeUnit": "MINUTES"} if minutes else {},
            "campaignReferenceId": options.get("campaign_reference_id"),
            "smsFailover": without_empty(sms) if sms["text"].strip() else {},
            "trackingData": content.text("tracking_data").strip(),
            "applySessionRate": options.get("apply_session_rate"),
            "toPrimaryDeviceOnly": options.get("primary_device_only"),
        }
    )


def _content(content: Content) -> dict[str, Any]:
    text = content.text("text") if content.text("text").strip() else ""
    if cards := content.blocks("carousel"):
        return {"type": "CAROUSEL", "text": text, "cards": [_card(card) for card in cards]}
    if options := content.blocks("options"):
        return {"type": "LIST", "text": text, "options": [each.text("text") for each in options]}
    image = content.text("image").strip()
    return without_empty(
        {
            "type": "IMAGE" if image else "TEXT",
            "text": text,
            "mediaUrl": image,
            "button": next(map(_button, content.blocks("button")), {}),
        }
    )


def _card(card: Block) -> dict[str, Any]:
    return without_empty(
        {
            "text": card.text("text").strip(),
            "mediaUrl": card.text("image").strip(),
            "buttons": [_button(each) for each in card.blocks("buttons")],
        }
    )


def _button(button: Block) -> dict[str, Any]:
    return {"title": button.text("label").strip(), "action": button.text("url").strip()}


PROVIDER = Infobip()
