"""The filters, one module each; the package is walked, and a module without a leading underscore
holds one ``FILTER`` named as the module is.

>>> FILTERS["money"].name
'money'
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from templates_lib.language.filters._filter import (
    Argument,
    BadArgument,
    Cases,
    Filter,
    MakeShortcut,
    NoCategory,
    Quick,
    Setting,
    Shortcut,
    Table,
)


def _collect() -> Mapping[str, Filter]:
    found: dict[str, Filter] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        if not module.name.startswith("_"):
            found[module.name] = import_module(f"{__name__}.{module.name}").FILTER
    return MappingProxyType(found)


FILTERS = _collect()
"""Every filter by its name."""

__all__ = [
    "FILTERS",
    "Argument",
    "BadArgument",
    "Cases",
    "Filter",
    "MakeShortcut",
    "NoCategory",
    "Quick",
    "Setting",
    "Shortcut",
    "Table",
]
