"""The emoji of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import channels
from templates_lib.checks._characters import EMOJI
from templates_lib.checks._family import Passage

__all__ = ["Emoji", "emoji_of"]

# What changes the look of an emoji and not what it shows: selectors and skin tones.
_LOOK = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


class Emoji(NamedTuple):
    """One at ``start:end`` of a text; ``shows`` is equal where two show the same."""

    text: str
    start: int
    end: int
    shows: str


def emoji_of(passage: Passage) -> tuple[Emoji, ...]:
    """The emoji in the text as it is written, in their order."""
    if EMOJI.isdisjoint(passage.member.characters):
        return ()
    return _read(passage.text)


@lru_cache(maxsize=4_000)
def _read(text: str) -> tuple[Emoji, ...]:
    if EMOJI.isdisjoint(text):
        return ()
    return tuple(
        Emoji(match[0], *match.span(), _LOOK.sub("", match[0]))
        for match in channels.emoji(text)
        if _LOOK.sub("", match[0]) not in ("©", "®", "™")
    )
