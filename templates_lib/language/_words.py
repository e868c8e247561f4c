"""The words of one expression, and what Jinja2's parser makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import jinja2
from jinja2 import nodes as jinja
from jinja2.parser import Parser

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import ENVIRONMENT, Token
from templates_lib.language._source import Source


@dataclass(frozen=True)
class Words:
    """The tokens of one expression; offsets in Jinja2's nodes count from the first of them."""

    source: Source
    tokens: tuple[Token, ...]
    in_loop: bool

    @cached_property
    def _index(self) -> dict[int, int]:
        base = self.tokens[0].start
        return {token.start - base: index for index, token in enumerate(self.tokens)}

    def position(self, node: jinja.Node) -> int:
        """Return the index of the token at which a node of Jinja2's says it stands."""
        return self._index[node.lineno]

    def closing(self, opening: int) -> int:
        """Return the index of the bracket that closes the one at ``opening``."""
        depth = 0
        for index in range(opening, len(self.tokens)):
            token = self.tokens[index]
            if token.kind == "operator":
                depth += (token.text in "([{") - (token.text in ")]}")
            if depth == 0:
                return index
        return len(self.tokens) - 1

    def refuse(
        self, start: int, end: int, msgid: str, suggestion: str | None = None, **params: str
    ) -> TemplateSyntaxError:
        """Return the error about ``source[start:end]``."""
        return self.source.refuse(start, end, msgid, suggestion=suggestion, **params)

    def refuse_all(self, msgid: str) -> TemplateSyntaxError:
        """Return the error about the whole expression."""
        return self.source.refuse(self.tokens[0].start, self.tokens[-1].end, msgid)


def parse(words: Words) -> jinja.Expr:
    """Let Jinja2 read the expression, and tell its refusals in our words."""
    source, tokens = words.source, words.tokens
    text = source.text[tokens[0].start : tokens[-1].end]
    parser = Parser(ENVIRONMENT, text, state="variable")
    try:
        expression = parser.parse_expression()
    except jinja2.TemplateSyntaxError as error:
        raise _misplaced(words, error.lineno, parser.stream.eos) from None
    if not parser.stream.eos:
        raise _misplaced(words, parser.stream.current.lineno, at_end=False)
    return expression


def _misplaced(words: Words, offset: int, at_end: bool) -> TemplateSyntaxError:
    start = offset + words.tokens[0].start
    token = next((token for token in words.tokens if token.end > start), words.tokens[-1])
    if at_end:
        last = words.tokens[-1]
        return words.refuse(
            last.start, last.end, gettext_noop("Something is missing after “%(words)s”.")
        )
    return words.refuse(token.start, token.end, gettext_noop("“%(words)s” is not expected here."))
