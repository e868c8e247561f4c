"""What CLDR 48 says and Babel does not, or otherwise: ``cldr/formats.json``.

``python -m scripts.cldr_formats`` makes the file. A locale has there only what neither Babel nor
the locales that it inherits from say.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from babel.core import get_global
from babel.numbers import get_currency_precision

__all__ = ["ADOPTED", "ancestry", "currency_digits", "said"]

ADOPTED = {
    **{f"en_{territory}": "en_150" for territory in ("EE", "GE", "LT", "LV", "UA")},
    "en_JP": "en",
}
"""Locales that are new in CLDR 48 and so have no file of Babel's: their parents there."""


def said(identifier: str) -> Mapping[str, Any]:
    """Return what holds for a locale, by the keys of the file: its own and its ancestors'."""
    found: dict[str, Any] = {}
    for step in reversed([*ancestry(identifier)]):
        found.update(_formats()["locales"].get(step, {}))
    return found


def ancestry(identifier: str) -> Iterator[str]:
    """Yield Babel's identifier of a locale and those it inherits from, the nearest first."""
    step = identifier
    while step and step != "root":
        yield step
        parent = ADOPTED.get(step) or get_global("parent_exceptions").get(step)
        step = str(parent or step.rpartition("_")[0])


def currency_digits(currency: str) -> int:
    """How many decimals an amount in ``currency`` has."""
    own: Mapping[str, int] = _formats()["currency_digits"]
    return own.get(currency, get_currency_precision(currency))


@cache
def _formats() -> Mapping[str, Any]:
    text = (resources.files(__package__) / "cldr" / "formats.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found
