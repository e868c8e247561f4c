"""Amounts written at once: those that need no rounding and have at most two groups of digits.

Nearly every amount in a message is one. Its digits are cut out of Python's own writing of it, and
what follows the point is looked up with the decimal sign and the currency on it.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import maxsize

from templates_lib.language import cldr, values
from templates_lib.language.filters._filter import Dressing, Quick


def amounts_of(currency: str, form: cldr.NumberFormat, dress: Dressing) -> Quick:
    """Return what writes amounts in one currency; ``dress`` writes a character as its output does."""
    prefix, suffix, group = dress(form.prefix[0]), dress(form.suffix[0]), dress(form.group)
    least, most = form.fraction
    size, further = form.sizes
    first, last, longest = slice(None, -size), slice(-size, None), size + further
    grouped_from = size + form.minimum_grouping if group else maxsize
    ends: dict[str, str] = {}

    def end_of(decimals: str) -> str | None:
        # "5E+3" and more decimals than the currency has are none; there are at most 10**most.
        if len(decimals) > most or not (decimals.isdigit() or decimals == ""):
            return None
        shown = decimals.rstrip("0").ljust(least, "0")
        ends[decimals] = (dress(form.decimal) + shown if shown else "") + suffix
        return ends[decimals]

    def write(value: values.Money) -> str | None:
        if value.currency != currency:
            return None
        whole, _, decimals = str(value.amount).partition(".")
        end = ends.get(decimals)
        if end is None:
            end = end_of(decimals)
        if end is None or not whole.isdigit():  # "-5", "1E+3"
            return None
        length = len(whole)
        if length < grouped_from:
            return f"{prefix}{whole}{end}"
        return f"{prefix}{whole[first]}{group}{whole[last]}{end}" if length <= longest else None

    return write


def amounts(form: Callable[[str], cldr.NumberFormat], dress: Dressing) -> Quick:
    """Return what writes amounts in the currency that each of them has."""
    known: dict[str | None, Quick] = {}

    def write(value: values.Money) -> str | None:
        found = known.get(value.currency)
        if found is None:
            if value.currency is None or not values.known_currency(value.currency):
                return None
            currency = value.currency
            found = known[currency] = amounts_of(currency, form(currency), dress)
        return found(value)

    return write
