"""What a check's docstring says, taken apart for those who show it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

__all__ = ["Explanation", "explained"]

_LABELS = {"What it finds": "finds", "Why it hurts": "why", "Write instead": "instead"}


@dataclass(frozen=True)
class Explanation:
    """A check in words: its summary, what it finds, why that hurts, what to write, its source."""

    summary: str
    finds: str = ""
    why: str = ""
    instead: str = ""
    source: str = ""


@cache
def explained(docstring: str) -> Explanation:
    """The paragraphs of ``docstring`` by their labels (docs/add-a-check.md), each on one line."""
    summary, *paragraphs = [
        " ".join(each.split()) for each in re.split(r"\n\s*\n", docstring.strip())
    ]
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        label, _, words = paragraph.partition(": ")
        found.setdefault(_LABELS.get(label, label.casefold()), words)
    told = {name: found.get(name, "") for name in (*_LABELS.values(), "source")}
    return Explanation(summary, **told)
