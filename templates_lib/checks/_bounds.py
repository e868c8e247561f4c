"""What stands before an amount and makes another fact of it: up to, from."""

from __future__ import annotations

import re
from functools import lru_cache

import locales

__all__ = ["ALONE", "AT_LEAST", "PERHAPS", "UP_TO", "bound"]

UP_TO = "up_to"
AT_LEAST = "at_least"
ALONE = "up_to_alone"
"""A word that says "up to" where one amount stands by itself, and "to" behind another one."""
PERHAPS = "perhaps_up_to"
"""A word that also says "to": it can answer for "up to", and asks for nothing."""

_LEAD = 28


@lru_cache(maxsize=512)
def _patterns(tag: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Bound, its words before the amount, its words after it; the surest first."""
    table = locales.get(tag).table("bounds")
    found = []
    for name in (UP_TO, AT_LEAST, ALONE, PERHAPS):
        words = "|".join(map(re.escape, sorted(table.get(name, ()), key=len, reverse=True)))
        if words:
            before = re.compile(rf"(?<!\w)(?:{words})[\s\"«„“–-]*$", re.IGNORECASE)
            after = re.compile(rf"\s*(?:{words})(?!\w)", re.IGNORECASE)
            found.append((name, before, after))
    return tuple(found)


def bound(text: str, start: int, end: int, tag: str) -> str:
    """The bound of the amount at ``start:end``; empty when it has none. Finnish says it after."""
    lead = text[max(start - _LEAD, 0) : start]
    for name, before, after in _patterns(tag):
        if before.search(lead) or (tag == "fi" and name == AT_LEAST and after.match(text, end)):
            return name
    return ""
