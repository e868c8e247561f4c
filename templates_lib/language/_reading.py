"""Whether a piece of a tag can be read: no suggestion is made that cannot."""

from __future__ import annotations

from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._expressions import asked, printed
from templates_lib.language._lexer import Tokens, last_open, read_tag
from templates_lib.language._limits import MAX_TAG_TOKENS
from templates_lib.language._source import Source
from templates_lib.language._words import Words


def can_print(text: str, *, in_loop: bool) -> bool:
    """Whether ``{{ text }}`` can be read."""
    return _reads(text, printed_=True, in_loop=in_loop)


def can_ask(text: str, *, in_loop: bool) -> bool:
    """Whether ``{% if text %}`` can be read."""
    return _reads(text, printed_=False, in_loop=in_loop)


def _reads(text: str, *, printed_: bool, in_loop: bool) -> bool:
    tag = read_tag(text, 0, "", MAX_TAG_TOKENS)
    if tag.stop != "out" or not tag.tokens:
        return False
    return reads(Source(text), tag.tokens, printed_=printed_, in_loop=in_loop)


def reads(source: Source, tokens: Tokens, *, printed_: bool, in_loop: bool) -> bool:
    """Whether the tokens are an expression to print, or a condition."""
    if last_open(tokens) is not None:
        return False
    words = Words(source, tokens, printed=printed_, in_loop=in_loop)
    try:
        printed(words) if printed_ else asked(words)
    except TemplateSyntaxError:
        return False
    return True
