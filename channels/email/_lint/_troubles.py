"""The troubles of a mail's CSS as faults of the HTML: where they stand, for whom, how grave."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from channels._advice import Gravity
from channels.email._lint._clients import MAIN, OUTLOOK_WINDOWS
from channels.email._lint._support import Effect, support
from channels.email._lint._uses import Trouble, in_sheet, in_style
from channels.email._markup import Element, Sheet

__all__ = ["Placed", "affected", "gravity_of", "troubles_in_elements", "troubles_in_sheet"]


class Placed(NamedTuple):
    """A trouble at [start, end) of the HTML, and the element that it stands in."""

    trouble: Trouble
    start: int
    end: int
    element: Element


def troubles_in_elements(elements: Iterable[Element]) -> Iterator[Placed]:
    """Yield the troubles of the ``style`` attributes of *elements*."""
    for element in elements:
        attribute = element.attributes.get("style")
        for trouble in in_style(attribute.value, element.name) if attribute else ():
            assert attribute is not None
            if attribute.exact:
                place = (attribute.start + trouble.start, attribute.start + trouble.end)
            else:
                place = (attribute.start, attribute.end)
            yield Placed(trouble, *place, element)


def troubles_in_sheet(
    sheet: Sheet, start: int, element: Element, vocabulary: frozenset[str]
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
