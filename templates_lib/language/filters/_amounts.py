"""Amounts written at once: those that need no rounding and have at most two groups of digits.

Nearly every amount in a message is one. Prices come again and again, and whole texts of them are
kept. Of other amounts both sides of the point are looked up: what stands before it as the locale
groups it, and what stands after it with the decimal sign and the currency.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from sys import maxsize

from templates_lib.language import cldr, values
from templates_lib.language._escape import Dress
from templates_lib.language.filters._filter import Shortcut, Table

KEPT = 8_192
"""Most texts of each kind that are kept for one currency in one locale: about 1 MB."""


def amounts_of(currency: str, form: cldr.NumberFormat, dress: Dress) -> Shortcut:
    """Return what writes amounts in one currency, and numbers as such."""
    texts = _texts(form, dress)

    def write(value: object) -> str | None:
        if isinstance(value, values.Money):
            return texts.write(str(value.amount)) if value.currency == currency else None
        return texts.write(str(value)) if type(value) in (int, Decimal) else None

    return Shortcut(write, Table(currency, texts.whole.get, texts.starts.get, texts.ends.get))


def amounts(form: Callable[[str], cldr.NumberFormat], dress: Dress) -> Shortcut:
    """Return what writes amounts in the currency that each of them has."""
    known: dict[str, _Texts] = {}

    def write(value: object) -> str | None:
        if type(value) is not values.Money or value.currency is None:
            return None
        texts = known.get(value.currency)
        if texts is None:
            if not values.known_currency(value.currency):
                return None
            texts = known[value.currency] = _texts(form(value.currency), dress)
        number = str(value.amount)
        return texts.whole.get(number) or texts.write(number)

    return Shortcut(write)


class _Texts:
    """The texts of one form, as they come to be needed."""

    def __init__(self, form: cldr.NumberFormat, dress: Dress) -> None:
        self._prefix, self._suffix = dress.each(form.prefix[0]), dress.each(form.suffix[0])
        self._group, self._point = dress.each(form.group), dress.each(form.decimal)
        (self._least, self._most), (self._size, self._further) = form.fraction, form.sizes
        self._grouped_from = form.sizes[0] + form.minimum_grouping if form.group else maxsize
        self.whole: dict[str, str] = {}
        self.starts: dict[str, str] = {}
        self.ends: dict[str, str] = {}

    def write(self, number: str) -> str | None:
        """Write a number as Python writes it; None for one that needs more than looking up."""
        before, _, after = number.partition(".")
        start, end = self.starts.get(before), self.ends.get(after)
        if end is None:
            end = self._end(after)
        if start is not None:
            return None if end is None else start + end
        start = self._start(before)
        if start is None or end is None:
            return None
        # Kept where its start is new: a price. Other totals soon share their starts.
        _keep(self.whole, number, start + end)
        return start + end

    def _start(self, before: str) -> str | None:
        size = self._size
        if not before.isdigit() or len(before) > size + self._further:  # "-5", "1E+3"
            return None
        if len(before) >= self._grouped_from:
            grouped = f"{before[:-size]}{self._group}{before[-size:]}"
            return _keep(self.starts, before, self._prefix + grouped)
        return _keep(self.starts, before, self._prefix + before)

    def _end(self, after: str) -> str | None:
        if len(after) > self._most or not (after.isdigit() or after == ""):
            return None
        shown = after.rstrip("0").ljust(self._least, "0")
        return _keep(self.ends, after, (self._point + shown if shown else "") + self._suffix)


def _keep(kept: dict[str, str], key: str, text: str) -> str:
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = text
    return text


@lru_cache(maxsize=256)
def _texts(form: cldr.NumberFormat, dress: Dress) -> _Texts:
    return _Texts(form, dress)
