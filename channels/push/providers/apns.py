"""APNs: a notification for one of Apple's devices.

``POST https://api.push.apple.com/3/device/{token}`` over HTTP/2. The payload has three keys, and a
sender copies each to its place: ``path`` of the request, its ``headers``, its JSON ``body``. The
recipient is the device's token, in hexadecimal; the sender is the app's bundle id, the topic. The
reference becomes ``reference`` in the body, for the app.

Options: ``sound`` (a file of the app), ``badge`` (0 takes it away), ``thread_id`` (notifications of
one group), ``collapse_key`` (at most 64 bytes; instead of the content's), ``expires_at`` (seconds
since 1970; 0 tries once), ``relevance`` (0 to 100: which of the app's notifications a summary
shows first).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from channels._options import Option, envelope_path
from channels._problem import Problem
from channels._reading import problem, shown
from channels.push._apns import apns_body
from channels.push._limits import APNS_BYTES
from channels.push.providers._base import SHARED_OPTIONS, Order, PushProvider
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Apns"]

# Apple: "the hexadecimal bytes of the device token", which has no fixed length; 32 bytes today.
_TOKEN = re.compile(r"(?:[0-9a-fA-F]{2}){32,100}")

# CFBundleIdentifier: letters, digits, hyphens and periods.
_TOPIC = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class Apns(PushProvider):
    """An alert, as the path, headers and body of its request."""

    name: ClassVar[str] = "apns"
    label: ClassVar[str] = "Apple Push Notification service"
    schema: ClassVar[str] = "apns.schema.json"
    source: ClassVar[str] = (
        "https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification"
    )
    limit = APNS_BYTES
    options: ClassVar[tuple[Option, ...]] = (
        *SHARED_OPTIONS,
        Option("relevance", "whole", least=0, most=100),
    )

    def refusals(self, order: Order) -> Iterator[Problem]:
        """Yield a recipient that is no token, a sender that is no app."""
        recipient, sender = order.envelope.recipient, order.envelope.sender
        if not _TOKEN.fullmatch(recipient):
            message = gettext_noop("%(value)s is not a device token: 32 bytes in hexadecimal")
            yield problem(envelope_path("recipient"), message, value=shown(recipient))
        if not _TOPIC.fullmatch(sender):
            message = gettext_noop("%(value)s is not an app's bundle id, such as example.shop.app")
            yield problem(envelope_path("sender"), message, value=shown(sender))

    def request(self, order: Order) -> dict[str, Any]:
        """Return path, headers and body."""
        return {
            "path": f"/3/device/{order.envelope.recipient.lower()}",
            "headers": _headers(order),
            "body": _body(order),
        }

    def measured(self, request: Mapping[str, Any]) -> Any:
        """Return the body: path and headers do not count."""
        return request["body"]


def _headers(order: Order) -> dict[str, str]:
    quiet = order.content["urgency"] == "passive"
    headers = {
        "apns-topic": order.envelope.sender,
        "apns-push-type": "alert",
        "apns-priority": "5" if quiet else "10",
        "apns-expiration": str(order.options.get("expires_at", "")),
        "apns-collapse-id": order.collapse_key,
    }
    return {name: value for name, value in headers.items() if value}


def _body(order: Order) -> dict[str, Any]:
    options, body = order.options, apns_body(order.content)
    told = {
        "sound": options.get("sound"),
        "badge": options.get("badge"),
        "thread-id": options.get("thread_id"),
        "relevance-score": options["relevance"] / 100 if "relevance" in options else None,
    }
    body["aps"].update({name: value for name, value in told.items() if value is not None})
    return {**body, **({"reference": order.envelope.reference} if order.envelope.reference else {})}


PROVIDER = Apns()
