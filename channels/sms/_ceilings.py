"""Which providers a text is too much for."""

from collections.abc import Callable, Mapping
from string import ascii_letters, digits
from typing import NamedTuple

from channels.sms._limits import CEILINGS, Ceiling, Counted
from channels.sms._packing import beyond_bmp

__all__ = ["Excess", "excesses"]


# What stays one character there; a space becomes "+", every other octet "%" and two digits.
_PLAIN_IN_ADDRESSES = (ascii_letters + digits + "-_.!*() ").encode()


class Excess(NamedTuple):
    """A ceiling that a text passes, and how much of what it limits the text has."""

    ceiling: Ceiling
    amount: int


def excesses(text: str, segments: int) -> tuple[Excess, ...]:
    """Return every ceiling that *text*, of so many segments, passes."""
    found = (Excess(ceiling, _COUNTS[ceiling.counted](text, segments)) for ceiling in CEILINGS)
    return tuple(excess for excess in found if excess.amount > excess.ceiling.limit)


def _segments(text: str, segments: int) -> int:
    return segments


def _characters(text: str, segments: int) -> int:
    return len(text)


def _four_byte_characters(text: str, segments: int) -> int:
    return len(beyond_bmp(text))


def _url_encoded_characters(text: str, segments: int) -> int:
    """As .NET's ``HttpUtility.UrlEncode`` writes *text*, which is what Altinn counts."""
    octets = text.encode("utf-8", "surrogatepass")
    return len(octets) + 2 * len(octets.translate(None, _PLAIN_IN_ADDRESSES))


_COUNTS: Mapping[Counted, Callable[[str, int], int]] = {
    "segments": _segments,
    "characters": _characters,
    "four_byte_characters": _four_byte_characters,
    "url_encoded_characters": _url_encoded_characters,
}
