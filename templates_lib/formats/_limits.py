"""How much of a file is read: bounds that no honest file comes near."""

from __future__ import annotations

from typing import Final

from locales.words import gettext_noop
from templates_lib.formats._errors import FormatError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_KEY", "MAX_UNITS", "require_few", "require_fit"]

MAX_BYTES: Final = 100 * 1024 * 1024
"""Of one file, unpacked. 100,000 units of XLIFF with notes take about 60 MB."""
MAX_UNITS: Final = 500_000
MAX_DEPTH: Final = 20
MAX_KEY: Final = 2000

TOO_BIG = gettext_noop("The file is larger than %(limit)s MB.")
TOO_MANY = gettext_noop("The file has more than %(limit)s texts.")


def require_fit(size: int) -> None:
    """`FormatError` for a file, or what is packed in it, of more than the most bytes."""
    if size > MAX_BYTES:
        raise FormatError(TOO_BIG, limit=MAX_BYTES // 1024**2)


def require_few(count: int) -> None:
    """`FormatError` for more units than are read."""
    if count > MAX_UNITS:
        raise FormatError(TOO_MANY, limit=MAX_UNITS)
