"""A finished mail as the rules read it. Everything is read once, and only when it is asked for."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from channels._lazy import lazy
from channels.email._limits import HTML_BYTES
from channels.email._lint._pictures import Picture, in_elements, in_sheet
from channels.email._lint._troubles import Placed, troubles_in_elements, troubles_in_sheet
from channels.email._markup import (
    Document,
    Element,
    Sheet,
    Style,
    Text,
    has_dark_rules,
    looks,
    read,
    sheet,
    vocabulary,
)

__all__ = ["Link", "Mail", "PlacedSheet", "squeezed"]

# Space, and marks that nobody sees: joiners, the soft hyphen, what fills a preheader.
_BLANK = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\u3164\ufeff]+"
)

# An inbox reads about this much of a mail to make its preview.
_PREVIEW = 600
# Elements whose text is never shown.
_SILENT = frozenset({"style", "script", "title", "head", "noscript", "template"})
# Five times what Gmail shows: a mail that anybody sends is read whole.
_MOST_CHARACTERS = 5 * HTML_BYTES


def squeezed(text: str) -> str:
    """Return *text* as a reader sees it: no invisible marks, one space for each stretch."""
    return _BLANK.sub(" ", text).strip()


class Link(NamedTuple):
    """An ``a`` with an address, trimmed; ``words`` are what a reader sees or hears of it."""

    element: Element
    href: str
    words: str
    images: tuple[Element, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Where the address stands."""
        return self.element.place("href")


class PlacedSheet(NamedTuple):
    """A ``<style>`` element and what is in it, which begins at ``start``."""

    element: Element
    text: str
    start: int

    @property
    def sheet(self) -> Sheet:
        """Its text, read."""
        return sheet(self.text)


class Mail:
    """The outputs of one mail, and what can be read off them. ``locale`` is a tag, or ""."""

    def __init__(self, outputs: Mapping[str, str], locale: str = "") -> None:
        self.subject = outputs.get("subject", "")
        self.preheader = outputs.get("preheader", "")
        self.html = outputs.get("html", "")
        self.text = outputs.get("text", "")
        self.locale = locale

    def output(self, name: str) -> str:
        """Return the output called *name*, one of the four."""
        return str(getattr(self, name))

    @property
    def is_read(self) -> bool:
        """Whether the HTML is read at all: beyond all measure, its size is all that is told."""
        return len(self.html) <= _MOST_CHARACTERS

    @lazy
    def document(self) -> Document:
        """The HTML, read."""
        return read(self.html if self.is_read else "")

    @lazy
    def root(self) -> Element | None:
        """The ``html`` element; None where there is none."""
        return next(self.document.named("html"), None)

    @lazy
    def sheets(self) -> tuple[PlacedSheet, ...]:
        """The style sheets, in order."""
        elements = self.document.elements
        return tuple(
            PlacedSheet(elements[text.parent], text.value, text.start)
            for text in self.document.texts
            if text.parent >= 0 and elements[text.parent].name == "style"
        )

    @lazy
    def vocabulary(self) -> frozenset[str]:
        """Every type, class, id and attribute that a selector could find."""
        return vocabulary(self.document.tags)

    @lazy
    def styles(self) -> tuple[Style, ...] | None:
        """How each element looks by day; None when its style sheets are beyond reading."""
        return self._styles(dark=False)

    @lazy
    def dark_styles(self) -> tuple[Style, ...] | None:
        """The same on a dark screen; None when the mail has no rules for one."""
        told = any(has_dark_rules(each.text) for each in self.sheets)
        return self._styles(dark=True) if told else None

    def _styles(self, dark: bool) -> tuple[Style, ...] | None:
        screens = [each.text for each in self.sheets if _is_for_screens(each.element)]
        return looks(self.document.elements, screens, dark)

    def is_shown(self, element: Element) -> bool:
        """Whether a reader sees what stands in *element*."""
        return self.styles is None or self.styles[element.number].shown

    @lazy
    def words(self) -> tuple[Text, ...]:
        """The texts that a reader sees: none that is blank, none that is hidden."""
        elements, visible = self.document.elements, self.styles
        return tuple(
            text
            for text in self.document.texts
            if not text.value.isspace()
            and (text.parent < 0 or visible is None or visible[text.parent].shown)
            and (text.parent < 0 or elements[text.parent].name not in _SILENT)
            and squeezed(text.value)
        )

    @lazy
    def beginning(self) -> tuple[Text, ...]:
        """The first texts of the body, hidden ones too: what an inbox makes its preview of."""
        elements = self.document.elements
        found, length = [], 0
        for text in self.document.texts:
            if text.parent < 0 or elements[text.parent].name not in _SILENT:
                found.append(text)
                length += len(text.value)
            if length > _PREVIEW + len(self.preheader):
                break
        return tuple(found)

    @lazy
    def links(self) -> tuple[Link, ...]:
        """Every ``a`` with an ``href``, in order."""
        texts, images = self._by_link()
        return tuple(
            Link(
                element,
                (element.get("href") or "").strip(),
                squeezed(" ".join(texts.get(element.number, ()))),
                tuple(images.get(element.number, ())),
            )
            for element in self.document.named("a")
            if "href" in element.attributes
        )

    def _by_link(self) -> tuple[Mapping[int, list[str]], Mapping[int, list[Element]]]:
        """Return what can be read in each link, alternative texts too; and its images."""
        around = self.document.links
        texts: dict[int, list[tuple[int, str]]] = {}
        images: dict[int, list[Element]] = {}
        for text in self.document.texts:
            if text.parent >= 0 and (link := around[text.parent]) >= 0:
                texts.setdefault(link, []).append((text.start, text.value))
        for image in self.document.named("img"):
            if (link := around[image.number]) >= 0:
                images.setdefault(link, []).append(image)
                texts.setdefault(link, []).append((image.start, image.get("alt") or ""))
        ordered = {link: [words for _, words in sorted(found)] for link, found in texts.items()}
        return ordered, images

    @lazy
    def images(self) -> tuple[Element, ...]:
        """Every ``img``, in order."""
        return tuple(self.document.named("img"))

    @lazy
    def troubles(self) -> tuple[Placed, ...]:
        """Where the CSS uses what a client lacks; on an element that is hidden it does no harm."""
        found = [
            each for each in troubles_in_elements(self.document) if self.is_shown(each.element)
        ]
        for each in self.sheets:
            found += troubles_in_sheet(each.text, each.start, each.element, self.vocabulary)
        return tuple(found)

    @lazy
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture that the mail loads, wherever it is named."""
        found = list(in_elements(self.document))
        for each in self.sheets:
            found += in_sheet(each.text, each.start, each.element)
        return tuple(found)

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each output that is no HTML."""
        for name in ("subject", "preheader", "text"):
            yield name, self.output(name)


def _is_for_screens(style: Element) -> bool:
    media = (style.get("media") or "").strip().lower()
    return media in ("", "all", "screen")
