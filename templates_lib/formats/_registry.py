"""Which formats there are, found by walking the package; and of which a file is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from channels._frozen import Frozen
from locales.words import gettext_noop
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format

__all__ = ["find", "guess"]

UNKNOWN = gettext_noop("“%(name)s” is a file of no format that is read here: %(known)s.")

_I18NEXT = re.compile(rb'_other"\s*:')


def find(package: ModuleType) -> Mapping[str, Format]:
    """Every module of *package* without an underscore holds one ``FORMAT``; by its name."""
    names = sorted(each.name for each in iter_modules(package.__path__))
    modules = [import_module(f"{package.__name__}.{n}") for n in names if not n.startswith("_")]
    return Frozen({module.FORMAT.name: module.FORMAT for module in modules})


def guess(formats: Mapping[str, Format], name: str, data: bytes) -> Format:
    """The one of *formats* that a file called *name* with *data* is of."""
    lower = name.lower()
    fitting = [each for each in formats.values() if lower.endswith(each.endings)]
    if len(fitting) > 1:
        fitting = [formats[_among(fitting, data)]]
    if not fitting:
        known = ", ".join(sorted({end for each in formats.values() for end in each.endings}))
        raise FormatError(UNKNOWN, name=name[-60:], known=known)
    return fitting[0]


def _among(fitting: list[Format], data: bytes) -> str:
    """Which of formats with one ending: by the version XLIFF says, and i18next's suffixes."""
    names = {each.name for each in fitting}
    if "xliff" in names:
        head = data[:2000].replace(b"\0", b"")
        return (
            "xliff2"
            if re.search(rb"<(?:\w+:)?xliff\b[^>]*\bversion\s*=\s*[\"']2", head)
            else "xliff"
        )
    if "i18next" in names:
        return "i18next" if _I18NEXT.search(data) else "json"
    return fitting[0].name
