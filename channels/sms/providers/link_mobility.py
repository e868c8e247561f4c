"""LINK Mobility: a message, by the SMS REST API of its "Common" platform.

``POST https://{host}/sms/send``.

Options: ``platform_id`` and ``platform_partner_id`` (required; LINK gives them), ``source_ton``
(what the sender is, in LINK's words; needed for a short number, for which LINK's papers have two
words), ``use_delivery_report``, ``delivery_report_gate`` (the id of a gate), ``priority``,
``relative_validity_time`` (milliseconds). The reference is its ``refId``.
"""

from collections.abc import Iterator
from typing import ClassVar

from channels._options import Option, envelope_path, option_path
from channels._over import over
from channels._problem import Problem
from channels._provider import Payload
from channels._reading import problem
from channels.sms import count
from channels.sms.providers._base import ShortMessage, SmsProvider
from channels.sms.providers._limits import LINK_SEGMENTS, LINK_SOURCE
from locales.words import gettext_noop

__all__ = ["PROVIDER", "LinkMobility"]

_TON = {"number": "MSISDN", "name": "ALPHANUMERIC"}


class LinkMobility(SmsProvider):
    """One text message that costs its reader nothing."""

    name: ClassVar[str] = "link_mobility"
    label: ClassVar[str] = "LINK Mobility"
    schema: ClassVar[str] = "link_mobility.schema.json"
    source: ClassVar[str] = "https://www.linkmobility.com/developer/"
    options: ClassVar[tuple[Option, ...]] = (
        Option("platform_id", required=True),
        Option("platform_partner_id", required=True),
        Option("source_ton", choices=("ALPHANUMERIC", "MSISDN", "SHORTNUMBER", "SHORTCODE")),
        Option("use_delivery_report", "flag"),
        Option("delivery_report_gate"),
        Option("priority", choices=("LOW", "NORMAL", "HIGH")),
        Option("relative_validity_time", "whole", least=1),
    )

    def refusals(self, sms: ShortMessage) -> Iterator[Problem]:
        """Yield too many segments, the first character of four bytes, a sender unclear."""
        yield from over("body", count(sms.text), LINK_SEGMENTS)
        place = next((at for at, each in enumerate(sms.text) if each > "\uffff"), None)
        if place is not None:
            message = gettext_noop(
                "%(character)s at character %(place)s has four bytes, and LINK Mobility carries"
                " none such (%(source)s)"
            )
            words = {"character": sms.text[place], "place": place + 1, "source": LINK_SOURCE}
            yield problem("body", message, **words)
        if not sms.sender:
            yield problem(envelope_path("sender"), gettext_noop("is missing"))
        if sms.sender_kind == "short" and "source_ton" not in sms.options:
            message = gettext_noop(
                "is missing, and the sender is a short number: LINK Mobility says whether that is"
                " SHORTNUMBER or SHORTCODE"
            )
            yield problem(option_path("source_ton"), message)

    def request(self, sms: ShortMessage) -> Payload:
        """Return the message, with what the options say."""
        options = sms.options
        gate = options.get("delivery_report_gate")
        fields = {
            "source": sms.sender,
            "sourceTON": options.get("source_ton") or _TON[sms.sender_kind or "name"],
            "destination": sms.recipient,
            "destinationTON": "MSISDN",
            "dcs": "TEXT",
            "userData": sms.text,
            "platformId": options["platform_id"],
            "platformPartnerId": options["platform_partner_id"],
            "refId": sms.reference or None,
            "useDeliveryReport": options.get("use_delivery_report"),
            "deliveryReportGates": [gate] if gate else None,
            "priority": options.get("priority"),
            "relativeValidityTime": options.get("relative_validity_time"),
        }
        return {name: value for name, value in fields.items() if value is not None}


PROVIDER = LinkMobility()
