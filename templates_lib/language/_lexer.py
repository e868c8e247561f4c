"""The words and signs of one tag, each with its exact place.

Tokens end where Jinja2's lexer ends them, with two differences: digits with letters behind them
are one token, and so are the operators of other languages (``&&``, ``===``), so that they can be
pointed at whole. Whatever cannot be read is a token too (``odd``); nothing is refused here.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["word", "number", "string", "sign", "odd", "end"]


class Token(NamedTuple):
    """``text`` is ``source[start:end]``; ``end`` stands behind the last one, and is empty."""

    start: int
    end: int
    kind: Kind
    text: str


Tokens: TypeAlias = tuple[Token, ...]

CURLED: Final = "“”„‟«»‘’‚‛‹›″′´`"
"""Quotation marks that are none in a tag; the last two are typed for them."""

# Signs beyond ASCII that belong to no word: the curled marks, dashes, and the full-width forms of
# ASCII's signs (all of U+FF01 to U+FF5E but digits, letters and the underscore).
_FOREIGN_SIGNS: Final = (
    "“”„‟«»‘’‚‛‹›″′´‐-―…·•→←⇒≠≤≥×÷−–—¦§¬\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3e\uff40\uff5b-\uff5e"
)
# What a word goes on with: ASCII letters, digits, _, and whatever is neither ASCII nor a sign nor
# white space. Such a word may be no name, but it is one thing to point at.
_IN_WORD: Final = rf"[^\x00-/:-@\[-\^`{{-\x7f\s{_FOREIGN_SIGNS}]"

TOKEN: Final = re.compile(
    rf"""
    \s*+ (?:
      (?P<word>(?![0-9]){_IN_WORD}++)
    | (?P<close>[-+]?[%}}]\}})
    | (?P<string>'[^'\\]*+(?:\\.[^'\\]*+)*+'|"[^"\\]*+(?:\\.[^"\\]*+)*+")
    | (?P<number>[0-9]{_IN_WORD}*+(?:\.[0-9]{_IN_WORD}*+)?)
    | (?P<open>\{{[{{%\#])
    | (?P<sign>===|!==|[=!<>]=|<>|=[><!]|&&|\|\||\?\?|\?:|:=|::|->|\*\*|//|\.\.
        |[-+*/%~(){{}}\[\].,:;|=<>!&?@$\#^\\])
    | (?P<odd>.)
    )""",
    re.VERBOSE | re.DOTALL,
)

_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}

Stop: TypeAlias = Literal["closed", "wrong", "open", "quote", "many", "out"]
"""Why reading stopped: at the right mark, at a bracket or mark that closes nothing, at the
beginning of another tag, at a quotation mark that no other closes, past the greatest number of
tokens, at the end of the text."""


class Tag(NamedTuple):
    """The tokens of a tag, and the span of what ended it."""

    tokens: Tokens
    stop: Stop
    start: int
    end: int


def read_tag(text: str, start: int, closing: str, limit: int) -> Tag:
    """Read the tokens from ``start`` up to the mark ``closing`` (``}}`` or ``%}``; "": to the end).

    A mark does not close inside brackets: there its braces are brackets themselves.
    """
    tokens: list[Token] = []
    opened: list[str] = []
    position, match_at = start, TOKEN.match
    while (match := match_at(text, position)) is not None:
        kind = match.lastgroup
        assert kind is not None
        begin, position = match.span(kind)
        found = text[begin:position]
        if kind == "close":
            if not opened and found.endswith(closing) and not (closing == "}}" and found[0] == "+"):
                return Tag(tuple(tokens), "closed", begin, position)
            # Not the end: what looks like one are a sign and brackets.
            position = begin + 1
            found, kind = text[begin:position], "sign"
        if kind == "open":
            return Tag(tuple(tokens), "open", begin, position)
        if kind == "sign":
            if found in "([{":
                opened.append(found)
            elif found in _BRACKETS and (not opened or opened.pop() != _BRACKETS[found]):
                return Tag(tuple(tokens), "wrong", begin, position)
        if kind == "odd" and found in "\"'":
            return Tag(tuple(tokens), "quote", begin, position)
        if len(tokens) == limit:
            return Tag(tuple(tokens), "many", begin, position)
        tokens.append(Token(begin, position, kind, found))  # type: ignore[arg-type]
    return Tag(tuple(tokens), "out", len(text), len(text))


def last_open(tokens: Tokens) -> Token | None:
    """The innermost bracket that is open behind tokens of which none closes too much."""
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "sign" and token.text in "([{":
            opened.append(token)
        elif token.kind == "sign" and token.text in ")]}":
            opened.pop()
    return opened[-1] if opened else None
