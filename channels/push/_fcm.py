"""The message that Firebase Cloud Messaging takes, version 1 of its HTTP API.

Source: the discovery document of FCM v1 and
https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages.

On Android somebody must draw the notification. The system draws title, body and image; buttons
only the app can draw, from ``data``, which then holds the whole message.
"""

import json
from typing import Any, Literal

from channels._content import Content
from channels.push._actions import actions
from channels.push._apns import aps

__all__ = ["DrawnBy", "drawn_by", "fcm_message"]

DrawnBy = Literal["system", "app"]

# How soon it is delivered, and how much attention it asks for ("" for the usual).
_PRIORITIES = {
    "passive": ("NORMAL", "PRIORITY_LOW"),
    "active": ("HIGH", ""),
    "time_sensitive": ("HIGH", "PRIORITY_HIGH"),
}


def drawn_by(content: Content) -> DrawnBy:
    """Return who must draw *content* on Android for all of it to be seen."""
    return "app" if content["actions"] else "system"


def fcm_message(content: Content, by: DrawnBy) -> dict[str, Any]:
    """Return the message of a finished *content* without its target, before a sender adds to it."""
    told = {
        "notification": _notification(content) if by == "system" else {},
        "data": _data(content, by),
        "android": _android(content, by),
        "apns": _apns(content, by),
    }
    return {name: value for name, value in told.items() if value}


def _notification(content: Content) -> dict[str, str]:
    return _texts(content, "title", "body", "image")


def _data(content: Content, by: DrawnBy) -> dict[str, str]:
    """Return what the app reads; every value is a text."""
    if by == "system":
        return _texts(content, "link", "category")
    buttons = actions(content)
    told = {
        **_texts(content, "title", "subtitle", "body", "image", "link", "category"),
        "actions": json.dumps(buttons, ensure_ascii=False) if buttons else "",
        "sound": "default" if content["sound"] == "default" else "",
        "urgency": content.text("urgency"),
        "tag": content.text("collapse_key").strip(),
    }
    return {name: value for name, value in told.items() if value}


def _android(content: Content, by: DrawnBy) -> dict[str, Any]:
    delivery, attention = _PRIORITIES[content.text("urgency")]
    key = content.text("collapse_key").strip()
    sound = {"sound": "default"} if content["sound"] == "default" else {}
    level = {"notification_priority": attention} if attention else {}
    drawn = {**level, **sound, **({"tag": key} if key else {})}
    return {
        "priority": delivery,
        **({"collapse_key": key} if key else {}),
        **({"notification": drawn} if drawn and by == "system" else {}),
    }


def _apns(content: Content, by: DrawnBy) -> dict[str, Any]:
    """Return what Apple's devices need besides: FCM adds title, body and data by itself."""
    dictionary = aps(content)
    if by == "system" and not content.text("subtitle").strip():
        dictionary.pop("alert", None)
    key, image = content.text("collapse_key").strip(), content.text("image").strip()
    quiet = content["urgency"] == "passive"
    return {
        "headers": {
            "apns-priority": "5" if quiet else "10",
            **({"apns-collapse-id": key} if key else {}),
        },
        "payload": {"aps": dictionary},
        **({"fcm_options": {"image": image}} if image else {}),
    }


def _texts(content: Content, *names: str) -> dict[str, str]:
    texts = {name: content.text(name).strip() for name in names}
    return {name: text for name, text in texts.items() if text}
