"""Numbers as people type them, in any locale's punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_decimal_symbol, get_group_symbol

import locales

__all__ = ["NUMERAL", "Punctuation", "parse", "punctuation"]

# Spaces that group digits: no-break (CLDR nb, sv, fi, pl), narrow no-break (fr), thin, plain.
_SPACES = "\u00a0\u202f\u2009 "

NUMERAL = (
    rf"(?:\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?)"
)
"""One number as typed; it captures nothing."""

_NOT_DIGITS = re.compile(r"[^\d.,]")


@dataclass(frozen=True)
class Punctuation:
    """How a locale writes numbers, from CLDR."""

    decimal: str
    group: str


@lru_cache(maxsize=512)
def punctuation(tag: str) -> Punctuation:
    """The decimal and grouping marks of locale ``tag``."""
    babel = locales.get(tag).babel
    return Punctuation(get_decimal_symbol(babel), get_group_symbol(babel))


def parse(written: str, tag: str) -> Decimal:
    """The value of a number written by hand in locale ``tag``.

    Where both marks stand, the last one is the decimal mark whatever the locale, as people mix
    styles: ``1,299.50`` = ``1.299,50`` = ``1 299,50``. One mark before exactly three digits groups
    them, unless it is the locale's own decimal mark.
    """
    digits = _NOT_DIGITS.sub("", written)
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        mark = max(".,", key=digits.rfind)
    elif dots + commas == 1:
        mark = "." if dots else ","
        tail = digits.partition(mark)[2]
        if len(tail) == 3 and mark != punctuation(tag).decimal:
            mark = ""
    else:
        mark = ""
    whole, _, fraction = digits.rpartition(mark) if mark else (digits, "", "")
    whole = whole.replace(".", "").replace(",", "")
    return Decimal(f"{whole or 0}.{fraction or 0}").normalize()
