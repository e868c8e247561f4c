"""CSS cut into blocks and declarations, by CSS Syntax Level 3, with the offset of each.

What a value says is left as text. Everything is flat, and blocks know their parents, so that
no depth of nesting can end the process. Every expression moves on: the time is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from channels.email._markup._caching import remembered

__all__ = [
    "COMMENTS",
    "STRING",
    "Block",
    "Declaration",
    "Sheet",
    "Slip",
    "declarations",
    "sheet",
    "style",
]


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


class Slip(NamedTuple):
    """What is no CSS, at [start, end): a block that is never closed, a brace that closes none,
    what is neither a declaration nor a rule."""

    kind: Literal["unclosed", "unopened", "nonsense"]
    start: int
    end: int


class Sheet(NamedTuple):
    """Everything that a style sheet, or the style of an element, says; in order."""

    blocks: tuple[Block, ...]
    declarations: tuple[Declaration, ...]
    slips: tuple[Slip, ...]


# At-rules with rules in them.
_CONDITIONS = frozenset(
    {"media", "supports", "layer", "container", "document", "-moz-document", "keyframes", "scope"}
)
_AT = re.compile(r"@([\w-]+)")
STRING = r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?"""
_URL = r"""(?<![\w-])[uU][rR][lL]\([ \t\n\f\r]*+(?!["' \t\n\f\r])(?:[^)\\]|\\.)*+\)?"""
_COMMENT = r"/\*.*?(?:\*/|\Z)"
# What can end or hide an end: all else is skipped by the search itself.
_MARK = re.compile(rf"{_COMMENT}|<!--|-->|{STRING}|{_URL}|\\.|[;{{}}()\[\]]", re.DOTALL)
COMMENTS = re.compile(_COMMENT, re.DOTALL)
# Style sheets of old stand in an HTML comment: its ends are as good as space.
_SILENT = re.compile(rf"{_COMMENT}|<!--|-->", re.DOTALL)
_NAME = re.compile(r"[ \t\n\f\r;]*+((?:--|-?(?:[^\W\d]|\*))[\w-]*+)[ \t\n\f\r]*+:")
_IMPORTANT = re.compile(r"![ \t\n\f\r]*+important[ \t\n\f\r]*+$", re.IGNORECASE)


@remembered(maxsize=2048)
def style(text: str) -> Sheet:
    """Return what a ``style`` attribute says; any text is one."""
    return _Parser(text, holds_rules=False).read()


def declarations(text: str) -> tuple[Declaration, ...]:
    """Return the declarations of a ``style`` attribute."""
    return style(text).declarations


@remembered(maxsize=32, longest=20_000)
def sheet(text: str) -> Sheet:
    """Return the blocks and declarations of a ``<style>``; any text is one."""
    return _Parser(text, holds_rules=True).read()


@dataclass
class _Parser:
    text: str
    holds_rules: bool
    blocks: list[Block] = field(default_factory=list)
    found: list[Declaration] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    # The blocks that are open, and whether each holds rules: there, ";" ends no rule.
    open: list[tuple[int, bool]] = field(default_factory=list)

    def read(self) -> Sheet:
        self.open.append((-1, self.holds_rules))
        kept: int | None = None
        for start, end, mark in _pieces(self.text):
            if kept is not None and self._is_lost(mark):
                continue
            first = start if kept is None else kept
            kept = first if self._goes_on(first, end, mark) else None
        for index, _ in self.open[1:]:
            block = self.blocks[index]
            self.slips.append(Slip("unclosed", block.start, block.end))
        return Sheet(tuple(self.blocks), tuple(self.found), tuple(self.slips))

    def _is_lost(self, mark: str) -> bool:
        """Whether *mark* only adds to a rule that is no rule already."""
        return self.open[-1][1] and (mark == ";" or (mark == "}" and len(self.open) == 1))

    def _goes_on(self, start: int, end: int, mark: str) -> bool:
        """Take the piece [start, end); whether it goes on after *mark*."""
        current, of_rules = self.open[-1]
        piece = _SILENT.sub(" ", self.text[start:end]).strip()
        place = _trimmed(self.text, start, end)
        if mark == "{":
            block = Block(piece, *place, current)
            self.open.append((len(self.blocks), of_rules and block.at in _CONDITIONS))
            self.blocks.append(block)
        elif piece.startswith("@"):
            self.blocks.append(Block(piece, *place, current))
        elif mark == ";" and of_rules:
            self.slips.append(Slip("nonsense", *place) if piece else Slip("nonsense", end, end + 1))
            return True
        elif piece.strip("} "):
            self._declare(start, end, current, of_rules)
        if mark == "}":
            if len(self.open) == 1:
                self.slips.append(Slip("unopened", end, end + 1))
                return of_rules
            self.open.pop()
        return False

    def _declare(self, start: int, end: int, block: int, of_rules: bool) -> None:
        declaration = None if of_rules else _declaration(self.text, start, end, block)
        if declaration:
            self.found.append(declaration)
        else:
            self.slips.append(Slip("nonsense", *_trimmed(self.text, start, end)))


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
    clean = COMMENTS.sub(lambda match: " " * len(match[0]), text[first:last])
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
