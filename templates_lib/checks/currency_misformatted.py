"""A currency sign stands on the wrong side of its amount, or too near it.

What it finds: "500kr" and "kr500" without a space, a sign before the amount where the language
sets it behind ("€10" in Polish), and behind where it stands before ("10 €" in Dutch). Codes such
as EUR may stand on either side, but not joined. Orders that the language's norm lets be are let be.

Why it hurts: the price is what everybody reads, and a strange form looks like a strange shop.

Write instead: the amount as the language writes it, or a value with the filter ``money``.

Source: check catalogue, TYP-CURRFMT; CLDR 48, currencyFormats; the table ``money`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import get_territory_currencies

import locales
from locales.words import gettext_noop
from templates_lib.checks._characters import DECIMALS
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, Reading, mail, readings, space

_WRONG = gettext_noop("Amounts are written otherwise in this language: %(right)s.")

# Groups of three, or digits that stand together; then decimals.
_NUMBER = "(?:\\d{1,3}(?:[ \u00a0\u202f.,']\\d{3})+|\\d+)(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?"
_SYMBOL = "[€$£¥]"
_LETTERS = r"(?:kr\.?|zł|zl|Kč|EUR|USD|GBP|NOK|SEK|DKK|PLN|CHF|CZK|ISK|HUF|JPY|CAD|AUD)(?![^\W\d_])"
_GAP = "[ \u00a0\u202f\u2009]?"
# Not beside a letter, nor in a compound (10€-kupong) or a range (€10–20).
_AFTER = re.compile(
    rf"(?<![\w.,'])(?P<number>{_NUMBER}|{SENTINEL})(?P<gap>{_GAP})(?P<sign>{_SYMBOL}|{_LETTERS})"
    rf"(?![\w\u2010-]|{_GAP}\d)"
)
_BEFORE = re.compile(
    rf"(?<![\w.,])(?<!\d[ \u00a0])(?P<sign>{_SYMBOL}|{_LETTERS})(?P<gap>{_GAP})"
    rf"(?P<number>{_NUMBER})"
    rf"(?![\w\u2010-]|{_GAP}[€$£–]|,-)"
)


# The cheap look first.
_HINT = re.compile(
    rf"[\d{SENTINEL}]{_GAP}(?:{_SYMBOL}|{_LETTERS})|(?:{_SYMBOL}|{_LETTERS}){_GAP}\d"
)


@dataclass(frozen=True, slots=True)
class _Order:
    """Where a locale sets the sign. ``gap``: what stands between a sign before and the amount."""

    behind: bool
    gap: str
    before: frozenset[str]
    home: str


@lru_cache(maxsize=512)
def _order(tag: str) -> _Order:
    locale = locales.get(tag)
    pattern = str(locale.babel.currency_formats["standard"].pattern).split(";")[0]
    own = get_territory_currencies(locale.territory) if locale.territory else []
    home = str(locale.babel.currency_symbols.get(own[0], "")) if own else ""
    behind = not pattern.startswith("¤")
    gap = "\u00a0" if re.search(r"¤\s", pattern) or behind else ""
    return _Order(behind, gap, frozenset(locale.table("money").get("before", ())), home)


def find(member: Member) -> Iterator[Fault]:
    """Yield each amount whose sign stands wrong."""
    order = _order(member.locale.tag)
    for reading in readings(member):
        if not _HINT.search(reading.text):
            continue
        for match in _AFTER.finditer(reading.text):
            right = _when_behind(match, order)
            yield from _fault(reading, match, right)
        for match in _BEFORE.finditer(reading.text):
            right = _when_before(match, order)
            yield from _fault(reading, match, right)


def _fault(reading: Reading, match: re.Match[str], right: str | None) -> Iterator[Fault]:
    if right is None:
        return
    if "\u00a0" in right:
        right = right.replace("\u00a0", space(reading, "\u00a0"))
    start, end = match.span()
    if match["number"] == SENTINEL:
        changes = [(match.start("sign"), end, right[1:])]
        shown = right.replace(SENTINEL, "…")
    else:
        changes, shown = [(start, end, right)], right
    yield reading.fault(start, end, _WRONG, {"right": shown}, changes=changes)


def _when_behind(match: re.Match[str], order: _Order) -> str | None:
    """What to write for a sign behind its amount; None where it is right."""
    number, gap, sign = match["number"], match["gap"], match["sign"]
    if _is_symbol(sign):
        if number == SENTINEL:
            return None
        if not order.behind:
            return f"{sign}{order.gap}{number}"
    return None if gap else f"{number}\u00a0{sign}"


def _when_before(match: re.Match[str], order: _Order) -> str | None:
    """What to write for a sign before its amount; None where it is right."""
    number, gap, sign = match["number"], match["gap"], match["sign"]
    if not _is_symbol(sign):
        if sign == order.home and order.behind and sign not in order.before:
            return f"{number}\u00a0{sign}"
        return None if gap else f"{sign}\u00a0{number}"
    if order.behind and sign not in order.before:
        return f"{number}\u00a0{sign}"
    if order.behind:
        return None if gap else f"{number}\u00a0{sign}"
    right = f"{sign}{order.gap}{number}"
    return None if bool(gap) == bool(order.gap) else right


def _is_symbol(sign: str) -> bool:
    return not sign[0].isalpha()


# The same as it is typed: a value ends with a brace, and a dash in its tag takes the space behind.
_TYPED = re.compile(rf"-}}}}|{_HINT.pattern.replace(SENTINEL, '}')}")


CHECK = Check(
    id="currency_misformatted",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-CURRFMT",),
    sign=_TYPED,
    sign_needs=DECIMALS | {"}"},
    find=find,
    locales=frozenset({"nb", "nn", "da", "pl", "nl", "sv", "fi", "de", "en", "fr", "es", "it"}),
    examples=(
        fails("nb", "Nå 500kr.", "no space"),
        fails("da", "Du sparer kr500 i dag.", "no space"),
        fails("pl", "", "the sign before", **mail("Teraz €10 taniej.")),
        fails("pl", "Teraz zł 10 taniej.", "Polish sets its sign behind"),
        fails("nl", "", "the sign behind", **mail("Nu 10 € korting.")),
        fails("en", "Only 10£ today.", "the sign behind"),
        passes("nb", "Nå 500 kr, eller kr 500.", "both are Norwegian"),
        passes("pl", "Teraz 10 zł taniej, czyli 2,50 EUR.", "behind, with a space"),
        passes("nl", "Nu € 10 korting, of 10 euro.", "before, with a space"),
        passes("en", "Only £10, or EUR 12.", "before, joined; a code apart"),
    ),
)
