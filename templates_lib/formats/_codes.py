"""Placeholders in a text, which a translator moves and never changes.

Found are the tags of our own language and the habits of others: ``{{x}}``, ``{%…%}``, ``%{x}``,
``${x}``, ``{0}``, ``{ $x }``, ``%(x)s``, ``%1$s``, ``%@``, ``%x%``. What is found too often harms
nobody: pieces join to the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["codes", "name_of", "pieces"]

_INSIDE = r"""(?:"[^"]{0,1000}"|'[^']{0,1000}'|(?!%s)[^"'])"""
_CODE = re.compile(
    "|".join(
        (
            r"\{\{\{?" + _INSIDE % r"\}\}" + r"{0,2000}?\}\}\}?",
            r"\{%" + _INSIDE % r"%\}" + r"{0,2000}?%\}",
            r"\{#(?:(?!#\}).){0,2000}#\}",
            r"[%$]\{[^{}\n]{1,200}\}",
            r"\{\s?\$?[\w.\-]{1,100}\s?\}",
            r"%\([\w.\- ]{1,100}\)[#0\- +]?\d*(?:\.\d+)?[a-zA-Z]",
            r"%(?:\d{1,2}\$)?(?:[sdif@u]|l[duli]{1,2}|\.\d[f])(?![A-Za-z])",
            r"%#@\w{1,60}@",
            r"%[A-Za-z_][\w.-]{0,60}%",
        )
    ),
    re.S,
)
_NAME = re.compile(r"[\w.]+")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """*text* in pieces, each with whether it is a code; they join to it again."""
    position = 0
    for match in _CODE.finditer(text):
        if match.start() > position:
            yield text[position : match.start()], False
        yield match[0], True
        position = match.end()
    if position < len(text):
        yield text[position:], False


def codes(text: str) -> tuple[str, ...]:
    """The codes in *text*, in order."""
    return tuple(piece for piece, is_code in pieces(text) if is_code)


def name_of(code: str) -> str:
    """What a translator's tool may call *code*: the first word in it."""
    found = _NAME.search(code)
    return found[0] if found else code
