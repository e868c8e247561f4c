"""The elements and texts of an HTML document, each with its place and its parent."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple, TypeVar

from channels._lazy import lazy
from channels.email._markup._tag import Attribute, Tag

__all__ = ["Document", "Element", "Stray", "Text"]

R = TypeVar("R")


class Element(NamedTuple):
    """An element: [start, end) is its start tag, ``number`` its place among all, ``parent`` that of
    the element around it, -1 at the top.

    ``in_outlook`` is false where a conditional comment keeps it from Outlook for Windows.
    """

    number: int
    name: str
    tag: Tag
    start: int
    end: int
    parent: int
    depth: int
    in_outlook: bool

    @property
    def attributes(self) -> Mapping[str, Attribute]:
        """The attributes by their names; their places are offsets from ``start``."""
        return self.tag.attributes

    def get(self, name: str) -> str | None:
        """Return the value of attribute *name*, None when it is not there."""
        attribute = self.tag.attributes.get(name)
        return attribute.value if attribute else None

    def place(self, name: str) -> tuple[int, int]:
        """Return where the value of attribute *name* stands; the start tag when nowhere."""
        attribute = self.tag.attributes.get(name)
        if attribute is None:
            return self.start, self.end
        return self.start + attribute.start, self.start + attribute.end


def _number(element: Element) -> int:
    return element.number


class Text(NamedTuple):
    """A text as a reader sees it, at [start, end), in the element with index ``parent``."""

    value: str
    start: int
    end: int
    parent: int


class Stray(NamedTuple):
    """A start tag that is never closed, or an end tag that closes nothing."""

    kind: Literal["unclosed", "unopened"]
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """An HTML document. Everything is in the order of the source.

    ``stops`` gives for each element where its content ends.
    """

    source: str
    elements: tuple[Element, ...]
    stops: tuple[int, ...]
    texts: tuple[Text, ...]
    strays: tuple[Stray, ...]
    doctype: bool

    @lazy
    def tags(self) -> frozenset[Tag]:
        """The start tags that occur, each once."""
        return frozenset(element.tag for element in self.elements)

    def telling(self, told: Callable[[Tag], R | None]) -> Iterator[tuple[Element, R]]:
        """Yield each element of whose tag *told* (an ``of_tag``) says something, and that."""
        telling = {tag: said for tag in self.tags if (said := told(tag))}
        if telling:
            for element in self.elements:
                if element.tag in telling:
                    yield element, telling[element.tag]

    @lazy
    def links(self) -> tuple[int, ...]:
        """For each element the index of the nearest ``a`` that it is or stands in, or -1."""
        found: list[int] = []
        for element in self.elements:
            above = found[element.parent] if element.parent >= 0 else -1
            found.append(element.number if element.name == "a" else above)
        return tuple(found)

    @lazy
    def by_name(self) -> Mapping[str, tuple[Element, ...]]:
        """Name -> the elements called that, in order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.name, []).append(element)
        return {name: tuple(elements) for name, elements in found.items()}

    def named(self, *names: str) -> Iterator[Element]:
        """Yield the elements called one of *names*, in order."""
        found = [self.by_name[name] for name in names if name in self.by_name]
        return iter(found[0]) if len(found) == 1 else iter(sorted(chain(*found), key=_number))
