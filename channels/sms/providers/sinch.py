"""Sinch: a message, as a batch of one by the XMS API.

``POST https://{region}.sms.api.sinch.com/xms/v1/{service_plan_id}/batches``. A number is written
without its plus sign. The values are filled in before, so ``parameters`` is not used; and a text
that holds ``${name}`` is refused, since Sinch would take it for a parameter.

Options: ``delivery_report``, ``callback_url``, ``send_at`` and ``expire_at`` (moments by ISO 8601),
``flash_message``, ``feedback_enabled``, ``max_number_of_message_parts``. The sender may be left
out where the service plan has a default originator. The reference is ``client_reference``.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from channels._options import Option
from channels._over import over
from channels._problem import Problem
from channels._provider import Payload
from channels._reading import problem
from channels.sms.providers._base import ShortMessage, SmsProvider
from channels.sms.providers._limits import SINCH_CHARACTERS
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Sinch"]

# https://developers.sinch.com/docs/sms/resources/message-info/message-parameterization: letters
# A-Z and a-z, digits and ".-_".
_PARAMETER = re.compile(r"\$\{[A-Za-z0-9._-]+\}")

_MOMENT = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_MOMENT_FORM = gettext_noop("a moment such as 2026-05-14T09:30:00Z")


class Sinch(SmsProvider):
    """A batch with one recipient."""

    name: ClassVar[str] = "sinch"
    label: ClassVar[str] = "Sinch"
    schema: ClassVar[str] = "sinch.schema.json"
    source: ClassVar[str] = "https://developers.sinch.com/docs/sms/api-reference/sms/batches"
    options: ClassVar[tuple[Option, ...]] = (
        Option(
            "delivery_report",
            choices=("none", "summary", "full", "per_recipient", "per_recipient_final"),
        ),
        Option("callback_url", "url"),
        Option("send_at", pattern=_MOMENT, form=_MOMENT_FORM),
        Option("expire_at", pattern=_MOMENT, form=_MOMENT_FORM),
        Option("flash_message", "flag"),
        Option("feedback_enabled", "flag"),
        Option("max_number_of_message_parts", "whole", least=1),
    )

    def refusals(self, sms: ShortMessage) -> Iterator[Problem]:
        """Yield a text that is too long, or that Sinch would change."""
        yield from over("body", len(sms.text), SINCH_CHARACTERS)
        parameter = _PARAMETER.search(sms.text)
        if parameter is not None:
            message = gettext_noop("%(words)s would be taken for a parameter by Sinch")
            yield problem("body", message, words=parameter[0])

    def request(self, sms: ShortMessage) -> Payload:
        """Return the batch, with the options under Sinch's names, which are the same."""
        batch = {
            "type": "mt_text",
            "from": sms.sender.removeprefix("+"),
            "to": [sms.recipient.removeprefix("+")],
            "body": sms.text,
            "client_reference": sms.reference,
        }
        return {**{name: value for name, value in batch.items() if value}, **sms.options}


PROVIDER = Sinch()
