"""The words of a text, as the address forms need them.

A hyphen joins ("u-bocht", "rendez-vous"), an apostrophe ends a word and belongs to it ("t'"), and
nothing inside an address, a hashtag, a handle or an abbreviation ("a.u.b.") is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from templates_lib.checks._facts import ADDRESSES, may_hold_address

__all__ = ["Token", "bare", "spelled", "tokens"]

_NO_INITIALS = r"(?<![\s.(]\w\.)(?![^\W\d_]\.\w)"
_WORD = re.compile(
    rf"(?<![\w#@/&]){_NO_INITIALS}[^\W\d_]+(?:-[^\W\d_]+)*(?:['’](?=[^\W\d_])|(?![\w-]))"
)


class Token(NamedTuple):
    """A word at ``start:end``; ``low`` in small letters, its apostrophe a straight one."""

    text: str
    low: str
    start: int
    end: int


def bare(text: str) -> str:
    """The text with spaces in place of addresses; a dot or a colon is in each."""
    if not may_hold_address(text):
        return text
    return ADDRESSES.sub(lambda match: " " * len(match[0]), text)


def spelled(text: str) -> list[str]:
    """The words in small letters: what there may be to find, cheaply."""
    return _WORD.findall(text.lower().replace("’", "'"))


def tokens(text: str) -> list[Token]:
    """The words with their places."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        word = match[0]
        yield Token(word, word.lower().replace("’", "'"), match.start(), match.end())
