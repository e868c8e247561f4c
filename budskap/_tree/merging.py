"""Three sides of one thing: here, there, and as it was when both last agreed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = ["Fate", "Side", "decide", "digest", "sides"]

Side = str
"""A digest of what one side says; "" where there is nothing."""


class Fate(StrEnum):
    """What the three sides of one text, or of one template's head, come to."""

    SAME = "same"
    HERE = "changed here"
    THERE = "changed there"
    BOTH = "changed on both sides"
    GONE_HERE = "removed here"
    GONE_THERE = "removed there"


def decide(here: Side, base: Side, there: Side) -> Fate:
    """What changed. Both sides saying the same is no difference, whoever changed it."""
    if here == there:
        return Fate.SAME
    if there == base:
        return Fate.HERE if here else Fate.GONE_HERE
    if here == base:
        return Fate.THERE if there else Fate.GONE_THERE
    return Fate.BOTH


def digest(value: Mapping[str, Any] | None) -> Side:
    """What stands for *value*: the same for the same fields in any order."""
    if value is None:
        return ""
    written = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True)
class Three:
    """The three sides, and what they come to."""

    here: Side
    base: Side
    there: Side

    @property
    def fate(self) -> Fate:
        return decide(self.here, self.base, self.there)


def sides(
    here: Mapping[Any, Side], base: Mapping[Any, Side], there: Mapping[Any, Side]
) -> dict[Any, Three]:
    """The three sides of everything that any side has, in order."""
    return {
        name: Three(here.get(name, ""), base.get(name, ""), there.get(name, ""))
        for name in sorted({*here, *base, *there})
    }
