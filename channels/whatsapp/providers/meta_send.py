"""Meta: one message to one reader, by its template or as a free answer.

``POST /<PHONE_NUMBER_ID>/messages``; the sender's number id is in the address, and the reference
comes back with the message's states. Options: ``name`` (required by template), the template's
name at Meta; ``parameters``, "positional" (so without it) or "named", as the template was made;
``expires``, the moment a limited-time offer ends (ISO 8601 with its offset), where the message's
own words for it are no such moment; ``session``, true for a free answer: Meta takes it within 24
hours of the customer's own message. A message of the category Service always is one.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from channels._options import Option, option_path
from channels._problem import Problem
from channels._provider import Handover
from channels._reading import problem
from channels.whatsapp import CHANNEL
from channels.whatsapp._languages import language_of
from channels.whatsapp._limits import REFERENCE
from channels.whatsapp._walk import is_template
from channels.whatsapp.providers._base import WhatsAppProvider
from channels.whatsapp.providers._common import finished_content, message_problems
from channels.whatsapp.providers._meta import PAGES, PARAMETERS, parameter_problems
from channels.whatsapp.providers._meta_parameters import template_components
from channels.whatsapp.providers._names import (
    EXPIRES,
    NAME,
    moment_problems,
    name_problem,
    recipient_problem,
    reference_problem,
    template_name,
)
from channels.whatsapp.providers._sending import sent_values
from channels.whatsapp.providers._session import (
    as_free_answer,
    free_answer,
    free_answer_problems,
)
from locales.words import gettext_noop

__all__ = ["PROVIDER", "MetaSend"]

_NO_TEMPLATE = gettext_noop("a service message is no template: it goes out as a free answer")


class MetaSend(WhatsAppProvider):
    """A message by its template, or a free answer."""

    name: ClassVar[str] = "meta_send"
    label: ClassVar[str] = gettext_noop("Meta: send a message")
    schema: ClassVar[str] = "meta_send.schema.json"
    source: ClassVar[str] = f"{PAGES}/reference/whatsapp-business-phone-number/message-api"
    options: ClassVar[tuple[Option, ...]] = (NAME, PARAMETERS, EXPIRES, Option("session", "flag"))

    def asked(self, handover: Handover) -> tuple[Option, ...]:
        """Return the options; a free answer needs no template's name."""
        _, *others = self.options
        return (replace(NAME, required=not _is_free(handover)), *others)

    def problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what Meta would not send."""
        yield from super().problems(handover)
        yield from recipient_problem(handover)
        yield from reference_problem(handover, REFERENCE)
        if _is_free(handover):
            yield from free_answer_problems(finished_content(CHANNEL, handover))
        else:
            yield from _template_problems(handover)

    def message_problems(self, handover: Handover) -> Iterator[Problem]:
        """Yield what is wrong with the message: a free answer is judged as it is finished."""
        if not _is_free(handover):
            yield from super().message_problems(handover)
            return
        finished = as_free_answer(finished_content(CHANNEL, handover))
        yield from message_problems(CHANNEL, as_free_answer(handover.content), finished)

    def body(self, handover: Handover) -> dict[str, Any]:
        """Return the message."""
        envelope, finished = handover.envelope, finished_content(CHANNEL, handover)
        told: dict[str, Any] = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": envelope.recipient,
        }
        if envelope.reference:
            told["biz_opaque_callback_data"] = envelope.reference
        if _is_free(handover):
            return {**told, **free_answer(finished)}
        code = language_of(handover.content, handover.locale)
        template = {
            "name": template_name(handover),
            "language": {"code": code, "policy": "deterministic"},
            "components": template_components(handover, finished),
        }
        return {**told, "type": "template", "template": template}


def _is_free(handover: Handover) -> bool:
    return handover.envelope.options.get("session", not is_template(handover.content)) is True


def _template_problems(handover: Handover) -> Iterator[Problem]:
    if not is_template(handover.content):
        yield problem(option_path("session"), _NO_TEMPLATE)
    yield from name_problem(handover)
    yield from parameter_problems(handover)
    yield from sent_values(handover)
    yield from moment_problems(handover, finished_content(CHANNEL, handover))


PROVIDER = MetaSend()
