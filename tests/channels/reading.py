"""Reading HTML in tests: elements with their attributes, those inside ``srcdoc`` included."""

from collections.abc import Iterator
from html.parser import HTMLParser

from channels._tags import split

__all__ = ["Element", "all_tags_close", "elements", "visible_text"]

Element = tuple[str, dict[str, str]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self.silent += tag in ("style", "title")

    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "title")

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)


def all_tags_close(template: str) -> bool:
    """Whether no tag of *template* is left open: the language would refuse it."""
    literals = [run.text for run in split(template) if not run.is_tag]
    return not any(opener in text for text in literals for opener in ("{{", "{%", "{#"))


def _read(document: str) -> _Reader:
    reader = _Reader()
    reader.feed(document)
    reader.close()
    return reader


def elements(document: str) -> Iterator[Element]:
    """Yield (name, attributes) of each element, and of each in a framed document."""
    for name, attributes in _read(document).found:
        yield name, attributes
        yield from elements(attributes.get("srcdoc", ""))


def visible_text(document: str) -> str:
    """Return the text of *document* without styles and title."""
    return "".join(_read(document).words)
