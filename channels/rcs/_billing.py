"""What an RCS message is billed as: outside the United States, and there."""

from dataclasses import dataclass
from typing import Literal

from channels._content import Block, Content
from channels.rcs._limits import BASIC_BYTES, US_SEGMENT_BYTES

__all__ = ["Bill", "bill"]


@dataclass(frozen=True, slots=True)
class Bill:
    """``kind`` outside the United States, ``us_kind`` there.

    ``basic`` is a text alone of at most 160 bytes in UTF-8; everything else is ``single``.
    In the United States a ``rich`` message (text, replies, calls, addresses in the browser) is
    paid for by segments of 160 bytes of its text, and ``rich_media`` (all else) at a flat
    rate, which ``us_segments`` tells by 0. Labels and postbacks count in neither.
    """

    kind: Literal["basic", "single"]
    us_kind: Literal["rich", "rich_media"]
    text_bytes: int
    us_segments: int


def bill(content: Content) -> Bill:
    """Return the bill of *content*, finished or as it was written."""
    size = len(content.text("text").encode("utf-8", "surrogatepass"))
    has_cards = bool(content.blocks("card") or content.blocks("carousel"))
    suggestions = content.blocks("suggestions")
    basic = not has_cards and not suggestions and size <= BASIC_BYTES.value
    rich_media = has_cards or any(not _is_plain(each) for each in suggestions)
    return Bill(
        "basic" if basic else "single",
        "rich_media" if rich_media else "rich",
        size,
        0 if rich_media else -(-size // US_SEGMENT_BYTES.value),
    )


def _is_plain(suggestion: Block) -> bool:
    """Whether a rich message may hold it: a web view is media, a browser is not."""
    if suggestion.type == "open_url":
        return suggestion.text("open_in") == "browser"
    return suggestion.type in ("reply", "dial")
