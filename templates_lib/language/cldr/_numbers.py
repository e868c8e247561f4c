"""Decimal numbers, percentages and amounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from babel.numbers import NumberPattern

from locales import CldrLocale, currency_digits
from templates_lib.language.cldr._plain import is_plain_symbol

# 15 digits before the point and 20 after it (values/_numbers.py) round exactly within 60.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)

_QUOTED = re.compile("'([^']*)'")


@dataclass(frozen=True)
class NumberFormat:
    """One way to write numbers in one locale.

    ``prefix`` and ``suffix`` are for (positive, negative); ``sizes`` of the first and the further
    groups; ``fraction`` the least and the most decimals; ``scale`` 2 for percentages.
    """

    prefix: tuple[str, str]
    suffix: tuple[str, str]
    decimal: str
    group: str
    sizes: tuple[int, int]
    minimum_grouping: int
    fraction: tuple[int, int]
    scale: int = 0

    def format(self, value: int | Decimal) -> str:
        """Write ``value``, rounded half up to the most decimals; zero has no sign."""
        rounded = as_shown(Decimal(value).scaleb(self.scale, _CONTEXT), self.fraction[1])
        negative = rounded < 0
        whole, _, decimals = f"{abs(rounded):f}".partition(".")
        decimals = decimals.rstrip("0").ljust(self.fraction[0], "0")
        number = self._grouped(whole) + (self.decimal + decimals if decimals else "")
        return self.prefix[negative] + number + self.suffix[negative]

    def _grouped(self, whole: str) -> str:
        size, further = self.sizes
        if not self.group or len(whole) < size + self.minimum_grouping:
            return whole
        parts = [whole[-size:]]
        whole = whole[:-size]
        while whole:
            parts.append(whole[-further:])
            whole = whole[:-further]
        return self.group.join(reversed(parts))


def as_shown(value: int | Decimal, most: int) -> Decimal:
    """Return ``value`` rounded half up to ``most`` decimals: what the reader will see."""
    return Decimal(value).quantize(Decimal(1).scaleb(-most), context=_CONTEXT)


@lru_cache(maxsize=1024)
def decimal_format(
    locale: CldrLocale, decimals: int | None = None, grouped: bool = True
) -> NumberFormat:
    """The locale's way to write a number; up to 3 decimals, or exactly ``decimals``."""
    pattern = locale.decimal_formats[None]
    fraction = pattern.frac_prec if decimals is None else (decimals, decimals)
    return _build(locale, pattern, fraction, grouped=grouped)


@lru_cache(maxsize=1024)
def percent_format(locale: CldrLocale, decimals: int | None = None) -> NumberFormat:
    """The locale's way to write a percentage; up to 2 decimals, or exactly ``decimals``.

    CLDR's pattern has none, but 12.5 % must never be told as 13 %.
    """
    fraction = (0, 2) if decimals is None else (decimals, decimals)
    return _build(locale, locale.percent_formats[None], fraction, scale=2)


@lru_cache(maxsize=4096)
def currency_format(
    locale: CldrLocale,
    currency: str,
    plain: bool = False,
    *,
    code: bool = False,
    whole: bool = False,
) -> NumberFormat:
    """The locale's way to write an amount, with as many decimals as the currency has.

    ``plain``: a symbol that GSM-7 lacks gives way to the currency's code (``PLN`` for ``zł``);
    ``code``: every symbol does. ``whole``: without decimals.
    """
    symbol = str(locale.currency_symbols.get(currency, currency))
    if code or (plain and not is_plain_symbol(symbol)):
        symbol = currency
    digits = 0 if whole else currency_digits(currency)
    pattern, *signs = locale.amount_format(currency)
    return _build(locale, pattern, (digits, digits), signs, symbol=symbol)


def _build(
    locale: CldrLocale,
    pattern: NumberPattern,
    fraction: tuple[int, int],
    separators: Sequence[str] = (),
    *,
    grouped: bool = True,
    scale: int = 0,
    symbol: str = "",
) -> NumberFormat:
    # Digits are always the European ones, as in Babel's dates.
    signs = locale.number_symbols["latn"]
    decimal, group = separators or (signs["decimal"], signs["group"])
    before = [_affix(text, signs, symbol, inner=-1) for text in pattern.prefix]
    after = [_affix(text, signs, symbol, inner=0) for text in pattern.suffix]
    return NumberFormat(
        prefix=(before[0], before[1]),
        suffix=(after[0], after[1]),
        decimal=decimal,
        group=group if grouped else "",
        sizes=pattern.grouping,
        minimum_grouping=locale.minimum_grouping_digits,
        fraction=fraction,
        scale=scale,
    )


def _affix(text: str, signs: Mapping[str, str], symbol: str, *, inner: int) -> str:
    """Fill in what stands before or after the digits; ``inner`` is its end that touches them."""
    text = _QUOTED.sub(lambda found: found[1] or "'", text)
    text = text.replace("-", signs["minusSign"]).replace("%", signs["percentSign"])
    if text[inner:][:1] == "¤" and symbol and _needs_space(symbol[inner]):
        symbol = f"{symbol}\u00a0" if inner else f"\u00a0{symbol}"
    return text.replace("¤", symbol)


def _needs_space(character: str) -> bool:
    """Whether digits stand off from a currency that touches them with this character.

    CLDR's ``currencySpacing``: ``[[:^S:]&[:^Z:]]`` beside ``[:digit:]`` takes U+00A0 between, so
    that English has ``€5.00`` and ``NOK 5.00``.
    """
    return unicodedata.category(character)[0] not in "SZ"
