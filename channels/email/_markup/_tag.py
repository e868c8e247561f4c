"""Start tags, and what follows from one alone.

The tags of a mail repeat themselves, and those of all mails of a brand do so even more: only words
and addresses differ. So a tag that is written like another is the same object, and what a rule
reads off it is read once.
"""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from channels._frozen import Frozen
from channels.email._markup._caching import remembered
from channels.email._markup._references import decoded_attribute

__all__ = ["NO_TAG", "TIDY", "Attribute", "Tag", "of_tag", "read_tag", "tag_of"]

R = TypeVar("R")


class Attribute(NamedTuple):
    """An attribute: its decoded ``value``, and the place of the raw one, [start, end); of its
    name where it has none. Places are offsets from where the tag begins.

    ``exact`` says that the value stands there letter for letter, so that an offset in it is
    an offset from ``start``.
    """

    value: str
    start: int
    end: int
    exact: bool

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the value stands; where the whole does, if not ``exact``."""
        if not self.exact:
            return self.start, self.end
        return self.start + start, self.start + end


class Tag:
    """A start tag as it stands (``raw``): its name in lower case, its attributes by their names.

    Equal is only the same object; two objects for one writing are possible and do no harm.
    """

    __slots__ = ("_found", "attributes", "name", "raw")

    def __init__(self, raw: str, name: str, attributes: Mapping[str, Attribute]) -> None:
        self.raw, self.name, self.attributes = raw, name, attributes
        self._found: dict[object, Any] = {}

    def get(self, name: str) -> str | None:
        """Return the value of attribute *name*, None when it is not there."""
        attribute = self.attributes.get(name)
        return attribute.value if attribute else None

    def __repr__(self) -> str:
        return f"<Tag {self.raw[:60]!r}>"


NO_TAG = Tag("", "", Frozen({}))


def of_tag(function: Callable[[Tag], R]) -> Callable[[Tag], R]:
    """Return *function*, which reads nothing but a tag, so that it reads each once.

    What it finds is kept with the tag, and goes when that goes.
    """

    @wraps(function)
    def asked(tag: Tag) -> R:
        try:
            found: R = tag._found[function]
        except KeyError:
            found = tag._found[function] = function(tag)
        return found

    return asked


# What HTML takes for space: "\s" would take a no-break space too.
_S = r"[ \t\n\f\r]"
_NAME = re.compile(r"</?([A-Za-z][^ \t\n\f\r/>]*+)")
_VALUE = r"""
    "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<bare>[^ \t\n\f\r>"'][^ \t\n\f\r>]*+) | (?=>)
"""
_ATTRIBUTE = re.compile(
    rf"(?:{_S}|/)*+(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_S}*+={_S}*+(?x:{_VALUE}))?+"
)
# A tag as nearly all are written: its end can be found before its attributes are read.
TIDY = re.compile(
    r"""
    </?+ [A-Za-z][A-Za-z0-9:-]*+
    (?: [ \t\n\f\r]++ [A-Za-z_:][\w:.-]*+ (?: ="[^"]*+" )?+ )*+ [ \t\n\f\r]*+ /?+ >
    """,
    re.VERBOSE | re.ASCII,
)
_END = re.compile(rf"(?:{_S}|/)*+>")
_OPEN_QUOTE = re.compile(rf"{_S}*+={_S}*+[\"']")


@remembered(maxsize=4096)
def tag_of(raw: str) -> Tag:
    """Return the tag that *raw*, from "<" to ">", is; the tag of an end tag too."""
    tag = read_tag(raw, 0)
    assert tag is not None and len(tag.raw) == len(raw)
    return tag


def read_tag(document: str, start: int) -> Tag | None:
    """Return the tag that begins at *start*; None when the end of the document cuts it off.

    Its name must stand there. The first attribute of each name counts.
    """
    name = _NAME.match(document, start)
    assert name is not None
    found: dict[str, Attribute] = {}
    position = name.end()
    while (close := _END.match(document, position)) is None:
        match = _ATTRIBUTE.match(document, position)
        if match is None or match.end() >= len(document):
            return None
        if match.lastgroup == "name" and _OPEN_QUOTE.match(document, match.end()):
            return None  # a quoted value begins here, and never closes
        found.setdefault(match["name"].lower(), _attribute(match, start))
        position = match.end()
    return Tag(document[start : close.end()], name[1].lower(), found)


def _attribute(match: re.Match[str], start: int) -> Attribute:
    group = match.lastgroup or "name"
    first, last = match.span(group)
    if group == "name":
        return Attribute("", first - start, last - start, False)
    raw = match[group]
    value = decoded_attribute(raw)
    return Attribute(value, first - start, last - start, value == raw)
