"""The name that a text is signed with: what stands behind its closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import locales
from templates_lib.checks._wording import SENTINEL

__all__ = ["Signed", "signed"]


@dataclass(frozen=True)
class Signed:
    name: str
    start: int
    end: int


@lru_cache(maxsize=512)
def _closing(tag: str) -> re.Pattern[str] | None:
    """A closing at the beginning of a line or sentence, and what stands behind it."""
    words = locales.get(tag).table("signs_off").get("words", ())
    if not words:
        return None
    closings = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(
        rf"(?:^|(?<=[.!?\n]))[ \t]*(?:{closings})[ \t]*(?:,|\s*\n|[ \t])\s*"
        rf"(?P<name>[^\n.,!?<{SENTINEL}]{{2,40}})(?=[.!]?\s*(?:\n|$|<))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4_000)
def signed(text: str, tag: str) -> tuple[Signed, ...]:
    pattern = _closing(tag)
    return tuple(
        Signed(
            match["name"].rstrip(),
            match.start("name"),
            match.start("name") + len(match["name"].rstrip()),
        )
        for match in (pattern.finditer(text) if pattern else ())
        if match["name"].strip()
    )
