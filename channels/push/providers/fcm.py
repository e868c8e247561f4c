"""FCM: a notification for Android, and for Apple's devices and browsers, by HTTP version 1.

``POST https://fcm.googleapis.com/v1/projects/{project}/messages:send``. The recipient is the
registration token; or there is none, and an option names a ``topic`` or a ``condition``. The
sender, where there is one, is the Android app's package name. The reference becomes
``reference`` in ``data``, for the app.

Buttons: FCM's own notification has none. With the option ``drawn_by`` = ``app`` everything is in
``data``, and the app draws the notification on Android; otherwise a message with buttons is
refused.

Options: ``topic``, ``condition``, ``drawn_by`` (``system`` or ``app``), ``ttl_seconds`` (at most
2,419,200), ``android_channel`` (the app's channel of notifications), ``web`` (true lets a browser
open the link, which is then https), ``analytics_label``; and as for APNs ``sound``, ``badge``,
``thread_id``, ``collapse_key`` and ``expires_at`` (of which the last is for Apple's devices).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from channels._options import Option, envelope_path, option_path
from channels._problem import Problem
from channels._reading import problem, shown
from channels.push._fcm import DrawnBy, drawn_by, fcm_message
from channels.push._limits import FCM_BYTES, TTL_SECONDS
from channels.push.providers._base import SHARED_OPTIONS, Order, PushProvider
from locales.words import gettext_noop

__all__ = ["PROVIDER", "Fcm"]

# Tokens are opaque; these are the characters that they and topics are made of.
_TOKEN = re.compile(r"[A-Za-z0-9_:.\-]+")
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")

_TARGETS = ("topic", "condition")


class Fcm(PushProvider):
    """A message to one device, to a topic or to a condition of topics."""

    name: ClassVar[str] = "fcm"
    label: ClassVar[str] = "Firebase Cloud Messaging"
    schema: ClassVar[str] = "fcm.schema.json"
    source: ClassVar[str] = (
        "https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages"
    )
    limit = FCM_BYTES
    options: ClassVar[tuple[Option, ...]] = (
        Option(
            "topic",
            pattern="[A-Za-z0-9_.~%-]+",
            form=gettext_noop("a topic: letters, digits and - _ . ~ %"),
        ),
        Option("condition"),
        Option("drawn_by", choices=("system", "app")),
        Option("ttl_seconds", "whole", least=0, most=TTL_SECONDS.value),
        Option("android_channel"),
        Option("web", "flag"),
        Option(
            "analytics_label",
            pattern="[A-Za-z0-9_.~%-]{1,50}",
            form=gettext_noop("1 to 50 letters, digits and - _ . ~ %"),
        ),
        *SHARED_OPTIONS,
    )

    def refusals(self, order: Order) -> Iterator[Problem]:
        """Yield a target that is none or more than one, and what nobody would see."""
        yield from _target_faults(order)
        yield from _sender_faults(order.envelope.sender)
        if drawn_by(order.content) == "app" and order.options.get("drawn_by") != "app":
            message = gettext_noop(
                "FCM draws no buttons: the app must, and the option drawn_by says so with app"
            )
            yield problem("actions", message)
        link = order.content.text("link").strip()
        if order.options.get("web") and not link.lower().startswith("https:"):
            message = gettext_noop("a browser opens nothing but https:, and the option web is on")
            yield problem("link", message)

    def request(self, order: Order) -> dict[str, Any]:
        """Return the message under its one key."""
        by = cast(DrawnBy, order.options.get("drawn_by", "system"))
        message = fcm_message(order.content, by)
        _add_data(message, order)
        _add_android(message, order, by)
        _add_apple(message, order)
        if order.options.get("web"):
            message["webpush"] = {"fcm_options": {"link": order.content.text("link").strip()}}
        if "analytics_label" in order.options:
            message["fcm_options"] = {"analytics_label": order.options["analytics_label"]}
        return {"message": {**_target(order), **message}}

    def measured(self, request: Mapping[str, Any]) -> Any:
        """Return the message without its target."""
        told = request["message"]
        return {name: told[name] for name in told if name not in ("token", *_TARGETS)}


def _target(order: Order) -> dict[str, str]:
    given = {name: order.options[name] for name in _TARGETS if name in order.options}
    recipient = order.envelope.recipient
    return {**({"token": recipient} if recipient else {}), **given}


def _target_faults(order: Order) -> Iterator[Problem]:
    recipient, targets = order.envelope.recipient, _target(order)
    if not targets and not any(name in order.envelope.options for name in _TARGETS):
        message = gettext_noop("is missing, and so are the options topic and condition")
        yield problem(envelope_path("recipient"), message)
    if len(targets) > 1:
        message = gettext_noop("is one target too many, beside %(name)s")
        yield problem(option_path(list(targets)[-1]), message, name=next(iter(targets)))
    if recipient and not _TOKEN.fullmatch(recipient):
        message = gettext_noop("%(value)s is not a registration token")
        yield problem(envelope_path("recipient"), message, value=shown(recipient))


def _sender_faults(sender: str) -> Iterator[Problem]:
    if sender and not _PACKAGE.fullmatch(sender):
        message = gettext_noop("%(value)s is not an app's package name, such as example.shop.app")
        yield problem(envelope_path("sender"), message, value=shown(sender))


def _add_data(message: dict[str, Any], order: Order) -> None:
    """Write what the app gets beside the content, every value a text."""
    if order.envelope.reference:
        message.setdefault("data", {})["reference"] = order.envelope.reference


def _add_android(message: dict[str, Any], order: Order, by: DrawnBy) -> None:
    options, android = order.options, message["android"]
    drawn = {
        "sound": options.get("sound"),
        "channel_id": options.get("android_channel"),
        "notification_count": options.get("badge"),
        "tag": order.collapse_key or None,
    }
    told = {name: value for name, value in drawn.items() if value is not None}
    if told and by == "system":
        android.setdefault("notification", {}).update(told)
    elif told:
        message["data"].update({name: str(value) for name, value in told.items()})
    if order.collapse_key:
        android["collapse_key"] = order.collapse_key
    if "ttl_seconds" in options:
        android["ttl"] = f"{options['ttl_seconds']}s"
    if order.envelope.sender:
        android["restricted_package_name"] = order.envelope.sender


def _add_apple(message: dict[str, Any], order: Order) -> None:
    options, apns = order.options, message["apns"]
    if order.collapse_key:
        apns["headers"]["apns-collapse-id"] = order.collapse_key
    if "expires_at" in options:
        apns["headers"]["apns-expiration"] = str(options["expires_at"])
    told = {name: options.get(name.replace("-", "_")) for name in ("sound", "badge", "thread-id")}
    apns["payload"]["aps"].update({name: told[name] for name in told if told[name] is not None})


PROVIDER = Fcm()
