"""HTML cut into tokens as the HTML Standard cuts it (13.2.5), with the offset of each.

``html.parser`` would do, but up to Python 3.11.13 it takes quadratic time over broken markup
(16 seconds for 200 KB of ``<!--``), and it gives no place to an attribute. Here every
expression either moves on or ends at the end of the document, so the time is linear.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from channels.email._markup._tag import NO_TAG, TIDY, Tag, read_tag, tag_of

__all__ = ["CLOSERS", "RAW", "Kind", "Token", "tokens"]

Kind = Literal["start", "end", "text", "comment", "doctype"]


class Token(NamedTuple):
    """A piece of a document, [start, end).

    ``name`` is that of a tag, in lower case, and ``tag`` what stands in it. [start, end) of a text
    or comment is what stands in it; ``is_raw``: a text in which ``&`` begins no reference (a style,
    a script).
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    tag: Tag = NO_TAG
    is_raw: bool = False


# What HTML takes for space: "\s" would take a no-break space too.
_S = r"[ \t\n\f\r]"
_MARKUP = re.compile(r"<(?=[A-Za-z!?]|/[^>]|/>)")
_TAG_NAME = re.compile(r"</?[A-Za-z]")
_COMMENT = re.compile(r"<!--(?:-?>|(.*?)(?:--!?>|\Z))", re.DOTALL)
_BOGUS = re.compile(r"<[!?/]([^>]*+)(?:>|\Z)")

# Elements whose content is text up to their end tag; in the first group, no references either.
RAW = frozenset({"style", "script", "xmp", "iframe", "noembed", "noframes"})
_PLAIN = frozenset({"title", "textarea"})
CLOSERS = {
    name: re.compile(rf"</{name}(?={_S}|[/>]|\Z)", re.IGNORECASE) for name in (*RAW, *_PLAIN)
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
        if token.kind == "start" and token.name in CLOSERS:
            closer = CLOSERS[token.name].search(document, position)
            end = closer.start() if closer else len(document)
            if end > position:
                yield Token("text", position, end, token.name, NO_TAG, token.name in RAW)
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
    if _TAG_NAME.match(document, start) is None:
        bogus = _BOGUS.match(document, start)
        assert bogus is not None
        is_doctype = bogus[1][:7].lower() == "doctype"
        return Token("doctype" if is_doctype else "comment", *bogus.span(1)), bogus.end()
    tidy = TIDY.match(document, start)
    tag = tag_of(tidy[0]) if tidy else read_tag(document, start)
    if tag is None:
        return None, len(document)
    kind: Kind = "end" if document[start + 1] == "/" else "start"
    return Token(kind, start, start + len(tag.raw), tag.name, tag), start + len(tag.raw)
