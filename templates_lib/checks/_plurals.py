"""The plurals of a text, and the CLDR categories a locale needs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import locales
from templates_lib.checks._family import Passage
from templates_lib.language import FilterUse, Use

__all__ = ["covered", "plurals", "samples"]

# Enough whole numbers to meet every rule that everyday counts meet (Latvian 11-19, Arabic 11-99,
# Breton 91), and fractions, which Polish and Lithuanian treat apart.
_NUMBERS = (*map(Decimal, range(201)), Decimal("0.5"), Decimal("1.5"), Decimal("10.5"))


def plurals(passage: Passage) -> Iterator[tuple[Use, FilterUse]]:
    """Each plural filter of a text, with the use it stands on."""
    for use in passage.uses:
        for each in use.filters:
            if each.name == "plural":
                yield use, each


@lru_cache(maxsize=256)
def samples(tag: str) -> dict[str, tuple[Decimal, ...]]:
    """Category -> numbers that fall into it; empty for one that only millions fall into."""
    locale = locales.get(tag)
    found: dict[str, list[Decimal]] = {category: [] for category in locale.plural_categories}
    for number in _NUMBERS:
        found[locale.plural_category(number)].append(number)
    return {category: tuple(numbers) for category, numbers in found.items()}


def covered(plural: FilterUse, category: str, tag: str) -> bool:
    """Whether the plural has a text for ``category``, or for each number that falls into it."""
    if category in plural.kwargs:
        return True
    numbers = samples(tag)[category]
    return bool(numbers) and all(f"={number}" in plural.kwargs for number in numbers)
