"""i18next's JSON, version 4 (i18next, "JSON format"): plurals by suffix, ``items_one``.

A key with a suffix is a plural where one with ``_other`` stands beside it; ``_ordinal_one`` and
keys that only look so are keys like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from templates_lib.formats._format import Found
from templates_lib.formats._values import CATEGORIES, Unit
from templates_lib.formats.json import Json

__all__ = ["FORMAT"]

_SUFFIX = re.compile(rf"(.+)_({'|'.join(CATEGORIES)})", re.S)


class I18next(Json):
    name = "i18next"
    label = "i18next JSON"
    endings = (".i18next.json", ".json")
    carries = frozenset({"plural"})

    def scan(self, text: str) -> Iterator[Found]:
        found = list(super().scan(text))
        keys = {each.unit.key for each in found}
        for each in found:
            parted = _SUFFIX.fullmatch(each.unit.key)
            if parted and f"{parted[1]}_other" in keys and not parted[1].endswith("_ordinal"):
                unit = replace(each.unit, key=parted[1], category=parted[2])
                yield replace(each, unit=unit)
            else:
                yield each

    def path(self, unit: Unit) -> str:
        return f"{unit.key}_{unit.category}" if unit.category else unit.key


FORMAT = I18next()
