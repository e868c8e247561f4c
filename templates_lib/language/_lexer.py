"""Jinja2's own lexer, telling exact offsets instead of line numbers.

Jinja2's lexer and parser carry one number with each token and node, the line. ``OffsetLexer`` puts
the offset there, so that whatever Jinja2's parser builds or refuses can be pointed at exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import jinja2
from jinja2.lexer import Lexer, newline_re


class Token(NamedTuple):
    """A piece of source: ``source[start:end]``, ``text`` with line ends as ``\\n``."""

    start: int
    end: int
    kind: str
    text: str


class Unreadable(Exception):
    """The lexer stopped at ``offset``; ``reason`` is Jinja2's own."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(offset, reason)
        self.offset, self.reason = offset, reason


class OffsetLexer(Lexer):
    """A lexer whose line numbers are offsets."""

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        for token in self.walk(source, state):
            yield token.start, token.kind, token.text

    def walk(self, source: str, state: str | None = None) -> Iterator[Token]:
        """Yield every token with its span in ``source``; ``Unreadable`` where it cannot go on."""
        text = newline_re.sub("\n", source)
        offsets = _offsets(source)
        position = 0
        try:
            for _, kind, value in super().tokeniter(text, None, None, state):
                # Only whitespace that a `-` removed may stand between two tokens.
                if not text.startswith(value, position):
                    position = text.index(value, position)
                end = position + len(value)
                yield Token(offsets[position], offsets[end], kind, value)
                position = end
        except jinja2.TemplateSyntaxError as error:
            raise Unreadable(offsets[position], error.message or "") from None


class _Environment(jinja2.Environment):
    @property
    def lexer(self) -> Lexer:
        return _LEXER


ENVIRONMENT = _Environment(keep_trailing_newline=True)
_LEXER = OffsetLexer(ENVIRONMENT)


def scan(source: str, limit: int) -> tuple[list[Token], Unreadable | None]:
    """Return the first ``limit`` tokens, and why the lexer stopped when it could not go on."""
    tokens: list[Token] = []
    try:
        tokens.extend(islice(_LEXER.walk(source), limit))
    except Unreadable as stopped:
        return tokens, stopped
    return tokens, None


def _offsets(source: str) -> Sequence[int]:
    """Map each offset of the text with ``\\n`` line ends to the offset in ``source``."""
    if "\r" not in source:
        return range(len(source) + 1)
    offsets = []
    for index, character in enumerate(source):
        if not (character == "\n" and index and source[index - 1] == "\r"):
            offsets.append(index)
    return [*offsets, len(source)]


__all__ = ["ENVIRONMENT", "OffsetLexer", "Token", "Unreadable", "scan"]
