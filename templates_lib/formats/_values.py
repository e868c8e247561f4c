"""What a translation file says, as frozen values, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from channels._frozen import Frozen

__all__ = ["CATEGORIES", "Catalogue", "State", "Unit", "UnitId"]

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories, in CLDR's order."""

UnitId = tuple[str, str, str]


class State(StrEnum):
    """How far a translation has come; "" where a format does not tell."""

    UNKNOWN = ""
    DRAFT = "draft"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a file.

    ``target`` is the text in the file's own locale, None where it is not there; ``source`` is the
    text it translates, "" in a file of one language. A plural is one unit a ``category`` of CLDR.
    ``context`` tells apart what reads alike, ``meta`` are further facts that the format carries by
    name. ``locale`` is set in files of many locales only. ``line`` is where it stands, 0 unknown.
    ``flags`` are what a gettext file says of how the text is filled in (``python-brace-format``).
    """

    key: str
    target: str | None = None
    source: str = ""
    category: str = ""
    context: str = ""
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    limit: int | None = None
    state: State = State.UNKNOWN
    meta: Mapping[str, str] = Frozen({})
    locale: str = ""
    line: int = 0
    flags: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def id(self) -> UnitId:
        """What no two units of a file share."""
        return self.key, self.category, self.locale


@dataclass(frozen=True)
class Catalogue:
    """All texts of a file in its order. Locales are as the file writes them, "" where it does not.

    ``left_out`` are keys with what they hold instead of a text ("a number", "a list").
    """

    units: tuple[Unit, ...]
    locale: str = ""
    source_locale: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
