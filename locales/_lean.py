"""Babel's data of a locale, without what nobody asks for: a third of its memory.

What is left out is loaded when somebody asks for it all the same.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel import localedata

__all__ = ["lean"]

# Seven tenths of what Babel keeps of twelve locales, and nothing that we write or compare with.
_SELDOM = frozenset(
    (
        "compact_currency_formats",
        "compact_decimal_formats",
        "compound_unit_patterns",
        "currency_names_plural",
        "datetime_skeletons",
        "interval_formats",
        "meta_zones",
        "time_zones",
        "unit_display_names",
        "unit_patterns",
        "variants",
        "zone_formats",
    )
)


class _Lean(dict[str | int | None, Any]):
    """The sections of one locale; one that was left out comes from Babel when it is wanted."""

    def __init__(self, name: str, whole: Mapping[str, Any]) -> None:
        super().__init__({key: part for key, part in whole.items() if key not in _SELDOM})
        self._name = name

    def __missing__(self, key: Any) -> Any:
        return localedata.load(self._name)[key]


@lru_cache(maxsize=2048)
def lean(name: str) -> dict[str | int | None, Any]:
    """What Babel knows of the locale that it calls *name*.

    Babel would keep all of it, of the locales that it inherits from too: it is made to let go. It
    is read afresh: Babel notes in its own data what an alias comes to, and a locale below that is
    read after that would inherit it ("Januar" in Austria, where "Jänner" is said).
    """
    with localedata._cache_lock:
        kept = dict(localedata._cache)
        localedata._cache.clear()
        try:
            return _Lean(name, localedata.load(name))
        finally:
            localedata._cache.clear()
            localedata._cache.update(kept)
