"""Google RCS for Business: one ``AgentMessage`` to one telephone number.

``POST https://rcsbusinessmessaging.googleapis.com/v1/phones/{recipient}/agentMessages``, with
``messageId`` and ``agentId``. Recipient, id and agent stand in the address, as Google has it, and
not in the body, so the envelope may be empty.

Options: ``ttl_seconds`` or ``expire_time`` (one of them), ``traffic_type``, and
``sms_elsewhere``: true when the SMS of the message is sent by somebody else, since Google sends
none.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Content
from channels._native import moment, utc
from channels._options import Option, option_path, read_options
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider
from channels._reading import problem, shown
from channels._requests import refuse, without_empty
from channels.rcs._agent_message import content_message
from channels.rcs._handing import finished, refused
from channels.rcs._limits import RBM_DAYS
from locales.words import gettext_noop

__all__ = ["PROVIDER", "GoogleRbm"]

_TRAFFIC = ("AUTHENTICATION", "TRANSACTION", "PROMOTION", "SERVICEREQUEST", "ACKNOWLEDGEMENT")


class GoogleRbm(Provider):
    """One message of an agent, as Google's API version 1 takes it."""

    name: ClassVar[str] = "google_rbm"
    label: ClassVar[str] = "Google RCS for Business"
    schema: ClassVar[str] = "google_rbm.schema.json"
    source: ClassVar[str] = (
        "https://developers.google.com/business-communications/rcs-business-messaging/"
        "reference/rest/v1/phones.agentMessages"
    )

    options: ClassVar[tuple[Option, ...]] = (
        Option("ttl_seconds", "whole", least=1, most=RBM_DAYS.value * 24 * 60 * 60),
        Option("expire_time"),
        Option("traffic_type", choices=_TRAFFIC),
        Option("sms_elsewhere", "flag"),
    )

    def payload(self, handover: Handover) -> Payload:
        """Return the ``AgentMessage``; CannotCarry names what RCS or Google does not take."""
        content = finished(handover)
        options, problems = read_options(self.options, handover.envelope.options)
        refuse(self.name, (*refused(content), *problems, *_refused(content, options)))
        ttl = options.get("ttl_seconds")
        return without_empty(
            {
                "contentMessage": content_message(content),
                "messageTrafficType": options.get("traffic_type"),
                "ttl": f"{ttl}s" if ttl else None,
                "expireTime": _utc(options.get("expire_time", "")),
            }
        )


def _refused(content: Content, options: Mapping[str, Any]) -> Iterator[Problem]:
    if "ttl_seconds" in options and "expire_time" in options:
        message = gettext_noop("the message expires by ttl_seconds or by expire_time, not by both")
        yield problem(option_path("expire_time"), message)
    if "expire_time" in options and not _utc(options["expire_time"]):
        message = gettext_noop("%(value)s is no moment such as 2026-03-14T15:00+01:00")
        yield problem(option_path("expire_time"), message, value=shown(options["expire_time"]))
    if content.text("sms_text").strip() and options.get("sms_elsewhere") is not True:
        message = gettext_noop(
            "Google sends no SMS instead: set the option sms_elsewhere to true where you do"
        )
        yield problem("sms_text", message)


def _utc(written: str) -> str:
    """Return the moment as RFC 3339 in UTC, "" where it is none."""
    found = moment(written)
    there = utc(found) if found else None
    return there.isoformat().replace("+00:00", "Z") if there else ""


PROVIDER = GoogleRbm()
