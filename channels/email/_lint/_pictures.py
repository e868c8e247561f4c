"""Every picture that a mail loads, wherever it is named."""

from collections.abc import Iterator
from typing import NamedTuple

from channels.email._markup import (
    Declaration,
    Document,
    Element,
    Tag,
    declarations,
    of_tag,
    remembered,
    sheet,
    words_of,
)

__all__ = ["Picture", "in_elements", "in_sheet"]


_SOURCES = {"img": "src", "v:image": "src", "v:fill": "src", "video": "poster"}


class Picture(NamedTuple):
    """The ``address`` of a picture, where it stands in the HTML, and in which element."""

    address: str
    start: int
    end: int
    element: Element


def in_elements(document: Document) -> Iterator[Picture]:
    """Yield the pictures of ``img``, ``srcset``, ``background`` and of styles, in order."""
    for element, pictures in document.telling(_of_tag):
        for address, start, end in pictures:
            yield Picture(address, element.start + start, element.start + end, element)


def in_sheet(sheet: str, start: int, element: Element) -> Iterator[Picture]:
    """Yield the pictures of a style sheet that begins at *start*, in *element*."""
    for address, first, last in _of_sheet(sheet):
        yield Picture(address, start + first, start + last, element)


@remembered(maxsize=128, longest=20_000)
def _of_sheet(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the addresses of pictures in a style sheet, each with where it stands."""
    return tuple(
        (address, declaration.start, declaration.end)
        for declaration in sheet(text).declarations
        for address in _of_declaration(declaration)
    )


@of_tag
def _of_tag(tag: Tag) -> tuple[tuple[str, int, int], ...]:
    """Return the addresses of pictures in a tag, each with where it stands in the tag."""
    return (*_of_attributes(tag), *_of_style(tag))


def _of_attributes(tag: Tag) -> Iterator[tuple[str, int, int]]:
    for name in (_SOURCES.get(tag.name, ""), "background"):
        attribute = tag.attributes.get(name)
        if attribute and (value := attribute.value.strip()):
            yield value, attribute.start, attribute.end
    if several := tag.attributes.get("srcset"):
        for candidate in several.value.split(","):
            if words := candidate.split():
                yield words[0], several.start, several.end


def _of_style(tag: Tag) -> Iterator[tuple[str, int, int]]:
    style = tag.attributes.get("style")
    if style and "url" in style.value.lower():
        for declaration in declarations(style.value):
            for address in _of_declaration(declaration):
                yield (address, *style.within(declaration.start, declaration.end))


def _of_declaration(declaration: Declaration) -> Iterator[str]:
    if "url" in declaration.value.lower() and "background" in declaration.name:
        yield from filter(None, words_of(declaration.value).urls)
