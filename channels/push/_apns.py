"""The body that Apple's service takes.

Source: Apple, "Generating a remote notification"
(https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification).
Keys beside ``aps`` are the app's own: ``link``, ``image`` and ``actions`` are this channel's, and
``mutable-content`` lets the app's extension fetch the image and draw the buttons.
"""

from typing import Any

from channels._content import Content
from channels.push._actions import actions

__all__ = ["LEVELS", "apns_body", "aps"]

# Without it the level is "active", also on systems that know no levels.
LEVELS = {"passive": "passive", "active": "", "time_sensitive": "time-sensitive"}


def apns_body(content: Content) -> dict[str, Any]:
    """Return the JSON body of a finished *content*, before a sender adds to it."""
    own = {
        "link": content.text("link").strip(),
        "image": content.text("image").strip(),
        "actions": actions(content),
    }
    return {"aps": aps(content), **{name: value for name, value in own.items() if value}}


def aps(content: Content) -> dict[str, Any]:
    """Return the dictionary that the system itself reads."""
    told = {
        "alert": _alert(content),
        "sound": "default" if content["sound"] == "default" else "",
        "category": content.text("category").strip(),
        "interruption-level": LEVELS[content.text("urgency")],
        "mutable-content": int(bool(content.text("image").strip() or content["actions"])),
    }
    return {name: value for name, value in told.items() if value}


def _alert(content: Content) -> dict[str, str]:
    lines = {name: content.text(name).strip() for name in ("title", "subtitle", "body")}
    return {name: line for name, line in lines.items() if line}
