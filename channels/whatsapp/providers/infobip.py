"""Infobip: one message to one reader, by its template: ``POST /whatsapp/1/message/template``.

Sender and recipient are phone numbers; the reference is the message's id. Options: ``name``
(required), the template's name; ``expires``, the moment a limited-time offer ends (ISO 8601 with
its offset), where the message's own words for it are no such moment. A quick reply without a
technical name of its own brings back its label.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Block, Content
from channels._options import Option
from channels._problem import Problem
from channels._provider import Handover, Variable
from channels._reading import problem
from channels.whatsapp import CHANNEL
from channels.whatsapp._buttons import COPY_CODE, QUICK_REPLY, WEB
from channels.whatsapp._header import DOCUMENT, LOCATION, TEXT
from channels.whatsapp._languages import language_of
from channels.whatsapp._limits import INFOBIP_REFERENCE
from channels.whatsapp._walk import Place, blocks, buttons_of, is_template, only, takes_wording
from channels.whatsapp.providers._base import WhatsAppProvider
from channels.whatsapp.providers._common import finished_content
from channels.whatsapp.providers._meta_parameters import address_value
from channels.whatsapp.providers._names import (
    EXPIRES,
    NAME,
    moment_of,
    moment_problems,
    name_problem,
    recipient_problem,
    reference_problem,
    sender_problem,
    template_name,
)
from channels.whatsapp.providers._sending import sent_values
from channels.whatsapp.providers._wording import variables_of, worded
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Infobip"]

_NO_TEMPLATE = gettext_noop("a service message is no template, and this request sends templates")
_NO_CODE = gettext_noop("how Infobip sends a code message is not confirmed, so it is not written")
_NO_PLACE = gettext_noop("Infobip sends the degrees of a place, and not its name and address")

Json = dict[str, Any]


class Infobip(WhatsAppProvider):
    """A message by its template."""

    name: ClassVar[str] = "infobip"
    label: ClassVar[str] = gettext_noop("Infobip: send a template")
    schema: ClassVar[str] = "infobip.schema.json"
    source: ClassVar[str] = "https://www.infobip.com/docs/api/channels/whatsapp"
    options: ClassVar[tuple[Option, ...]] = (NAME, EXPIRES)

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what this request cannot send."""
        yield from super().problems(handover)
        yield from name_problem(handover)
        yield from recipient_problem(handover)
        yield from reference_problem(handover, INFOBIP_REFERENCE)
        yield from sender_problem(handover)
        if not is_template(handover.content):
            yield problem("category", _NO_TEMPLATE)
        if not takes_wording(handover.content):
            yield problem("category", _NO_CODE)
        for path, header in blocks(handover.content, "header"):
            if header.type == LOCATION:
                yield problem(path, _NO_PLACE)
        yield from sent_values(handover)
        yield from moment_problems(handover, finished_content(CHANNEL, handover))

    def body(self, handover: Handover) -> Json:
        """Return one message."""
        envelope = handover.envelope
        message: Json = {"from": _digits(envelope.sender), "to": _digits(envelope.recipient)}
        if envelope.reference:
            message["messageId"] = envelope.reference
        content = {
            "templateName": template_name(handover),
            "templateData": _data(handover, finished_content(CHANNEL, handover)),
            "language": language_of(handover.content, handover.locale),
        }
        return {"messages": [{**message, "content": content}]}


def _digits(number: str) -> str:
    return number.removeprefix("+")


def _data(handover: Handover, finished: Content) -> Json:
    content, variables = handover.content, variables_of(handover)
    data: Json = {"body": _body(content.text("body"), variables)}
    header, shown = only(content, "header"), only(finished, "header")
    if header is not None and shown is not None:
        data |= _header(header, shown, variables)
    buttons = blocks(content, "buttons"), blocks(finished, "buttons")
    if told := list(_buttons(*buttons, variables)):
        data["buttons"] = told
    if cards := list(_cards(content, finished, variables)):
        data["carousel"] = {"cards": cards}
    if moment := moment_of(handover, finished):
        told_moment = moment.strftime("%Y-%m-%dT%H:%M:%S.000%z")
        data["limitedTimeOffer"] = {"expirationTime": told_moment}
    return data


def _body(template: str, variables: Mapping[str, Variable]) -> Json:
    slots = worded(template, variables).slots
    return {"placeholders": [slot.variable.value.strip() for slot in slots]}


def _header(header: Block, shown: Block, variables: Mapping[str, Variable]) -> Json:
    """Return the header if the template leaves anything of it open."""
    if header.type != TEXT:
        return {"header": _medium(header.type, shown)}
    values = _body(header.text("text"), variables)["placeholders"]
    return {"header": {"type": "TEXT", "placeholder": values[0]}} if values else {}


def _medium(kind: str, shown: Block) -> Json:
    told = {"type": kind.upper(), "mediaUrl": shown.text("url").strip()}
    if kind == DOCUMENT and shown.text("filename").strip():
        told["filename"] = shown.text("filename").strip()
    return told


def _buttons(
    written: Iterator[Place], finished: Iterator[Place], variables: Mapping[str, Variable]
) -> Iterator[Json]:
    """Yield each button that the template leaves open, in its order."""
    for (_, button), (_, shown) in zip(written, finished, strict=True):
        if button.type == QUICK_REPLY:
            payload = button.text("payload").strip() or shown.text("label").strip()
            yield {"type": "QUICK_REPLY", "parameter": payload}
        elif button.type == COPY_CODE:
            yield {"type": "COPY_CODE", "parameter": shown.text("code").strip()}
        elif button.type == WEB and (value := address_value(button.text("url"), shown.text("url"))):
            yield {"type": "URL", "parameter": value}


def _cards(
    content: Content, finished: Content, variables: Mapping[str, Variable]
) -> Iterator[Json]:
    pairs = zip(blocks(content, "cards"), blocks(finished, "cards"), strict=True)
    for (path, card), (_, shown) in pairs:
        told: Json = {"header": _medium(shown.text("media"), shown)}
        if placeholders := _body(card.text("body"), variables)["placeholders"]:
            told["body"] = {"placeholders": placeholders}
        buttons = buttons_of(path, card), buttons_of(path, shown)
        if found := list(_buttons(*buttons, variables)):
            told["buttons"] = found
        yield told


PROVIDER = Infobip()
