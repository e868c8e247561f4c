"""Infobip: one Viber message to one telephone number, with the SMS that is sent instead.

``POST https://{base_url}/viber/2/messages``. The envelope's sender is the name of the Viber sender
at Infobip, its reference the message's own id.

Options: ``validity_minutes``, ``campaign_reference_id``, ``callback_data``,
``apply_session_rate`` and ``primary_device_only``.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels import _infobip
from channels._content import Block, Content
from channels._options import Option, option_path, read_options
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider
from channels._reading import problem
from channels._requests import refuse, without_empty
from channels.viber._faults import kind_of
from channels.viber._handing import finished, refused
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Infobip"]

# The kinds of message that the last two options are for.
_ALONE = ("text", "image")


class Infobip(Provider):
    """One message with one destination."""

    name: ClassVar[str] = "infobip"
    label: ClassVar[str] = "Infobip Viber"
    schema: ClassVar[str] = "infobip.schema.json"
    source: ClassVar[str] = "https://www.infobip.com/docs/api/channels/viber"
    options: ClassVar[tuple[Option, ...]] = (
        *_infobip.OPTIONS,
        Option("apply_session_rate", "flag"),
        Option("primary_device_only", "flag"),
    )

    def payload(self, handover: Handover) -> Payload:
        """Return the request; CannotCarry names what Viber or Infobip does not take."""
        content, envelope = finished(handover), handover.envelope
        options, problems = read_options(self.options, envelope.options)
        in_the_way = (
            *refused(content),
            *_infobip.envelope_faults(envelope),
            *problems,
            *_refused(content, options),
        )
        refuse(self.name, in_the_way)
        return _infobip.request(envelope, options, _content(content), _options(content, options))


def _refused(content: Content, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the options that are not for this message, or not for each other."""
    alone, primary = kind_of(content) in _ALONE, options.get("primary_device_only") is True
    for name in ("apply_session_rate", "primary_device_only"):
        if options.get(name) is True and not alone:
            yield problem(option_path(name), gettext_noop("is for a text or an image alone"))
    if primary and options.get("apply_session_rate") is True:
        message = gettext_noop("there is no session rate on the primary device alone")
        yield problem(option_path("apply_session_rate"), message)
    if primary and content.text("tracking_data").strip():
        message = gettext_noop("there is no tracking data on the primary device alone")
        yield problem("tracking_data", message)


def _options(content: Content, options: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "label": content.text("category").upper(),
        **_infobip.common_options(content, options),
        "trackingData": content.text("tracking_data").strip(),
        "applySessionRate": options.get("apply_session_rate"),
        "toPrimaryDeviceOnly": options.get("primary_device_only"),
    }


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
