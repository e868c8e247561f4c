"""Twilio: a content template, to be approved and sent by its SID.

``POST https://content.twilio.com/v1/Content``. Option: ``name`` (required), the friendly name.
The type is the plainest that carries the message: twilio/text, twilio/quick-reply,
twilio/call-to-action, whatsapp/card (a header, a footer or buttons of both kinds),
twilio/carousel, whatsapp/authentication. Variables are numbered through the message and come with
samples. The category goes with the request for approval, which is another
(``.../ApprovalRequests/whatsapp``, name and category).
"""

import re
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from channels._content import Block
from channels._limit import Limit
from channels._options import Option
from channels._over import over
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem
from channels.whatsapp._forms import COPY_CODE
from channels.whatsapp._header import DOCUMENT, LOCATION
from channels.whatsapp._languages import language_of
from channels.whatsapp._limits import (
    BODY,
    CARD_BODY,
    HEADER_TEXT,
    TWILIO_VALUE,
    TWILIO_VARIABLES,
    URL,
)
from channels.whatsapp._walk import blocks, is_template, only
from channels.whatsapp._wording import pieces, printed
from channels.whatsapp.providers._base import WhatsAppProvider
from channels.whatsapp.providers._names import NAME, name_problem, template_name
from channels.whatsapp.providers._twilio import CAROUSEL, CODE, templates, type_of, typed
from channels.whatsapp.providers._wording import (
    sample_of,
    sample_problems,
    variables_of,
    worded,
)
from locales.words import gettext_noop

__all__ = ["PROVIDER", "TwilioContent"]

_NO_TYPE = gettext_noop("Twilio has no content type that carries this on WhatsApp")
_COPY_ONLY = gettext_noop("Twilio has the button that copies the code, and no other")
_LABEL = gettext_noop("is empty, and Twilio needs it")
_CARD_TEXT = gettext_noop("every card at Twilio has a text, and that without placeholders")
_CARD_BUTTONS = gettext_noop("every card at Twilio has a button")
_MEDIA = gettext_noop(
    "%(address)s: at Twilio a file's address begins with a host, and a placeholder comes after it"
)
_LONG_SAMPLE = gettext_noop("the sample of %(tag)s is longer than %(limit)s signs (%(source)s)")
_FILENAME = gettext_noop("Twilio takes a file's name from its address, and no other")
_SERVICE = gettext_noop("a service message is no template: it is not handed over for approval")

_BASE = re.compile(r"https?://[^/?#\s]+/\S*", re.IGNORECASE)
# By the last name of a text's path; the message's own body has another than a card's.
_LIMITS = {"text": HEADER_TEXT, "body": CARD_BODY, "url": URL}


class TwilioContent(WhatsAppProvider):
    """A content with one type."""

    name: ClassVar[str] = "twilio_content"
    label: ClassVar[str] = gettext_noop("Twilio: content template")
    kind: ClassVar[Literal["send", "template"]] = "template"
    schema: ClassVar[str] = "twilio_content.schema.json"
    source: ClassVar[str] = "https://www.twilio.com/docs/content/content-types-overview"
    options: ClassVar[tuple[Option, ...]] = (NAME,)

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what Twilio has no type for, and its own limits."""
        yield from super().problems(handover)
        yield from name_problem(handover)
        yield from _forms(handover)
        if type_of(handover.content) == CODE:
            return
        samples = tuple(_samples(handover))
        yield from samples or _lengths(handover)

    def body(self, handover: Handover) -> dict[str, Any]:
        """Return friendly name, language, samples and the one type."""
        told, samples = typed(handover)
        return {
            "friendly_name": template_name(handover),
            "language": language_of(handover.content, handover.locale),
            "variables": samples,
            "types": {type_of(handover.content): told},
        }


def _forms(handover: Handover) -> Iterator[Problem]:
    content = handover.content
    yield from (problem(path, _NO_TYPE) for path, _ in blocks(content, "offer"))
    for path, header in blocks(content, "header"):
        yield from _header(path, header)
    if not is_template(content):
        yield problem("category", _SERVICE)
    if type_of(content) == CODE:
        yield from _code(handover)
    elif type_of(content) == CAROUSEL:
        yield from _cards(handover)


def _header(path: str, header: Block) -> Iterator[Problem]:
    if header.type == LOCATION:
        yield problem(path, _NO_TYPE)
    if "url" in header.fields:
        yield from _media(f"{path}.url", header.text("url"))
    if header.type == DOCUMENT and header.text("filename").strip():
        yield problem(f"{path}.filename", _FILENAME)


def _code(handover: Handover) -> Iterator[Problem]:
    code = only(handover.content, "code")
    if code is not None and code.text("delivery") != COPY_CODE:
        yield problem("code.0.delivery", _COPY_ONLY)
    if code is None or not code.text("label").strip():
        yield problem("code.0.label", _LABEL)


def _cards(handover: Handover) -> Iterator[Problem]:
    for path, card in blocks(handover.content, "cards"):
        yield from _media(f"{path}.url", card.text("url"))
        if not card.text("body").strip() or printed(card.text("body")):
            yield problem(f"{path}.body", _CARD_TEXT)
        if not card.blocks("buttons"):
            yield problem(path, _CARD_BUTTONS)


def _media(path: str, template: str) -> Iterator[Problem]:
    runs = pieces(template)
    if any(run.is_tag for run in runs) and (
        runs[0].is_tag or _BASE.fullmatch(runs[0].text) is None
    ):
        yield problem(path, _MEDIA, address=template.strip()[:80])


def _samples(handover: Handover) -> Iterator[Problem]:
    """Yield samples that are not there, or longer than Twilio takes, and too many of them."""
    variables, count = variables_of(handover), 0
    for path, template in templates(handover.content):
        yield from sample_problems(path, template, variables)
        for run in printed(template):
            count += 1
            variable = variables.get(run.text)
            if variable is not None and len(sample_of(variable)) > TWILIO_VALUE.value:
                words = {"limit": TWILIO_VALUE.value, "source": TWILIO_VALUE.source}
                yield problem(path, _LONG_SAMPLE, tag=run.text, **words)
    yield from over("", count, TWILIO_VARIABLES)


def _lengths(handover: Handover) -> Iterator[Problem]:
    variables = variables_of(handover)
    for path, template in templates(handover.content):
        limit: Limit | None = _LIMITS.get(path.rpartition(".")[2]) if "." in path else BODY
        if limit is not None:
            yield from over(path, len(worded(template, variables).text), limit)


PROVIDER = TwilioContent()
