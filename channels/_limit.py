"""A limit of a channel, with its source beside it: each stands once, in ``_limits.py``."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Limit", "Sureness"]

Sureness = Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: ``value`` in ``unit`` (a msgid), and whose it is.

    ``sure`` says how well it is known: "A" a specification or the vendor's own text or SDK,
    "B" a reseller's documentation, "C" a heuristic. ``hard``: the message would be refused or
    cut; otherwise it is advice. ``name`` is the limit's own among those of its channel.
    """

    name: str
    value: int
    unit: str
    source: str
    sure: Sureness = "A"
    hard: bool = True
