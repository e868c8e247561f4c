"""The words of one tag, gone through from left to right."""

from __future__ import annotations

from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token, Tokens
from templates_lib.language._source import Source


class Words:
    """A reader's place in the tokens of one expression.

    ``here`` is the next token, of the kind ``end`` behind the last one; ``at`` is its index.
    ``printed``: it stands in ``{{ … }}`` and not in ``{% if … %}``. ``in_loop``: a ``for`` is open
    around it.
    """

    def __init__(self, source: Source, tokens: Tokens, *, printed: bool, in_loop: bool) -> None:
        self.source, self.tokens = source, tokens
        self.printed, self.in_loop = printed, in_loop
        self.depth = 0
        end = tokens[-1].end if tokens else 0
        self._end = Token(end, end, "end", "")
        self._ended = (*tokens, self._end)
        self.at = 0
        self.here = self._ended[0]

    @property
    def before(self) -> Token:
        """The token that was taken last."""
        return self.tokens[self.at - 1] if self.at else self._end

    def look(self, steps: int = 1) -> Token:
        """The token so many places behind the next."""
        at = self.at + steps
        return self.tokens[at] if 0 <= at < len(self.tokens) else self._end

    def take(self) -> Token:
        """Step over the next token and return it."""
        token = self.here
        if token.kind != "end":
            self.at += 1
            self.here = self._ended[self.at]
        return token

    def takes(self, text: str) -> bool:
        """Step over the next token when it is this sign or word."""
        token = self.here
        if token.text != text or token.kind not in ("sign", "word"):
            return False
        self.take()
        return True

    def closing(self, opening: int) -> int:
        """Return the index of the bracket that closes the one at ``opening``."""
        depth = 0
        for index in range(opening, len(self.tokens)):
            token = self.tokens[index]
            if token.kind == "sign":
                depth += (token.text in "([{") - (token.text in ")]}")
            if depth == 0:
                return index
        return len(self.tokens) - 1

    def text(self, start: int, end: int) -> str:
        return self.source.text[start:end]

    def refuse(
        self, start: int, end: int, msgid: str, suggestion: str | None = None, **params: str
    ) -> TemplateSyntaxError:
        """Return the error about ``source[start:end]``."""
        return self.source.refuse(start, end, msgid, suggestion=suggestion, **params)

    def refuse_token(
        self, token: Token, msgid: str, suggestion: str | None = None, **params: str
    ) -> TemplateSyntaxError:
        return self.source.refuse(token.start, token.end, msgid, suggestion=suggestion, **params)
