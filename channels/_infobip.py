"""What Infobip's requests for RCS and Viber have in common: whom to, how long, the SMS instead.

Source: infobip-api-python-client 6.0.0, classes Viber*, and infobip-api-java-client, Rcs*.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from channels._content import Content
from channels._limit import Limit
from channels._options import Option, envelope_path
from channels._over import over
from channels._problem import Problem
from channels._provider import Envelope
from channels._reading import problem, unstorable
from channels._requests import without_empty
from channels.sms.providers._addresses import recipient_faults
from locales.words import gettext_noop

__all__ = ["OPTIONS", "REFERENCE", "VALIDITY", "common_options", "envelope_faults", "request"]

_SDK = "Infobip API client 6.0.0"

VALIDITY = Limit("infobip_validity", 48, gettext_noop("hours"), f"{_SDK}, ValidityPeriod")
REFERENCE = Limit(
    "infobip_reference", 200, gettext_noop("characters"), f"{_SDK}, ViberToDestination"
)

OPTIONS = (
    Option("validity_minutes", "whole", least=1, most=VALIDITY.value * 60),
    Option("campaign_reference_id", most=255),
    Option("callback_data", most=4000),
)


def envelope_faults(envelope: Envelope) -> Iterator[Problem]:
    """Yield what is wrong with whom the request is to, from, and what it is called."""
    yield from recipient_faults(envelope.recipient)
    for name, text in (("sender", envelope.sender), ("reference", envelope.reference)):
        yield from unstorable(envelope_path(name), text)
    if not envelope.sender.strip():
        message = gettext_noop("is missing: the name of the sender at Infobip")
        yield problem(envelope_path("sender"), message)
    yield from over(envelope_path("reference"), len(envelope.reference), REFERENCE)


def common_options(content: Content, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a message that both channels have."""
    minutes = options.get("validity_minutes")
    sms = {"sender": content.text("sms_sender").strip(), "text": content.text("sms_text")}
    return {
        "validityPeriod": {"amount": minutes, "timeUnit": "MINUTES"} if minutes else {},
        "campaignReferenceId": options.get("campaign_reference_id"),
        "smsFailover": without_empty(sms) if sms["text"].strip() else {},
    }


def request(
    envelope: Envelope,
    options: Mapping[str, Any],
    content: Mapping[str, Any],
    message_options: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the request of one message to one number."""
    to = {"to": envelope.recipient.removeprefix("+"), "messageId": envelope.reference}
    message = {
        "sender": envelope.sender,
        "destinations": [without_empty(to)],
        "content": content,
        "options": without_empty(message_options),
        "webhooks": without_empty({"callbackData": options.get("callback_data")}),
    }
    return {"messages": [without_empty(message)]}
