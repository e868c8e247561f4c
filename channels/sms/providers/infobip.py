"""Infobip: a message, by SMS API version 3.

``POST https://{base_url}/sms/3/messages``. A number is written without its plus sign.

Options: ``transliteration`` and ``language_code`` (Infobip's own codes), ``single_shift`` and
``locking_shift`` (national tables), ``validity_minutes``, ``flash``, ``callback_url`` and
``callback_data`` (delivery reports), ``campaign_reference_id``. The reference is the message's
id.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._options import Option, envelope_path
from channels._problem import Problem
from channels._provider import Payload
from channels._reading import problem
from channels.sms.providers._base import ShortMessage, SmsProvider
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Infobip"]

# All from the models of infobip-api-python-client 6.0.0.
_REFERENCE_MAX = 200
_TRANSLITERATIONS = (
    "NONE",
    "TURKISH",
    "GREEK",
    "CYRILLIC",
    "SERBIAN_CYRILLIC",
    "BULGARIAN_CYRILLIC",
    "CENTRAL_EUROPEAN",
    "BALTIC",
    "NON_UNICODE",
    "PORTUGUESE",
    "COLOMBIAN",
    "ALL",
)


class Infobip(SmsProvider):
    """One message with one destination."""

    name: ClassVar[str] = "infobip"
    label: ClassVar[str] = "Infobip"
    schema: ClassVar[str] = "infobip.schema.json"
    source: ClassVar[str] = (
        "https://www.infobip.com/docs/api/channels/sms/outbound-sms/send-sms-messages"
    )
    options: ClassVar[tuple[Option, ...]] = (
        Option("transliteration", choices=_TRANSLITERATIONS),
        Option("language_code", choices=("NONE", "TR", "ES", "PT", "AUTODETECT")),
        Option("single_shift", "flag"),
        Option("locking_shift", "flag"),
        Option("validity_minutes", "whole", least=1),
        Option("flash", "flag"),
        Option("callback_url", "url"),
        Option("callback_data", most=4000),
        Option("campaign_reference_id", most=255),
    )

    def refusals(self, sms: ShortMessage) -> Iterator[Problem]:
        """Yield a reference that is longer than a message's id."""
        if len(sms.reference) > _REFERENCE_MAX:
            message = gettext_noop("has %(actual)s characters, and more than %(limit)s are refused")
            words = {"actual": len(sms.reference), "limit": _REFERENCE_MAX}
            yield problem(envelope_path("reference"), message, **words)

    def request(self, sms: ShortMessage) -> Payload:
        """Return the one message."""
        options = sms.options
        language = _told(
            languageCode=options.get("language_code"),
            singleShift=options.get("single_shift"),
            lockingShift=options.get("locking_shift"),
        )
        content = _told(
            text=sms.text, transliteration=options.get("transliteration"), language=language
        )
        to = _told(to=sms.recipient.removeprefix("+"), messageId=sms.reference)
        message = _told(
            sender=sms.sender.removeprefix("+"),
            destinations=[to],
            content=content,
            options=_message_options(options),
            webhooks=_webhooks(options),
        )
        return {"messages": [message]}


def _message_options(options: Mapping[str, Any]) -> dict[str, Any]:
    minutes = options.get("validity_minutes")
    return _told(
        validityPeriod=_told(amount=minutes, timeUnit="MINUTES" if minutes else None),
        campaignReferenceId=options.get("campaign_reference_id"),
        flash=options.get("flash"),
    )


def _webhooks(options: Mapping[str, Any]) -> dict[str, Any]:
    return _told(
        delivery=_told(url=options.get("callback_url")), callbackData=options.get("callback_data")
    )


def _told(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something; false does, an empty text or object does not."""
    return {name: value for name, value in fields.items() if value not in (None, "", {})}


PROVIDER = Infobip()
