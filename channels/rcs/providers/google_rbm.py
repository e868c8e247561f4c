"""Google RCS for Business: one ``AgentMessage`` to one telephone number."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._content import Content
from channels._frozen import Frozen
from channels._native import moment, utc
from channels._problem import Problem
from channels._provider import Handover, Payload, Provider
from channels._reading import problem
from channels._requests import (
    Check,
    a_moment,
    a_whole_number,
    one_of,
    refuse,
    true_or_false,
    without_empty,
    wrong_options,
)
from channels.rcs._agent_message import content_message
from channels.rcs._handing import finished, refused
from channels.rcs._limits import RBM_DAYS
from locales.words import gettext_noop

__all__ = ["PROVIDER", "GoogleRbm"]

_OPTIONS: Mapping[str, Check] = Frozen(
    {
        "ttl_seconds": a_whole_number(1, RBM_DAYS.value * 24 * 60 * 60),
        "expire_time": a_moment,
        "traffic_type": one_of(
            "AUTHENTICATION", "TRANSACTION", "PROMOTION", "SERVICEREQUEST", "ACKNOWLEDGEMENT"
        ),
        "sms_elsewhere": true_or_false,
    }
)


class GoogleRbm(Provider):
    """The body of ``POST /v1/phones/{recipient}/agentMessages?messageId={reference}``.

    Recipient, reference and agent stand in the address, as Google has it, and not in here.
    Options: ``ttl_seconds`` or ``expire_time`` (one of them), ``traffic_type``, and
    ``sms_elsewhere``: true when the SMS of the message is sent by somebody else, since Google
    sends none.
    """

    name: ClassVar[str] = "google_rbm"
    label: ClassVar[str] = "Google RCS for Business"
    schema: ClassVar[str] = "google_rbm.schema.json"
    source: ClassVar[str] = (
        "https://developers.google.com/business-communications/rcs-business-messaging/"
        "reference/rest/v1/phones.agentMessages"
    )

    def payload(self, handover: Handover) -> Payload:
        """Return the ``AgentMessage``; CannotCarry names what RCS or Google does not take."""
        content, options = finished(handover), handover.envelope.options
        refuse(self.name, (*refused(content), *_refused(content, options)))
        ttl = options.get("ttl_seconds")
        return without_empty(
            {
                "contentMessage": content_message(content),
                "messageTrafficType": options.get("traffic_type"),
                "ttl": f"{ttl}s" if ttl else None,
                "expireTime": _utc(options.get("expire_time")),
            }
        )


def _refused(content: Content, options: Mapping[str, Any]) -> Iterator[Problem]:
    yield from wrong_options(options, _OPTIONS)
    if "ttl_seconds" in options and "expire_time" in options:
        message = gettext_noop("the message expires by ttl_seconds or by expire_time, not by both")
        yield problem("options.expire_time", message)
    if content.text("sms_text").strip() and options.get("sms_elsewhere") is not True:
        message = gettext_noop(
            "Google sends no SMS instead: set the option sms_elsewhere to true where you do"
        )
        yield problem("sms_text", message)


def _utc(written: str | None) -> str | None:
    found = moment(written) if written else None
    there = utc(found) if found else None
    return there.isoformat().replace("+00:00", "Z") if there else None


PROVIDER = GoogleRbm()
