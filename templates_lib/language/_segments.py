"""From tokens to segments: runs of text, print tags, block tags and comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token, Unreadable, scan
from templates_lib.language._names import check_name
from templates_lib.language._source import Source, character_name

MAX_TOKENS = 2_500
"""Most tokens in one template: 500 plain tags, which take less than 10 ms to read."""

_ENDS = {"variable_begin": "variable_end", "block_begin": "block_end", "raw_begin": "raw_end"}
_SIGNS = {"variable_begin": "}}", "block_begin": "%}", "comment_begin": "#}"}
_KINDS = {"variable_begin": "print", "block_begin": "block", "comment_begin": "comment"}
_CURLED = "“”„‟«»‘’‚‛″′"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text, or a tag with the whitespace that it removes.

    ``tokens`` are what stands inside a tag, without whitespace; ``inner`` is the span between its
    opening and closing marks.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    tokens: tuple[Token, ...] = ()
    inner: tuple[int, int] = (0, 0)


def split(source: Source) -> Iterator[Segment]:
    """Yield the segments of a template, which tile it."""
    tokens, stopped = scan(source.text, MAX_TOKENS + 1)
    if len(tokens) > MAX_TOKENS:
        raise source.refuse(
            tokens[MAX_TOKENS].start,
            tokens[MAX_TOKENS].end,
            gettext_noop("The template has too many parts; the most is %(limit)s."),
            limit=str(MAX_TOKENS),
        )
    for token in tokens:
        # Jinja2's lexer takes "¼" for a word and stumbles over it later, past our own errors.
        if token.kind == "name" and not token.text.isidentifier():
            check_name(source, token)
    position = done = 0
    while position < len(tokens):
        segment, position = _segment(source, tokens, position, done, stopped)
        done = segment.end
        yield segment
    if stopped is not None:
        raise _unreadable(source, stopped)


def _segment(
    source: Source, tokens: list[Token], at: int, start: int, stopped: Unreadable | None
) -> tuple[Segment, int]:
    first = tokens[at]
    if first.kind == "data":
        return Segment("text", start, first.end, first.text), at + 1
    if first.kind == "raw_begin":
        raise source.refuse(
            first.start,
            first.end,
            gettext_noop('“raw” is not allowed; to write braces as text, write {{ "{{" }}.'),
            suggestion='{{ "{{" }}',
        )
    closing = "comment_end" if first.kind == "comment_begin" else _ENDS[first.kind]
    for index in range(at + 1, len(tokens)):
        if tokens[index].kind == closing:
            return _tag(tokens[at : index + 1], start), index + 1
    raise _unclosed(source, first, stopped)


def _tag(tokens: list[Token], start: int) -> Segment:
    first, last = tokens[0], tokens[-1]
    inside = tuple(token for token in tokens[1:-1] if token.kind != "whitespace")
    text = inside[0].text if first.kind == "comment_begin" and inside else ""
    return Segment(_KINDS[first.kind], start, last.end, text, inside, (first.end, last.start))


def _unclosed(source: Source, first: Token, stopped: Unreadable | None) -> TemplateSyntaxError:
    """Say why the tag that begins with ``first`` has no end, as near to the fault as can be."""
    sign = _SIGNS[first.kind]
    if stopped is not None and first.kind != "comment_begin":
        character = source.text[stopped.offset]
        if character == "}":
            return _wrong_end(source, first, stopped.offset)
        if not (character in "\"'" or source.text[first.start : stopped.offset].count("\n")):
            return _unreadable(source, stopped)
        if character in "\"'":
            return source.refuse(
                stopped.offset,
                stopped.offset + 1,
                gettext_noop("The quotation mark that opens here is never closed."),
            )
    line_end = source.text.find("\n", first.start)
    return source.refuse(
        first.start,
        line_end if line_end >= 0 else len(source.text),
        gettext_noop("The tag that opens here is never closed; close it with %(sign)s."),
        sign=sign,
    )


def _wrong_end(source: Source, first: Token, offset: int) -> TemplateSyntaxError:
    text = source.text
    start = offset - 1 if text[offset - 1] == "%" else offset
    end = offset + (2 if text[offset + 1 : offset + 2] == "}" and start == offset else 1)
    return source.refuse(
        start,
        end,
        gettext_noop("A tag that opens with %(open)s is closed with %(sign)s, not with %(words)s."),
        open=first.text[:2],
        sign=_SIGNS[first.kind],
        suggestion=_SIGNS[first.kind],
    )


def _unreadable(source: Source, stopped: Unreadable) -> TemplateSyntaxError:
    offset = stopped.offset
    character = source.text[offset : offset + 1]
    if character in _CURLED:
        return source.refuse(
            offset,
            offset + 1,
            gettext_noop('Inside a tag, quotation marks are straight: write " and not %(words)s.'),
            suggestion='"',
        )
    shown = character if character.isprintable() else character_name(character)
    return source.refuse(
        offset,
        offset + 1,
        gettext_noop("%(character)s cannot stand inside a tag."),
        character=shown,
    )
