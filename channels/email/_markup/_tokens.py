"""HTML cut into tokens as the HTML Standard cuts it (13.2.5), with the offset of each.

``html.parser`` would do, but up to Python 3.11.13 it takes quadratic time over broken markup
(16 seconds for 200 KB of ``<!--``), and it gives no place to an attribute. Here every
expression either moves on or ends at the end of the document, so the time is linear.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from channels._frozen import Frozen
from channels.email._markup._references import decoded_attribute

__all__ = ["Attribute", "Kind", "Token", "tokens"]

Kind = Literal["start", "end", "text", "comment", "doctype"]


class Attribute(NamedTuple):
    """An attribute: its decoded ``value``, and the place of the raw one, [start, end); of its
    name where it has none.

    ``exact`` says that the value stands there letter for letter, so that an offset in it is
    an offset from ``start``.
    """

    value: str
    start: int
    end: int
    exact: bool


class Token(NamedTuple):
    """A piece of a document, [start, end).

    ``name`` is that of a tag, in lower case. [start, end) of a text or comment is what stands
    in it; ``is_raw``: a text in which ``&`` begins no reference (a style, a script).
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, Attribute] = Frozen({})
    is_raw: bool = False


# What HTML takes for space: "\s" would take a no-break space too.
_S = r"[ \t\n\f\r]"
_MARKUP = re.compile(r"<(?=[A-Za-z!?]|/[^>]|/>)")
_TAG_NAME = re.compile(r"</?([A-Za-z][^ \t\n\f\r/>]*+)")
_VALUE = r"""
    "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<bare>[^ \t\n\f\r>"'][^ \t\n\f\r>]*+) | (?=>)
"""
_ATTRIBUTE = re.compile(
    rf"(?:{_S}|/)*+(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_S}*+={_S}*+(?x:{_VALUE}))?+"
)
_TAG_END = re.compile(rf"(?:{_S}|/)*+>")
_OPEN_QUOTE = re.compile(rf"{_S}*+={_S}*+[\"']")
_COMMENT = re.compile(r"<!--(?:-?>|(.*?)(?:--!?>|\Z))", re.DOTALL)
_BOGUS = re.compile(r"<[!?/]([^>]*+)(?:>|\Z)")

# Elements whose content is text up to their end tag; in the first group, no references either.
_RAW = frozenset({"style", "script", "xmp", "iframe", "noembed", "noframes"})
_PLAIN = frozenset({"title", "textarea"})
_CLOSERS = {
    name: re.compile(rf"</{name}(?={_S}|[/>]|\Z)", re.IGNORECASE) for name in (*_RAW, *_PLAIN)
}


def tokens(document: str) -> Iterator[Token]:
    """Yield the tokens of *document* in order; a tag cut off by its end is left out."""
    position = 0
    while (markup := _MARKUP.search(document, position)) is not None:
        if markup.start() > position:
            yield Token("text", position, markup.start())
        token, position = _next(document, markup.start())
        if token is None:
            continue
        yield token
        if token.kind == "start" and token.name in _CLOSERS:
            closer = _CLOSERS[token.name].search(document, position)
            end = closer.start() if closer else len(document)
            if end > position:
                yield Token("text", position, end, token.name, Frozen({}), token.name in _RAW)
            position = end
    if position < len(document):
        yield Token("text", position, len(document))


def _next(document: str, start: int) -> tuple[Token | None, int]:
    """Return the token that begins at *start*, and where the next one may begin."""
    if document.startswith("<!--", start):
        comment = _COMMENT.match(document, start)
        assert comment is not None
        inner = comment.span(1) if comment[1] is not None else (start + 4, start + 4)
        return Token("comment", *inner), comment.end()
    name = _TAG_NAME.match(document, start)
    if name is None:
        bogus = _BOGUS.match(document, start)
        assert bogus is not None
        is_doctype = bogus[1][:7].lower() == "doctype"
        return Token("doctype" if is_doctype else "comment", *bogus.span(1)), bogus.end()
    attributes, end = _attributes(document, name.end())
    if end is None:
        return None, len(document)
    kind: Kind = "end" if document[start + 1] == "/" else "start"
    return Token(kind, start, end, name[1].lower(), attributes), end


def _attributes(document: str, position: int) -> tuple[Mapping[str, Attribute], int | None]:
    """Return the attributes from *position* on, the first of each name, and the tag's end."""
    found: dict[str, Attribute] = {}
    while (close := _TAG_END.match(document, position)) is None:
        match = _ATTRIBUTE.match(document, position)
        if match is None or match.end() >= len(document):
            return found, None
        if match.lastgroup == "name" and _is_open(document, match.end()):
            return found, None
        found.setdefault(match["name"].lower(), _attribute(match))
        position = match.end()
    return found, close.end()


def _attribute(match: re.Match[str]) -> Attribute:
    group = match.lastgroup or "name"
    if group == "name":
        return Attribute("", *match.span("name"), False)
    raw = match[group]
    value = decoded_attribute(raw)
    return Attribute(value, *match.span(group), value == raw)


def _is_open(document: str, position: int) -> bool:
    """Whether a quoted value begins here: it did not match, so it never closes."""
    return _OPEN_QUOTE.match(document, position) is not None
