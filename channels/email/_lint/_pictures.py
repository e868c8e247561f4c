"""Every picture that a mail loads, wherever it is named."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from channels.email._markup import Declaration, Element, Sheet, declarations, words_of

__all__ = ["Picture", "in_elements", "in_sheet"]


_SOURCES = {"img": "src", "v:image": "src", "v:fill": "src", "video": "poster"}


class Picture(NamedTuple):
    """The ``address`` of a picture, where it stands in the HTML, and in which element."""

    address: str
    start: int
    end: int
    element: Element


def in_elements(elements: Iterable[Element]) -> Iterator[Picture]:
    """Yield the pictures of ``img``, ``srcset``, ``background`` and of styles, in order."""
    for element in elements:
        if element.attributes:
            yield from _of_attributes(element)
        style = element.attributes.get("style")
        if style and "url" in style.value.lower():
            for declaration in declarations(style.value):
                place = (style.start, style.end)
                if style.exact:
                    place = (style.start + declaration.start, style.start + declaration.end)
                yield from _of_declaration(declaration, place, element)


def in_sheet(sheet: Sheet, start: int, element: Element) -> Iterator[Picture]:
    """Yield the pictures of a style sheet that begins at *start*, in *element*."""
    for declaration in sheet.declarations:
        place = (start + declaration.start, start + declaration.end)
        yield from _of_declaration(declaration, place, element)


def _of_attributes(element: Element) -> Iterator[Picture]:
    for name in (_SOURCES.get(element.name, ""), "background"):
        if value := (element.get(name) or "").strip():
            yield Picture(value, *element.place(name), element)
    if "srcset" in element.attributes:
        for candidate in (element.get("srcset") or "").split(","):
            if words := candidate.split():
                yield Picture(words[0], *element.place("srcset"), element)


def _of_declaration(
    declaration: Declaration, place: tuple[int, int], element: Element
) -> Iterator[Picture]:
    if "url" in declaration.value.lower() and "background" in declaration.name:
        for found in words_of(declaration.value).urls:
            if found:
                yield Picture(found, *place, element)
