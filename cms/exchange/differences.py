"""What differs between two contents of one channel, text by text."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from channels import Channel, Content
from cms.exchange.plan import Difference

__all__ = ["differences"]

_Line = tuple[str, str]
"""A text with its label: the block's that it stands in, else the part's."""


def differences(channel: Channel, before: Content, after: Content) -> tuple[Difference, ...]:
    """Texts that *after* says otherwise than *before*, in reading order."""
    return tuple(_changed(_lines(channel, before), _lines(channel, after)))


def _lines(channel: Channel, content: Content) -> list[_Line]:
    return [(part.block or part.label, part.text) for part in channel.texts(content) if part.text]


def _changed(before: list[_Line], after: list[_Line]) -> Iterator[Difference]:
    nothing = ("", "")
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for old, new in zip_longest(before[a:b], after[c:d], fillvalue=nothing):
            yield Difference(new[0] or old[0], old[1], new[1])
