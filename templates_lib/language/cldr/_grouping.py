"""How many digits must stand before the first group for groups to be shown at all.

CLDR's ``minimumGroupingDigits``, which Babel's data leave out: 2 means that 1234 stays ``1234`` and
12345 becomes ``12 345``. Read from CLDR 48 (ICU 78.2) for every locale of Babel 2.18 with
``Intl.NumberFormat(tag).formatToParts``; locales that are not named here have 1.
"""

from __future__ import annotations

from babel.core import Locale

_ALWAYS = frozenset(["be", "bg", "et", "hu", "hy", "ia", "ie", "it", "ka", "lv", "pl", "sl", "sq"])
_BY_TERRITORY: dict[str, frozenset[str | None]] = {
    "es": frozenset([None, "EA", "ES", "GQ", "IC", "PH"]),
    "pt": frozenset(["CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "PT", "ST", "TL"]),
    "ru": frozenset(["UA"]),
}


def minimum_grouping_digits(locale: Locale) -> int:
    """1 or 2."""
    if locale.language in _ALWAYS:
        return 2
    return 2 if locale.territory in _BY_TERRITORY.get(locale.language, ()) else 1
