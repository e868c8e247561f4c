"""Every place of a content: each part, each field of each block, however deep, with its path."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from channels._content import PartValue, TextPart
from channels._parts import Blocks, Part, Text

__all__ = ["Place", "places", "texts"]


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


def texts(parts: Sequence[Part], values: Mapping[str, PartValue]) -> tuple[TextPart, ...]:
    """Return the places that hold texts. Every text that is checked is found by this: it makes
    nothing besides."""
    found: list[TextPart] = []
    _add_texts(found, parts, values, "", "")
    return tuple(found)


def _add_texts(
    found: list[TextPart],
    parts: Sequence[Part],
    values: Mapping[str, PartValue],
    prefix: str,
    block: str,
) -> None:
    for part in parts:
        value = values[part.name]
        if isinstance(part, Text):
            if isinstance(value, str):
                found.append(TextPart(prefix + part.name, part.label, value, part, block))
        elif isinstance(part, Blocks) and isinstance(value, tuple):
            for index, each in enumerate(value):
                kind, here = part.type(each.type), f"{prefix}{part.name}.{index}."
                _add_texts(found, kind.fields, each.fields, here, kind.label)
