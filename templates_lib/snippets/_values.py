"""What a snippet is, and how much one may hold: all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from channels._frozen import Frozen

__all__ = ["MAX_DEPTH", "MAX_SNIPPETS", "MAX_TEXT", "Fault", "Snippet", "SnippetText"]

MAX_DEPTH: Final = 3
"""Snippets in one another: a legal footer, the address in it, the country in that."""
MAX_TEXT: Final = 10_000
"""Characters of one text of a snippet, as typed; a page of terms has a third of it."""
MAX_SNIPPETS: Final = 500
"""Snippets of one message document: more than a brand has."""


@dataclass(frozen=True)
class SnippetText:
    """What a snippet says in one locale, on one channel or ("") on any."""

    locale: str
    text: str
    channel: str = ""

    def document(self) -> dict[str, str]:
        """The text as it stands in a message document."""
        head = {"locale": self.locale}
        if self.channel:
            head["channel"] = self.channel
        return {**head, "text": self.text}


@dataclass(frozen=True)
class Snippet:
    """A piece of text that many messages share, in all its wordings."""

    key: str
    texts: tuple[SnippetText, ...] = ()


@dataclass(frozen=True)
class Fault:
    """Why a mark could not be filled in: ``start:end`` is the mark, in the text as it is said.

    ``snippet`` is the key that the mark names, ``suggestion`` what to write in its place, when that
    is sure, and ``evidence`` what the fault is known by again.
    """

    start: int
    end: int
    snippet: str
    msgid: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    suggestion: str | None = None
    evidence: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", Frozen(self.params))
