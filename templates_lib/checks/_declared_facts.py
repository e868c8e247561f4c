"""Whether a variant tells a fact that its message declares.

Each reader answers ``True`` (told), ``False`` (surely not told) or ``None`` (cannot be known).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

import phonenumbers

from templates_lib.checks._facts import (
    DATES,
    LARGEST,
    Amount,
    amounts,
    compatible,
    knows_words,
    month_names,
    named_dates,
    same_time,
    target,
)
from templates_lib.checks._family import Member
from templates_lib.message import Fact

__all__ = ["told"]

_IDIOMS = frozenset({Decimal(0), Decimal(100)})
"""Percentages that are also said as "free" or "all"."""

_SMALL = 2
"""Up to here people say "both", "a couple" or "a"."""

_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBERS = re.compile(r"\d+")
_NO_PART_OF_A_PHONE = re.compile(r"[^\d]")
_BETWEEN_DIGITS = re.compile(r"[()./]")


def told(member: Member, fact: Fact) -> bool | None:
    """Whether any part of ``member`` tells ``fact``."""
    return _READERS[fact.kind](member, fact)


def _texts(member: Member) -> Iterator[str]:
    """All that readers may see, addresses behind buttons too."""
    for passage in member.passages:
        yield from (text for _, text, _ in passage.spoken)


def _in_copy(member: Member) -> tuple[list[Amount], list[Amount]]:
    """Numbers and percentages of all copy, words inside tags too."""
    numbers: list[Amount] = []
    percents: list[Amount] = []
    for passage in member.passages:
        if passage.spec.kind == "copy":
            for _, text, _ in passage.spoken:
                found = amounts(text, member.variant.locale, member.style.currency)
                numbers += found[0]
                percents += found[1]
    return numbers, percents


def _declared(member: Member, fact: Fact) -> tuple[frozenset[Decimal], str]:
    """The readings of a fact's one amount (as its source locale and as JSON write it) and its
    currency; none when it holds no amount, or several."""
    tag = member.family.message.source_locale
    numbers, percents = amounts(fact.value, tag)
    firm = [*numbers, *percents]
    if len(firm) != 1:
        return frozenset(), ""
    readings = {firm[0].value}
    try:
        plain = Decimal(fact.value.strip())
    except InvalidOperation:
        return frozenset(readings), firm[0].currency
    if plain.is_finite():
        readings.add(abs(plain))
    return frozenset(readings), firm[0].currency


def _percent(member: Member, fact: Fact) -> bool | None:
    wanted, _ = _declared(member, fact)
    numbers, percents = _in_copy(member)
    said = {each.value for each in percents} | {e.value for e in numbers if not e.currency}
    if wanted & said:
        return True
    return False if wanted and not wanted & _IDIOMS else None


def _number(member: Member, fact: Fact) -> bool | None:
    wanted, _ = _declared(member, fact)
    numbers, percents = _in_copy(member)
    said = {each.value for each in (*numbers, *percents)}
    if wanted & said or any(said.intersection(same_time(value)) for value in wanted):
        return True
    in_words = _SMALL if knows_words(member.variant.locale) else LARGEST
    return False if wanted and min(wanted) > in_words else None


def _price(member: Member, fact: Fact) -> bool | None:
    """A price in another market's currency only is that market's own: nobody can tell."""
    wanted, currency = _declared(member, fact)
    numbers, _ = _in_copy(member)
    if wanted & {each.value for each in numbers}:
        return True
    others = {each.currency for each in numbers} - {""}
    if currency and any(not compatible(currency, other) for other in others):
        return None
    return False if wanted and min(wanted) > 0 else None


def _link(member: Member, fact: Fact) -> bool | None:
    value, tag = fact.value.strip(), member.variant.locale
    bare = _WEB.sub("", _WEB.sub("", value, count=1), count=1).rstrip("/").casefold()
    if bare and any(bare in text.casefold() for text in _texts(member)):
        return True
    family = member.family
    source = family.message.source_locale
    own = family.guide.locales.get(source)
    wanted = target(value, source, family.guide, own.link_prefix if own else "")
    for passage in member.passages:
        for link in passage.facts.links:
            there = target(link.url, tag, family.guide, member.style.link_prefix)
            translated = there.localised and wanted.localised and there.depth == wanted.depth
            if replace(there, localised=False) == replace(wanted, localised=False):
                return True
            if "{" in link.url or (there.host == wanted.host and translated):
                return None
    return False if _WEB.match(value) else None


def _code(member: Member, fact: Fact) -> bool | None:
    wanted = _close(fact.value)
    return any(wanted in _close(text) for text in _texts(member)) if wanted else None


def _phone(member: Member, fact: Fact) -> bool | None:
    wanted = {_digits(fact.value), _national(fact.value)} - {""}
    texts = [_BETWEEN_DIGITS.sub("", _close(text)) for text in _texts(member)]
    if any(each in text for each in wanted for text in texts):
        return True
    return False if wanted and not any(letter.isalpha() for letter in fact.value) else None


def _digits(written: str) -> str:
    """The digits without what only one way of dialling has: +, 00 and the trunk's 0."""
    return _NO_PART_OF_A_PHONE.sub("", written).lstrip("0")


def _national(written: str) -> str:
    """The number within its country, when ``written`` says which one."""
    try:
        return str(phonenumbers.parse(written).national_number)
    except phonenumbers.NumberParseException:
        return ""


def _close(text: str) -> str:
    """``text`` without white space, hyphens and invisible marks, in one case."""
    return "".join(
        each
        for each in text.casefold()
        if unicodedata.category(each) not in _LEFT_OUT and each > " "
    )


_LEFT_OUT = frozenset({"Zs", "Zl", "Zp", "Pd", "Cf"})


def _date(member: Member, fact: Fact) -> bool | None:
    """A day of the week, or a date without its year, may mean the fact: nobody can tell."""
    texts = list(_texts(member))
    if any(fact.value.strip().casefold() in text.casefold() for text in texts):
        return True
    try:
        wanted = date.fromisoformat(fact.value.strip())
    except ValueError:
        return None
    tag, whole = member.variant.locale, "\n".join(texts)
    numbers = {int(run) for run in _NUMBERS.findall(whole) if len(run) <= 4}
    months = [f"(?<!\\w){re.escape(name)}" for name in month_names(tag, wanted.month)]
    named = re.search("|".join(months), whole, re.IGNORECASE) if months else None
    if wanted.day in numbers and (named or wanted.month in numbers):
        if {wanted.year, wanted.year % 100} & numbers - {wanted.day, wanted.month}:
            return True
        if wanted.year in numbers or not _dated(whole, tag):
            return None
    return None if not member.locale.curated or _weekday(member, whole) else False


def _dated(text: str, tag: str) -> bool:
    """Whether every date in ``text`` says its year."""
    found = [m[0] for pattern in (DATES, named_dates(tag)) for m in pattern.finditer(text)]
    return bool(found) and all(_YEAR.search(each) for each in found)


def _weekday(member: Member, text: str) -> bool:
    days = member.locale.babel.days["format"]["wide"].values()
    return any(str(name).casefold() in text.casefold() for name in days)


_READERS: Mapping[str, Callable[[Member, Fact], bool | None]] = {
    "percent": _percent,
    "number": _number,
    "price": _price,
    "link": _link,
    "code": _code,
    "phone": _phone,
    "date": _date,
}
