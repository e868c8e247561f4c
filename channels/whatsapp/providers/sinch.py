"""Sinch: one message to one reader, by its template (Conversation API).

``POST /v1/projects/{project_id}/messages:send``; the app has the sender's number, and the
reference goes along as metadata. Options: ``name`` (required), the template's name; ``app_id``
(required), the app's id at Sinch. Parameters are Sinch's keys: ``body[1]text``,
``header[1]image.link``, ``button[0]url[1]text``, ``carousel[0]body[1]text``.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Block
from channels._options import Option
from channels._problem import Problem
from channels._provider import Handover, Variable
from channels._reading import problem
from channels.whatsapp import CHANNEL
from channels.whatsapp._buttons import COPY_CODE, QUICK_REPLY, WEB
from channels.whatsapp._header import DOCUMENT, LOCATION, TEXT
from channels.whatsapp._languages import language_of
from channels.whatsapp._limits import SINCH_REFERENCE
from channels.whatsapp._walk import Place, blocks, buttons_of, is_template, takes_wording
from channels.whatsapp.providers._base import WhatsAppProvider
from channels.whatsapp.providers._common import finished_content
from channels.whatsapp.providers._meta_parameters import address_value, place_texts
from channels.whatsapp.providers._names import (
    NAME,
    name_problem,
    recipient_problem,
    reference_problem,
    template_name,
)
from channels.whatsapp.providers._sending import sent_values
from channels.whatsapp.providers._wording import variables_of, worded
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Sinch"]

_NO_TEMPLATE = gettext_noop("a service message is no template, and this request sends templates")
_NO_KEY = gettext_noop("Sinch documents no parameter for this")

Pairs = Iterator[tuple[str, str]]


class Sinch(WhatsAppProvider):
    """A message by its template."""

    name: ClassVar[str] = "sinch"
    label: ClassVar[str] = gettext_noop("Sinch: send a template")
    schema: ClassVar[str] = "sinch.schema.json"
    source: ClassVar[str] = (
        "https://developers.sinch.com/docs/conversation/channel-support/whatsapp/template-support"
    )
    options: ClassVar[tuple[Option, ...]] = (NAME, Option("app_id", required=True))

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what this request cannot send."""
        yield from super().problems(handover)
        yield from name_problem(handover)
        yield from recipient_problem(handover)
        yield from reference_problem(handover, SINCH_REFERENCE)
        if not is_template(handover.content):
            yield problem("category", _NO_TEMPLATE)
        if not takes_wording(handover.content):
            yield problem("category", _NO_KEY)
        yield from (problem(path, _NO_KEY) for path, _ in blocks(handover.content, "offer"))
        yield from sent_values(handover)

    def body(self, handover: Handover) -> dict[str, Any]:
        """Return the message."""
        envelope = handover.envelope
        identity = {"channel": "WHATSAPP", "identity": envelope.recipient}
        template = {
            "template_id": template_name(handover),
            "language_code": language_of(handover.content, handover.locale),
            "parameters": dict(_parameters(handover)),
        }
        told: dict[str, Any] = {
            "app_id": str(envelope.options["app_id"]),
            "recipient": {"identified_by": {"channel_identities": [identity]}},
            "message": {"template_message": {"channel_template": {"WHATSAPP": template}}},
            "channel_priority_order": ["WHATSAPP"],
        }
        if envelope.reference:
            told["message_metadata"] = envelope.reference
        return told


def _parameters(handover: Handover) -> Pairs:
    content, variables = handover.content, variables_of(handover)
    finished = finished_content(CHANNEL, handover)
    headers = zip(blocks(content, "header"), blocks(finished, "header"), strict=True)
    for (_, header), (_, shown) in headers:
        yield from _header(header, shown, variables)
    yield from _texts("body", content.text("body"), variables)
    yield from _buttons("", blocks(content, "buttons"), blocks(finished, "buttons"), variables)
    cards = zip(blocks(content, "cards"), blocks(finished, "cards"), strict=True)
    for index, ((path, card), (_, shown)) in enumerate(cards):
        begin = f"carousel[{index}]"
        yield from _medium(f"{begin}header[1]", shown.text("media"), shown)
        yield from _texts(f"{begin}body", card.text("body"), variables)
        buttons = buttons_of(path, card), buttons_of(path, shown)
        yield from _buttons(begin, *buttons, variables)


def _texts(begin: str, template: str, variables: Mapping[str, Variable]) -> Pairs:
    for slot in worded(template, variables).slots:
        yield f"{begin}[{slot.name}]text", slot.variable.value.strip()


def _header(header: Block, shown: Block, variables: Mapping[str, Variable]) -> Pairs:
    if header.type == TEXT:
        yield from _texts("header", header.text("text"), variables)
    elif header.type == LOCATION:
        yield from (
            (f"header[1]location.{name}", told) for name, told in place_texts(shown).items()
        )
    else:
        yield from _medium("header[1]", header.type, shown)


def _medium(begin: str, kind: str, shown: Block) -> Pairs:
    yield f"{begin}{kind}.link", shown.text("url").strip()
    if kind == DOCUMENT and shown.text("filename").strip():
        yield f"{begin}{kind}.filename", shown.text("filename").strip()


def _buttons(
    begin: str,
    written: Iterator[Place],
    finished: Iterator[Place],
    variables: Mapping[str, Variable],
) -> Pairs:
    for index, ((_, button), (_, shown)) in enumerate(zip(written, finished, strict=True)):
        key = f"{begin}button[{index}]{button.type}[1]"
        if button.type == QUICK_REPLY and button.text("payload").strip():
            yield f"{key}payload", button.text("payload").strip()
        elif button.type == COPY_CODE:
            yield f"{key}coupon_code", shown.text("code").strip()
        elif button.type == WEB and (value := address_value(button.text("url"), shown.text("url"))):
            yield f"{key}text", value


PROVIDER = Sinch()
