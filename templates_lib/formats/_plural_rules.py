"""gettext's numbered plural forms and CLDR's categories, for whole numbers.

The rule of a file's header decides which form is which; without a header Babel's rule for the
locale does (babel.messages.plurals, from the GNU gettext manual).
"""

from __future__ import annotations

import gettext
import re
from functools import lru_cache

from babel.messages.plurals import get_plural

import locales

__all__ = ["categories_of", "plural_forms"]

_RULE = re.compile(r"nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,800})")
_NUMBERS = (1, 2, 0, 5, *range(3, 5), *range(6, 201), 1000, 1_000_000)


def plural_forms(locale: str) -> str:
    """The ``Plural-Forms`` of *locale*, "" when nobody knows it."""
    try:
        return str(get_plural(locales.normalise(locale).replace("-", "_")).plural_forms)
    except (locales.UnknownLocaleError, ValueError):
        return ""


@lru_cache(maxsize=256)
def categories_of(locale: str, header: str, count: int) -> tuple[str, ...]:
    """The category of each numbered form; *header* is the file's rule, *count* its forms.

    Without a known locale: one form is ``other``, two are ``one`` and ``other``.
    """
    try:
        tag = locales.normalise(locale)
        known = locales.get(tag)
    except locales.UnknownLocaleError:
        return {1: ("other",), 2: ("one", "other")}.get(count, ())
    found = _RULE.search(header) or _RULE.search(plural_forms(tag))
    if found is None:
        return ()
    try:
        rule = gettext.c2py(found[2].strip())
        forms: dict[int, str] = {}
        for number in _NUMBERS:
            forms.setdefault(int(rule(number)), known.plural_category(number))
    except (ValueError, ArithmeticError, RecursionError):
        return ()
    names = tuple(forms[index] for index in sorted(forms) if index < int(found[1]))
    return names if len(set(names)) == len(names) else ()
