"""Every place of a content: each part, each field of each block, however deep, with its path."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from channels._content import PartValue
from channels._parts import Blocks, Part

__all__ = ["Place", "places"]


class Place(NamedTuple):
    """One part or field: its path ("cards.1.buttons.0.label"), what is declared, what is there.

    ``block`` is the label of the block it stands in, "" for a part of its own.
    """

    path: str
    spec: Part
    value: PartValue
    block: str = ""


def places(parts: Sequence[Part], values: Mapping[str, PartValue]) -> Iterator[Place]:
    """Yield every place of *values*, in the order of *parts*; a list comes before its blocks."""
    yield from _places(parts, values, "", "")


def _places(
    parts: Sequence[Part], values: Mapping[str, PartValue], prefix: str, block: str
) -> Iterator[Place]:
    for part in parts:
        value, path = values[part.name], f"{prefix}{part.name}"
        yield Place(path, part, value, block)
        if isinstance(part, Blocks) and isinstance(value, tuple):
            for index, each in enumerate(value):
                kind = part.type(each.type)
                yield from _places(kind.fields, each.fields, f"{path}.{index}.", kind.label)
