"""Translation files: one module a format, and one value for what they say.

>>> catalogue = FORMATS["properties"].read(b"hello=Hei {0}")
>>> catalogue.units[0].target
'Hei {0}'

``read`` raises `FormatError` and nothing else, whatever the bytes. ``write`` with the original
changes what was changed and leaves the rest as it is written there.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from templates_lib.formats._codes import codes
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format
from templates_lib.formats._limits import MAX_BYTES, MAX_UNITS
from templates_lib.formats._registry import find, guess
from templates_lib.formats._values import CATEGORIES, Catalogue, State, Unit

__all__ = [
    "CATEGORIES",
    "FORMATS",
    "MAX_BYTES",
    "MAX_UNITS",
    "Catalogue",
    "Format",
    "FormatError",
    "State",
    "Unit",
    "codes",
    "guess_format",
]

FORMATS: Mapping[str, Format] = find(sys.modules[__name__])


def guess_format(name: str, data: bytes) -> Format:
    """The format of a file, by its name and what is in it; `FormatError` when none is like it."""
    return guess(FORMATS, name, data)
