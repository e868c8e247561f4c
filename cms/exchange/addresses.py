"""What a text of ours is called in a translator's file: ``order.placed/sms~young~b/body:1a[few]``.

The template's key, the channel (with persona and A/B arm where there are any), the path of the
text in the content, and the piece of it (`templates_lib.translating`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

import channels

__all__ = ["Address", "Place", "read_address"]

_ADDRESS = re.compile(
    r"(?P<key>[a-z0-9]+(?:[._-][a-z0-9]+)*)/(?P<channel>[a-z0-9_]+)"
    r"(?:~(?P<persona>[\w-]*)~(?P<arm>[\w-]*))?/(?P<path>[\w.-]+)(?P<piece>(?::\w+)?(?:\[[^\[\]]*\])?)"
)


class Place(NamedTuple):
    """Where a variant stands, but for its locale."""

    key: str
    channel: str
    persona: str = ""
    arm: str = ""

    def __str__(self) -> str:
        who = f"~{self.persona}~{self.arm}" if self.persona or self.arm else ""
        return f"{self.key}/{self.channel}{who}"


class Address(NamedTuple):
    """One unit of a translator's file."""

    place: Place
    path: str
    piece: str = ""

    def __str__(self) -> str:
        return f"{self.place}/{self.path}{self.piece}"


def read_address(key: str) -> Address | None:
    """The address that *key* is; None for any other key."""
    match = _ADDRESS.fullmatch(key)
    if match is None or match["channel"] not in channels.CHANNELS:
        return None
    place = Place(match["key"], match["channel"], match["persona"] or "", match["arm"] or "")
    return Address(place, match["path"], match["piece"])
