"""Amounts of money as people type them: which currency a sign or word means."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global
from babel.numbers import get_territory_currencies, list_currencies

import locales

__all__ = ["KRONE", "MONEY_AFTER", "MONEY_BEFORE", "compatible", "currency", "home_currency"]

KRONE = "kr"
"""A krone, krona or koruna of an unsaid country."""

_KRONER = frozenset({"NOK", "SEK", "DKK", "ISK", "CZK"})

# Signs and the beginnings of words, in every language we curate. A word means a currency only
# beside a number, so a short stem is enough.
_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "zł": "PLN",
    "złot": "PLN",
    "zlot": "PLN",
    "eur": "EUR",
    "dol": "USD",
    "pund": "GBP",
    "pound": "GBP",
    "funt": "GBP",
    "kč": "CZK",
}

_ISO = r"[A-Z]{3}\b"
_WORD = (
    r"(?:kr\b\.?|kron\w*|kroon\b|koron\w*|koruna\w*|crowns?\b|kruunu\w*|couronnes?\b|coronas?\b"
    r"|corone\b|[€$£¥]|zł\b|złot\w*|zlot\w*|euro\w*|eur\b|dol+ar\w*|pund\b|pounds?\b|funt\w*"
    r"|Kč)"
)

# Spaces between a number and what it counts, on one line.
GAP = "[ \u00a0\u202f\u2009]?"

MONEY_AFTER = rf"{GAP}(?P<currency>{_ISO}|(?i:{_WORD})|,[-–—])"
MONEY_BEFORE = rf"(?<!\w)(?P<currency>{_ISO}|(?i:{_WORD})){GAP}"


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


def currency(sign: str, tag: str, brand_currency: str) -> str:
    """The currency that ``sign`` means in locale ``tag``; empty when it means none.

    A bare krone is the brand's own in that locale, or else the country's.
    """
    if sign.isascii() and sign.isupper() and len(sign) == 3:
        return sign if sign in _codes() else ""
    if sign.startswith(","):
        return _home(tag, brand_currency)
    word = sign.casefold()
    found = next((code for stem, code in _SIGNS.items() if word.startswith(stem)), "")
    return found or _home(tag, brand_currency)


def _home(tag: str, brand_currency: str) -> str:
    own = brand_currency or _territory_currency(tag)
    return own if own in _KRONER else KRONE


def home_currency(tag: str, brand_currency: str) -> str:
    """The currency of the market: the brand's own choice for the locale, or the country's."""
    return brand_currency or _territory_currency(tag)


@lru_cache(maxsize=512)
def _territory_currency(tag: str) -> str:
    """The currency of the country where the locale is mostly spoken (CLDR likely subtags)."""
    babel = locales.get(tag).babel
    territory = babel.territory
    if territory is None:
        likely = str(get_global("likely_subtags").get(babel.language, ""))
        territory = likely.rpartition("_")[2]
    found = get_territory_currencies(territory) if territory else []
    return str(found[0]) if found else ""


def compatible(one: str, other: str) -> bool:
    """Whether amounts in the two currencies may be compared at all.

    A market's own price is no conflict: 499 NOK in Norway and 349 DKK in Denmark may both hold.
    """
    if one == other:
        return True
    return KRONE in (one, other) and {one, other} <= _KRONER | {KRONE}
