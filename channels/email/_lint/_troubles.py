"""The troubles of a mail's CSS as faults of the HTML: where they stand, for whom, how grave."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from channels._advice import Gravity
from channels.email._lint._clients import MAIN, OUTLOOK_WINDOWS
from channels.email._lint._support import Effect, support
from channels.email._lint._uses import Trouble, in_sheet, in_style
from channels.email._markup import Document, Element, Tag, of_tag

__all__ = ["Placed", "affected", "gravity_of", "troubles_in_elements", "troubles_in_sheet"]


class Placed(NamedTuple):
    """A trouble at [start, end) of the HTML, and the element that it stands in."""

    trouble: Trouble
    start: int
    end: int
    element: Element


def troubles_in_elements(document: Document) -> Iterator[Placed]:
    """Yield the troubles of the ``style`` attributes of *document*."""
    for element, troubles in document.telling(_of_style):
        for trouble, start, end in troubles:
            yield Placed(trouble, element.start + start, element.start + end, element)


@of_tag
def _of_style(tag: Tag) -> tuple[tuple[Trouble, int, int], ...]:
    """Return the troubles of the ``style`` of a tag, each with where it stands in the tag."""
    attribute = tag.attributes.get("style")
    if attribute is None:
        return ()
    return tuple(
        (trouble, *attribute.within(trouble.start, trouble.end))
        for trouble in in_style(attribute.value, tag.name)
    )


def troubles_in_sheet(
    sheet: str, start: int, element: Element, vocabulary: frozenset[str]
) -> Iterator[Placed]:
    """Yield the troubles of a style sheet that begins at *start*, in *element*."""
    for trouble in in_sheet(sheet, vocabulary):
        yield Placed(trouble, start + trouble.start, start + trouble.end, element)


def affected(
    clients: Iterable[str], element: Element, around: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return those of *clients* that come to *element*, and into the at-rules *around*."""
    known = support().features
    spared = {client for probe in around if probe in known for client in known[probe].without}
    if not element.in_outlook:
        spared.add(OUTLOOK_WINDOWS)
    return tuple(each for each in clients if each not in spared)


def gravity_of(effect: Effect, clients: Iterable[str], conditional: bool = False) -> Gravity | None:
    """Return "warning" where a main client loses more than looks, None where it is nothing."""
    is_main = not MAIN.isdisjoint(clients)
    if effect in ("plainer", "nothing") or conditional:
        return "info" if is_main else None
    return "warning" if is_main else "info"
