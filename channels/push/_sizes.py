"""The size of a message, as each service counts it."""

import json
from collections.abc import Iterator
from typing import Any

from channels._content import Content
from channels._limit import Limit
from channels.push._apns import apns_body
from channels.push._fcm import drawn_by, fcm_message
from channels.push._limits import APNS_BYTES, FCM_BYTES

__all__ = ["size_of", "sizes"]


def size_of(payload: Any) -> int:
    """Return the bytes of *payload* as JSON in UTF-8, without spaces and without escapes."""
    written = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return len(written.encode("utf-8", "surrogatepass"))


def sizes(content: Content) -> Iterator[tuple[Limit, int]]:
    """Yield each limit on the whole of a message with what *content* takes of it."""
    yield APNS_BYTES, size_of(apns_body(content))
    yield FCM_BYTES, size_of(fcm_message(content, drawn_by(content)))
