"""Where a field of a source file may go: the texts that a channel declares, and nothing else.

A place is written ``subject`` (a text of its own) or ``body/button.label`` (a field of a block).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from channels import Blocks, BlockType, Channel, Text

__all__ = ["Place", "PlaceError", "places", "read_place"]


class PlaceError(LookupError):
    """A channel has no such place; ``known`` are those it has, ``nearest`` the likeliest."""

    def __init__(self, written: str, known: Sequence[str]) -> None:
        super().__init__(written)
        self.written, self.known = written, tuple(known)
        self.nearest = tuple(get_close_matches(written, known, n=1))


@dataclass(frozen=True)
class Place:
    """A text of a channel. ``labels`` are msgids: the part's, or the block's and the field's."""

    part: str
    block: str
    spec: Text
    labels: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.part}/{self.block}.{self.spec.name}" if self.block else self.spec.name

    @property
    def takes_marks(self) -> bool:
        """Whether ``**bold**`` means something here: in longer texts inside blocks."""
        return bool(self.block) and self.spec.multiline and self.spec.kind == "copy"


@lru_cache(maxsize=64)
def places(channel: Channel) -> tuple[Place, ...]:
    """Every place of *channel*, in the order of its parts."""
    return tuple(_places(channel))


def _places(channel: Channel) -> Iterator[Place]:
    for part in channel.parts:
        if isinstance(part, Text) and part.is_template:
            yield Place(part.name, "", part, (part.label,))
        elif isinstance(part, Blocks):
            for block in part.types:
                yield from _in_block(part, block)


def _in_block(part: Blocks, block: BlockType) -> Iterator[Place]:
    for field in block.fields:
        if isinstance(field, Text) and field.is_template:
            same = field.label == block.label
            labels = (block.label,) if same else (block.label, field.label)
            yield Place(part.name, block.name, field, labels)


def read_place(channel: Channel, written: str) -> Place:
    """The place of *channel* that is *written* so; `PlaceError`."""
    known = {str(place): place for place in places(channel)}
    if written not in known:
        raise PlaceError(written, list(known))
    return known[written]
