"""Where a permission holds, as frozen values: areas, and the places of rows in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, or_
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, Q


@dataclass(frozen=True)
class Area:
    """One brand (None: every one) in one locale ("": every one).

    ``reads_source``: what is written in the source locale of such a brand may be read there too.
    """

    brand: int | None = None
    brand_key: str = ""
    locale: str = ""
    reads_source: bool = False

    @property
    def is_everywhere(self) -> bool:
        return self.brand is None and not self.locale

    def has_brand(self, brand: int | None) -> bool:
        return self.brand is None or self.brand == brand


@dataclass(frozen=True)
class Reached:
    """The areas in which something is allowed; none at all: nowhere."""

    areas: frozenset[Area] = frozenset()

    @property
    def is_everywhere(self) -> bool:
        return any(area.is_everywhere for area in self.areas)

    def __bool__(self) -> bool:
        return bool(self.areas)

    def __or__(self, other: "Reached") -> "Reached":
        return Reached(self.areas | other.areas)

    def whole(self) -> "Reached":
        """The areas of all locales: what the locales of a brand share is changed in these."""
        return Reached(frozenset(area for area in self.areas if not area.locale))

    def locales(self, brand: int) -> frozenset[str] | None:
        """The locales of *brand* that are reached; None: every one."""
        found = {area.locale for area in self.areas if area.has_brand(brand)}
        return None if "" in found else frozenset(found)

    def reads(self, brand: int, source: str) -> frozenset[str] | None:
        """The locales of *brand* that may be read when texts are translated from *source*."""
        own = self.locales(brand)
        if own is None:
            return None
        lent = any(area.reads_source and area.has_brand(brand) for area in self.areas)
        return own | {source} if lent else own

    def brand_keys(self) -> frozenset[str] | None:
        """The keys of the brands that are reached; None: every one."""
        if any(area.brand is None for area in self.areas):
            return None
        return frozenset(area.brand_key for area in self.areas)


NOWHERE = Reached()
EVERYWHERE = Reached(frozenset({Area()}))


@dataclass(frozen=True)
class Place:
    """Where a model says which brand, locale and source locale a row is of: names of lookups.

    Without ``locale`` its rows are shared by all locales of a brand: whoever reaches one locale
    reads them, and whoever reaches all of them changes them. ``by_key``: the brand is a key.
    ``in_parts``: the parts of a row are of a locale each, and whoever reaches one changes the row;
    which parts they may change is asked where these are written.
    """

    brand: str = "brand_id"
    locale: str = ""
    source: str = ""
    by_key: bool = False
    in_parts: bool = False

    def reached(self, reached: Reached, *, reading: bool) -> Reached:
        """The part of *reached* that says anything of such rows."""
        return reached if self.locale or self.in_parts or reading else reached.whole()

    def q(self, reached: Reached, *, reading: bool) -> Q | None:
        """The rows within *reached*; an empty one: all of them; None: no row."""
        found = self.reached(reached, reading=reading)
        if not found:
            return None
        if found.is_everywhere:
            return Q()
        return reduce(or_, (self._of(area, reading) for area in sorted(found.areas, key=_order)))

    def _of(self, area: Area, reading: bool) -> Q:
        wanted = Q()
        if area.brand is not None:
            wanted &= Q(**{self.brand: area.brand_key if self.by_key else area.brand})
        if area.locale and self.locale:
            said = Q(**{self.locale: area.locale})
            if reading and area.reads_source and self.source:
                said |= Q(**{self.locale: F(self.source)})
            wanted &= said
        return wanted

    def holds(self, row: Any, reached: Reached, *, reading: bool) -> bool:
        """Whether *row* is within *reached*. May ask the database for its brand."""
        found = self.reached(reached, reading=reading)
        if found.is_everywhere:
            return True
        if not found or any(self._value(row, path) is None for path in (self.brand, self.locale)):
            return False
        return any(self._has(area, row, reading) for area in found.areas)

    def _has(self, area: Area, row: Any, reading: bool) -> bool:
        brand = self._value(row, self.brand)
        if area.brand is not None and brand != (area.brand_key if self.by_key else area.brand):
            return False
        if not (area.locale and self.locale):
            return True
        locale = self._value(row, self.locale)
        lent = reading and area.reads_source and self.source
        return bool(area.locale == locale or (lent and locale == self._value(row, self.source)))

    @staticmethod
    def _value(row: Any, path: str) -> Any:
        """What *row* has at a lookup; "" for no lookup, None where a step of it is missing."""
        if not path:
            return ""
        try:
            return attrgetter(path.replace("__", "."))(row)
        except (AttributeError, ObjectDoesNotExist):
            return None


def _order(area: Area) -> tuple[int, str, bool]:
    return (area.brand or 0, area.locale, area.reads_source)


def union(found: Iterable[Reached]) -> Reached:
    """Everything that one of *found* reaches."""
    return reduce(or_, found, NOWHERE)
