"""A template cut into runs of text, print tags, block tags and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from locales.words import gettext_noop
from templates_lib.language._ends import refuse_end, refuse_unclosed_comment
from templates_lib.language._lexer import Tokens, read_tag
from templates_lib.language._limits import MAX_TAG_TOKENS, MAX_TOKENS
from templates_lib.language._source import Source, with_line_feeds

_OPENING = re.compile(r"\{([{%#])([-+]?)")
_COMMENT_END = re.compile(r"[-+]?#\}")
_SPACE = re.compile(r"\s*")
_KINDS = {"{": "print", "%": "block", "#": "comment"}
_CLOSINGS = {"{": "}}", "%": "%}"}


class Segment(NamedTuple):
    """A run of text, or a tag with the whitespace that it removes.

    ``tokens`` are what stands inside a tag, ``marks`` the span from its opening to its closing mark
    and ``inner`` the span between the two. ``text`` is the literal text, or a comment's.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    tokens: Tokens = ()
    marks: tuple[int, int] = (0, 0)
    inner: tuple[int, int] = (0, 0)


def split(source: Source) -> Iterator[Segment]:
    """Yield the segments of a template, which tile it."""
    text, position, counted = source.text, 0, 0
    while (opening := _OPENING.search(text, position)) is not None:
        start = opening.start()
        if opening[2] == "-":
            start = position + len(text[position:start].rstrip())
        if start > position:
            counted += 1
            yield _run(text, position, start)
        tag = _tag(source, opening, start)
        counted += len(tag.tokens) + 2
        if counted > MAX_TOKENS:
            raise _too_many(source, tag)
        yield tag
        position = tag.end
    if position < len(text):
        yield _run(text, position, len(text))


def _run(text: str, start: int, end: int) -> Segment:
    return Segment("text", start, end, with_line_feeds(text[start:end]))


def _tag(source: Source, opening: re.Match[str], start: int) -> Segment:
    if opening[1] == "#":
        return _comment(source, opening, start)
    tag = read_tag(source.text, opening.end(), _CLOSINGS[opening[1]], MAX_TAG_TOKENS)
    if tag.stop != "closed":
        raise refuse_end(source, opening, tag)
    return Segment(
        _KINDS[opening[1]],
        start,
        _trimmed(source.text, tag.start, tag.end),
        tokens=tag.tokens,
        marks=(opening.start(), tag.end),
        inner=(opening.end(), tag.start),
    )


def _comment(source: Source, opening: re.Match[str], start: int) -> Segment:
    end = _COMMENT_END.search(source.text, opening.end())
    if end is None:
        raise refuse_unclosed_comment(source, opening)
    return Segment(
        "comment",
        start,
        _trimmed(source.text, end.start(), end.end()),
        with_line_feeds(source.text[opening.end() : end.start()]),
        marks=(opening.start(), end.end()),
        inner=(opening.end(), end.start()),
    )


def _trimmed(text: str, start: int, end: int) -> int:
    """Where a tag with the closing mark ``start:end`` ends: a ``-`` takes the space behind it."""
    if text[start] != "-":
        return end
    space = _SPACE.match(text, end)
    assert space is not None
    return space.end()


def _too_many(source: Source, tag: Segment) -> Exception:
    return source.refuse(
        *tag.marks,
        gettext_noop("The template has too many parts; the most is %(limit)s."),
        limit=str(MAX_TOKENS),
    )
