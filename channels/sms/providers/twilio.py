"""Twilio: a message, by the Messages resource.

``POST https://api.twilio.com/2010-04-01/Accounts/{AccountSid}/Messages.json`` takes a form, so
every value here is a text that ``urllib.parse.urlencode`` can write.

Options: ``messaging_service_sid`` (MG and 32 hexadecimal digits; may stand in the place of a
sender), ``status_callback`` (an address), ``validity_period`` (1 to 36,000 seconds in Twilio's
queue), ``smart_encoded`` (true lets Twilio replace characters that GSM-7 has not). It has no
place for a reference of the caller's own.
"""

from collections.abc import Iterator
from typing import ClassVar

from channels._options import Option, envelope_path
from channels._over import over
from channels._problem import Problem
from channels._provider import Payload
from channels._reading import problem
from channels.sms.providers._base import ShortMessage, SmsProvider
from channels.sms.providers._limits import TWILIO_BODY
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Twilio"]


class Twilio(SmsProvider):
    """A message to one number, as the fields of a form."""

    name: ClassVar[str] = "twilio"
    label: ClassVar[str] = "Twilio"
    content_type: ClassVar[str] = "application/x-www-form-urlencoded"
    schema: ClassVar[str] = "twilio.schema.json"
    source: ClassVar[str] = "https://www.twilio.com/docs/messaging/api/message-resource"
    options: ClassVar[tuple[Option, ...]] = (
        Option(
            "messaging_service_sid",
            pattern="MG[0-9a-fA-F]{32}",
            form=gettext_noop("MG and 32 hexadecimal digits"),
        ),
        Option("status_callback", "url"),
        Option("validity_period", "whole", least=1, most=36_000),
        Option("smart_encoded", "flag"),
    )

    def refusals(self, sms: ShortMessage) -> Iterator[Problem]:
        """Yield a text that is too long, a message from nobody, a reference."""
        yield from over("body", len(sms.text), TWILIO_BODY)
        if not sms.sender and "messaging_service_sid" not in sms.options:
            message = gettext_noop("is missing, and so is the option %(name)s")
            yield problem(envelope_path("sender"), message, name="messaging_service_sid")
        if sms.reference:
            message = gettext_noop("Twilio has no place for a reference; put it in status_callback")
            yield problem(envelope_path("reference"), message)

    def request(self, sms: ShortMessage) -> Payload:
        """Return the fields of the form, each a text."""
        options = sms.options
        fields = {
            "To": sms.recipient,
            "From": sms.sender,
            "MessagingServiceSid": options.get("messaging_service_sid", ""),
            "Body": sms.text,
            "StatusCallback": options.get("status_callback", ""),
            "ValidityPeriod": str(options.get("validity_period", "")),
            "SmartEncoded": str(options.get("smart_encoded", "")).lower(),
        }
        return {name: value for name, value in fields.items() if value}


PROVIDER = Twilio()
