"""Numbers and percentages of one wording, read in passes from the surest to the least sure.

Source of the order and the traps: check catalogue, FACT-NUMBER, FACT-DISCOUNT and FACT-PRICE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from templates_lib.checks._facts._dates import (
    DATES,
    TIME_WITH_POINT,
    TIMES,
    is_date,
    named_dates,
)
from templates_lib.checks._facts._links import ADDRESSES
from templates_lib.checks._facts._money import GAP, MONEY_AFTER, MONEY_BEFORE, currency
from templates_lib.checks._facts._number_words import HALF, may_be_spelled, spelled
from templates_lib.checks._facts._numerals import NUMERAL, parse, punctuation
from templates_lib.checks._facts._slate import Slate
from templates_lib.checks._facts._values import Amount

__all__ = ["amounts"]

_CACHED_TEXTS = 2_000

_PERCENT_SIGN = (
    r"(?:[%٪﹪％]|(?i:per\s?cent\b|pro[sc]ent\w*|prozent\w*|pour\s?cent\b|por\s?ci?ento\b|pct\b))"
)
_LEAD = r"(?<![\w.,])"
_PERCENT = re.compile(rf"(?<![\d.,])(?P<number>{NUMERAL}){GAP}-?{_PERCENT_SIGN}")
_SPELLED_PERCENT = re.compile(rf"(?<![^\W\d_])(?P<word>[^\W\d_]+)[\s-]{_PERCENT_SIGN}")
_MONEY = (
    re.compile(rf"{_LEAD}(?P<number>{NUMERAL}){MONEY_AFTER}"),
    re.compile(rf"{MONEY_BEFORE}(?P<number>{NUMERAL})(?![\d])"),
)
# No digit before, nor a digit and what may group it: the 000 of 10 000 begins nothing.
_APART = r"0(?<!\d0)(?<!\d[\s.,'’]0)"
# Things whose digits say no quantity: +47, +47 22 12 34 56, 22 33 44 55, 0800-1234, 3.1.4, 24/7,
# 1. at the start of a line, and 0#none|1#one of a choice format. A long run of digits is an order
# number or a phone. Where one begins with a digit, that comes first and what must not stand before
# it after: a text is searched for a digit many times as fast.
_CODES = (
    re.compile(r"\+\d(?:[\d\s()./-]*\d)?"),
    re.compile(rf"{_APART}\d{{1,4}}[\s/-]\d{{2,}}(?:[\s-]\d{{2,}})*"),
    re.compile(
        r"\d(?<![\d.,]\d)(?!\d{0,2}(?:\s\d{3})+(?!\s?\d))\d{1,3}(?:[\s-]\d{2,4}){2,}"
        r"(?!\d|[.,]\d)"
    ),
    re.compile(r"\d(?<!\d\d)\d{6,}(?!\d)"),
    re.compile(r"\d(?<![\d.]\d)\d*(?:\.\d+){2,}"),
    re.compile(r"\d(?<!\d\d)\d*(?:/\d+)+"),
    re.compile(r"^[ \t]*\d{1,2}[.)](?=\s)", re.MULTILINE),
    re.compile(rf"{_APART}\d+(?![\d.,]\d)"),
    re.compile(r"\d(?<=[,|]\d)\d*[#<≤]"),
)
# A word with hyphens. With letters and digits it is a code (SMS24, A4, COVID-19) unless it is a
# number with a unit or ending: 2x, 24h, 1st, 5GB, 2-årig.
_WORD = re.compile(r"\w+(?:-\w+)*")
_WITH_UNIT = re.compile(
    r"(?P<number>\d+)(?:[^\W\d_A-Z]{1,4}|-[^\W\d_]+|[kKMGT]?B|[kMG]?Hz|k?Wh?|°?C|V)"
)
_PHONES = 10_000_000
"""From here a number without a currency is more likely somebody's phone: 512 345 678."""

_NUMBER = re.compile(rf"(?P<number>{NUMERAL})")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=_CACHED_TEXTS)
def amounts(
    text: str, tag: str, brand_currency: str = ""
) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    """Numbers and percentages of ``text``, written in locale ``tag``."""
    in_digits = _DIGITS.search(text) is not None
    if not in_digits and not may_be_spelled(text, tag):
        return (), ()
    numbers = [_soft(number, start, end, text) for number, start, end in spelled(text, tag)]
    percents = list(_spelled_percents(text, tag))
    if in_digits:
        slate = Slate(text)
        slate.take(ADDRESSES)
        percents += [_amount(match, tag) for match in slate.take(_PERCENT)]
        numbers += _money(slate, tag, brand_currency)
        for reader in (_dates, _times, _codes, _mixed):
            numbers += reader(slate, tag)
        numbers += [_amount(match, tag) for match in slate.take(_NUMBER)]
    return tuple(numbers), tuple(percents)


def _amount(match: re.Match[str], tag: str, money: str = "") -> Amount:
    value = parse(match["number"] if "number" in match.re.groupindex else match[0], tag)
    firm = bool(money) or value < _PHONES
    return Amount(value, match.start(), match.end(), match[0].strip(), firm, money)


def _soft(number: int, start: int, end: int, text: str) -> Amount:
    return Amount(Decimal(number), start, end, text[start:end], firm=False)


def _digits(match: re.Match[str]) -> Iterator[Amount]:
    """Each run of digits in ``match``, none of them firm."""
    for run in _DIGITS.finditer(match[0]):
        start = match.start() + run.start()
        yield Amount(Decimal(run[0]).normalize(), start, start + len(run[0]), run[0], firm=False)


def _spelled_percents(text: str, tag: str) -> Iterator[Amount]:
    """Ten per cent in words, and "half price" as fifty: never firm."""
    halves = {(start, end) for number, start, end in spelled(text, tag) if number == HALF}
    for start, end in sorted(halves):
        yield _soft(HALF, start, end, text)
    for match in _SPELLED_PERCENT.finditer(text):
        for number, _, _ in spelled(match["word"], tag):
            yield _soft(number, match.start(), match.end(), text)


def _money(slate: Slate, tag: str, brand_currency: str) -> Iterator[Amount]:
    def code(match: re.Match[str]) -> str:
        return currency(match["currency"], tag, brand_currency)

    for pattern in _MONEY:
        for match in slate.take(pattern, lambda match: bool(code(match))):
            yield _amount(match, tag, code(match))


def _dates(slate: Slate, tag: str) -> Iterator[Amount]:
    for match in slate.take(named_dates(tag)):
        yield from _digits(match)
    for match in slate.take(DATES, lambda match: is_date(match[0])):
        yield from _digits(match)


def _times(slate: Slate, tag: str) -> Iterator[Amount]:
    patterns = [TIMES]
    if punctuation(tag).decimal != ".":
        patterns.append(TIME_WITH_POINT)
    for pattern in patterns:
        for match in slate.take(pattern):
            yield from _digits(match)
            if pattern is TIME_WITH_POINT:  # or a version: 3.14
                yield replace(_amount(match, "en"), firm=False)
            if "p" in match[0].casefold():
                yield from (_afternoon(hour) for hour in list(_digits(match))[:1])


def _afternoon(hour: Amount) -> Amount:
    """5 pm is 17."""
    return Amount(hour.value + 12, hour.start, hour.end, hour.written, firm=False)


def _codes(slate: Slate, tag: str) -> Iterator[Amount]:
    for pattern in _CODES:
        for match in slate.take(pattern):
            yield from _digits(match)


def _mixed(slate: Slate, tag: str) -> Iterator[Amount]:
    for match in slate.take(_WORD, _has_letters_and_digits):
        counted = _WITH_UNIT.fullmatch(match[0])
        if counted:
            end = match.start() + counted.end("number")
            value = Decimal(counted["number"]).normalize()
            yield Amount(value, match.start(), end, counted["number"])
        else:
            yield from _digits(match)


def _has_letters_and_digits(match: re.Match[str]) -> bool:
    letters = match[0].replace("-", "")
    return bool(_DIGITS.search(letters)) and not letters.isdecimal()
