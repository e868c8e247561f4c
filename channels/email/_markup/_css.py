"""CSS cut into blocks and declarations, by CSS Syntax Level 3, with the offset of each.

What a value says is left as text. Everything is flat, and blocks know their parents, so that
no depth of nesting can end the process. Every expression moves on: the time is linear.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Block", "Declaration", "Sheet", "declarations", "sheet", "words_of"]


class Block(NamedTuple):
    """A rule: its ``prelude`` is a selector, or begins with "@". ``parent`` is the index of
    the block around it, -1 at the top. An at-rule without a block (``@import``) is one too.
    """

    prelude: str
    start: int
    end: int
    parent: int

    @property
    def at(self) -> str:
        """The name of an at-rule in lower case ("media"), "" of a style rule."""
        match = _AT.match(self.prelude)
        return match[1].lower() if match else ""


class Declaration(NamedTuple):
    """``name: value`` at [start, end), in the block with the index ``block``; -1 in none."""

    name: str
    value: str
    important: bool
    start: int
    end: int
    block: int


class Sheet(NamedTuple):
    """Everything that a style sheet, or the style of an element, says; in order."""

    blocks: tuple[Block, ...]
    declarations: tuple[Declaration, ...]


class Words(NamedTuple):
    """What a value is made of, in lower case: ``functions``, ``units``, ``idents``; and the
    addresses in ``url()`` as they stand."""

    functions: frozenset[str]
    units: frozenset[str]
    idents: frozenset[str]
    urls: tuple[str, ...]


_AT = re.compile(r"@([\w-]+)")
_STRING = r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?"""
_URL = r"""(?<![\w-])[uU][rR][lL]\([ \t\n\f\r]*+(?!["' \t\n\f\r])(?:[^)\\]|\\.)*+\)?"""
_COMMENT = r"/\*.*?(?:\*/|\Z)"
# What can end or hide an end: all else is skipped by the search itself.
_MARK = re.compile(rf"{_COMMENT}|<!--|-->|{_STRING}|{_URL}|\\.|[;{{}}()\[\]]", re.DOTALL)
_COMMENTS = re.compile(_COMMENT, re.DOTALL)
_NAME = re.compile(r"[ \t\n\f\r;]*+((?:--|-?[A-Za-z_*])[\w-]*+)[ \t\n\f\r]*+:")
_IMPORTANT = re.compile(r"![ \t\n\f\r]*+important[ \t\n\f\r]*+$", re.IGNORECASE)
_WORD = re.compile(
    rf"""
      (?P<quoted>{_STRING})
    | (?<![\w-])[uU][rR][lL]\(\s*+(?P<address>"[^"]*+"|'[^']*+'|(?:[^)\\]|\\.)*+)\s*+\)?
    | \#[\w-]++
    | [-+]?(?:[0-9]*\.)?[0-9]++(?:[eE][-+]?[0-9]++)?(?P<unit>%|[A-Za-z]++)?
    | (?P<name>-{{0,2}}[A-Za-z_][\w-]*+)(?P<call>\()?
    """,
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=2048)
def declarations(text: str) -> tuple[Declaration, ...]:
    """Return the declarations of a ``style`` attribute."""
    return _parse(text).declarations


@lru_cache(maxsize=64)
def sheet(text: str) -> Sheet:
    """Return the blocks and declarations of a ``<style>``; any text is one."""
    return _parse(text)


@lru_cache(maxsize=2048)
def words_of(value: str) -> Words:
    """Return what *value* is made of."""
    found: dict[str, list[str]] = {"unit": [], "name": [], "call": [], "address": []}
    for match in _WORD.finditer(_COMMENTS.sub(" ", value)):
        if match["unit"]:
            found["unit"].append(match["unit"].lower())
        elif match["name"]:
            found["call" if match["call"] else "name"].append(match["name"].lower())
        elif match["address"] is not None:
            found["address"].append(match["address"].strip("\"' \t\n\f\r"))
    return Words(
        frozenset(found["call"]),
        frozenset(found["unit"]),
        frozenset(found["name"]),
        tuple(found["address"]),
    )


def _parse(text: str) -> Sheet:
    blocks: list[Block] = []
    found: list[Declaration] = []
    stack: list[int] = []
    for start, end, mark in _pieces(text):
        current = stack[-1] if stack else -1
        piece = _COMMENTS.sub(" ", text[start:end]).strip()
        if mark == "{":
            stack.append(len(blocks))
            blocks.append(Block(piece, *_trimmed(text, start, end), current))
            continue
        if piece.startswith("@"):
            blocks.append(Block(piece, *_trimmed(text, start, end), current))
        elif piece and (declaration := _declaration(text, start, end, current)):
            found.append(declaration)
        if mark == "}" and stack:
            stack.pop()
    return Sheet(tuple(blocks), tuple(found))


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, mark) of what stands before each ``;``, ``{`` and ``}``, and the rest.

    Inside round and square brackets none of the three ends anything.
    """
    start = depth = 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif mark in (";", "{", "}") and depth == 0:
            yield start, match.start(), mark
            start = match.end()
    yield start, len(text), ""


def _declaration(text: str, start: int, end: int, block: int) -> Declaration | None:
    first, last = _trimmed(text, start, end)
    clean = _COMMENTS.sub(lambda match: " " * len(match[0]), text[first:last])
    name = _NAME.match(clean)
    if name is None:
        return None
    value = clean[name.end() :].strip()
    important = _IMPORTANT.search(value) if "!" in value else None
    if important:
        value = value[: important.start()].rstrip()
    written = name[1] if name[1].startswith("--") else name[1].lower()
    return Declaration(written, value, bool(important), first + name.start(1), last, block)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the space at its ends."""
    while start < end and text[start] in " \t\n\f\r":
        start += 1
    while end > start and text[end - 1] in " \t\n\f\r":
        end -= 1
    return start, end
