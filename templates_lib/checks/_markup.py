"""HTML in a text that is no HTML: its tags, read without a parser.

Only names of HTML count as tags, so that ``<3`` and ``<https://…>`` are none. Tags of the template
language are blanked first: their ``<`` compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from templates_lib.checks._comparison import paired
from templates_lib.checks._family import Passage
from templates_lib.checks._wording import SENTINEL

__all__ = ["Tag", "answering", "bare", "spoiled", "tags"]

_NAMES = (
    "a|abbr|b|big|blockquote|body|br|button|center|code|dd|del|div|dl|dt|em|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|ol|p|pre|s|script"
    "|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul"
)
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{_NAMES})(?P<rest>(?:\s[^<>]*+)?)(?P<end>/?>|(?=<)|\Z)", re.IGNORECASE
)
# What translation programs make of tags, and word processors of their quotes.
_SPOILED = re.compile(
    rf"<\s+/?\s*(?:{_NAMES})\s*/?>|</\s+(?:{_NAMES})\s*>|<(?:{_NAMES})\s[^<>=]{{0,80}}=\s*[“”„«»‘’][^<>]*+>",
    re.IGNORECASE,
)
# No brace within braces: a text full of half tags is read once.
_TEMPLATE_TAG = re.compile(r"\{\{[^{}]*+\}\}|\{%[^%]*+%\}|\{#[^#]*+#\}")


class Tag(NamedTuple):
    """A tag at ``start:end``; ``name`` in small letters; ``whole``: it has its ``>``."""

    name: str
    closes: bool
    start: int
    end: int
    whole: bool


@lru_cache(maxsize=1_000)
def bare(text: str) -> str:
    """The text with sentinels in place of the template language's tags: offsets stay."""
    if "{" not in text:
        return text
    return _TEMPLATE_TAG.sub(lambda tag: SENTINEL * len(tag[0]), text)


@lru_cache(maxsize=1_000)
def tags(text: str) -> tuple[Tag, ...]:
    """The tags of HTML in a text, in their order."""
    if "<" not in text:
        return ()
    return tuple(
        Tag(
            found["name"].lower(),
            bool(found["close"]),
            *found.span(),
            found["end"].endswith(">"),
        )
        for found in _TAG.finditer(bare(text))
        if found["end"] or found["close"] or found["rest"]
    )


def spoiled(text: str) -> Iterator[tuple[int, int]]:
    """Where tags stand that no program reads: spaces before the name, typographic quotes inside."""
    closes = re.search(r"<\s*/", text) is not None
    for found in _SPOILED.finditer(bare(text)):
        if closes or "=" in found[0]:  # "1 < a > 0" compares
            yield found.span()


def answering(passage: Passage) -> Passage | None:
    """The text of the source that answers to this one, where there is one."""
    member = passage.member
    if member.source is None:
        return None
    pairs = paired(member, member.source, passage.group)
    return next((theirs for ours, theirs in pairs if ours is passage), None)
