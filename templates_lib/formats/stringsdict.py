"""iOS ``.stringsdict`` (Apple, "Stringsdict file format"): a property list of plurals.

The format string of a key is the unit ``key``; each variable's forms are ``key:variable``.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers.expat import ExpatError

from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format, once, require_bytes
from templates_lib.formats._values import CATEGORIES, Catalogue, Unit
from templates_lib.formats._xml import NO_DTD, xml_text

__all__ = ["FORMAT"]

NOT_PLIST = gettext_noop("No property list: %(reason)s.")

_FORMAT_KEY = "NSStringLocalizedFormatKey"
_OWN_TYPE = re.compile(rb"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.I)


class Stringsdict(Format):
    name = "stringsdict"
    label = "iOS .stringsdict"
    endings = (".stringsdict",)
    carries = frozenset({"plural"})

    def read(self, data: bytes) -> Catalogue:
        return Catalogue(once(_units(_loaded(data))))

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        root = _loaded(original) if original is not None else {}
        here = {unit.id: unit.target for unit in _units(root)}
        changed = [unit for unit in catalogue.units if here.get(unit.id) != unit.target]
        if original is not None and not changed:
            return original
        for unit in changed:
            if unit.target is not None:
                _put(root, unit)
        return plistlib.dumps(root, sort_keys=False)


def _loaded(data: bytes) -> dict[str, Any]:
    require_bytes(data)
    if _OWN_TYPE.search(data.replace(b"\0", b"")):
        raise FormatError(NO_DTD)
    try:
        root = plistlib.loads(data, fmt=plistlib.FMT_XML)
    except ExpatError as error:
        raise FormatError(NOT_PLIST, line=error.lineno, reason=error) from None
    except Exception as error:  # plistlib raises whatever its pieces do
        raise FormatError(NOT_PLIST, reason=type(error).__name__) from None
    if not isinstance(root, dict):
        raise FormatError(NOT_PLIST, reason=type(root).__name__)
    return root


def _units(root: dict[str, Any]) -> Iterator[Unit]:
    for key, entry in root.items():
        if not isinstance(entry, dict):
            continue
        for name, value in entry.items():
            if name == _FORMAT_KEY and isinstance(value, str):
                yield _unit(key, value, "")
            elif isinstance(value, dict):
                for category in CATEGORIES:
                    if isinstance(text := value.get(category), str):
                        yield _unit(f"{key}:{name}", text, category)


def _unit(key: str, text: str, category: str) -> Unit:
    require_text(key)
    require_text(text)
    return Unit(key, text, category=category)


def _put(root: dict[str, Any], unit: Unit) -> None:
    xml_text(unit.key + (unit.target or ""))
    if not unit.category:
        root.setdefault(unit.key, {})[_FORMAT_KEY] = unit.target
        return
    key, colon, name = unit.key.rpartition(":")
    if not colon:
        key, name = unit.key, "value"
        root.setdefault(key, {}).setdefault(_FORMAT_KEY, "%#@value@")
    rule = {
        "NSStringFormatSpecTypeKey": "NSStringPluralRuleType",
        "NSStringFormatValueTypeKey": "d",
    }
    root.setdefault(key, {}).setdefault(name, rule)[unit.category] = unit.target


FORMAT = Stringsdict()
