"""Where a text takes in a snippet: ``{% include "signature" %}``.

The language itself has no such tag: snippets are put in before anything reads a text as a template
(`templates_lib.snippets`). Here is only where the marks stand, found as the language finds tags,
so that what stands in a comment or between quotation marks is none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from templates_lib.language._lexer import read_tag
from templates_lib.language._limits import MAX_LENGTH, MAX_TAG_TOKENS

__all__ = ["Include", "as_comments", "includes"]

_OPENING = re.compile(r"\{([{%#])([-+]?)")
_COMMENT_END = re.compile(r"[-+]?#\}")
_SPACE = re.compile(r"\s*")
_CLOSINGS = {"{": "}}", "%": "%}"}


class Include(NamedTuple):
    """A mark that takes in the snippet called ``key``.

    ``start:end`` is the mark; ``outer_start:outer_end`` is that with the white space which
    ``{%-`` and ``-%}`` take away.
    """

    key: str
    start: int
    end: int
    outer_start: int
    outer_end: int


def includes(text: str) -> tuple[Include, ...]:
    """The marks in *text*, in their order; those behind a tag that cannot be read are passed by."""
    if "include" not in text or len(text) > MAX_LENGTH:
        return ()
    found: list[Include] = []
    position = 0
    while (opening := _OPENING.search(text, position)) is not None:
        if opening[1] == "#":
            end = _COMMENT_END.search(text, opening.end())
            if end is None:
                break
            position = _trimmed(text, end.start(), end.end())
            continue
        tag = read_tag(text, opening.end(), _CLOSINGS[opening[1]], MAX_TAG_TOKENS)
        if tag.stop != "closed":
            break
        outer_end = _trimmed(text, tag.start, tag.end)
        kinds = [token.kind for token in tag.tokens]
        if opening[1] == "%" and kinds == ["word", "string"] and tag.tokens[0].text == "include":
            start = opening.start()
            outer = position + len(text[position:start].rstrip()) if opening[2] == "-" else start
            key = tag.tokens[1].text[1:-1]
            found.append(Include(key, start, tag.end, outer, outer_end))
        position = outer_end
    return tuple(found)


def as_comments(text: str) -> str:
    """*text*, of the same length, with a comment in place of each mark: what reads a text that was
    typed, and has no snippets at hand, passes them by.
    """
    for mark in includes(text):
        opened = f"{{#{text[mark.start + 2 : mark.end - 2]}#}}"
        text = text[: mark.start] + opened + text[mark.end :]
    return text


def _trimmed(text: str, start: int, end: int) -> int:
    """Where a tag with the closing mark ``start:end`` ends: a ``-`` takes the space behind it."""
    if text[start] != "-":
        return end
    space = _SPACE.match(text, end)
    assert space is not None
    return space.end()
