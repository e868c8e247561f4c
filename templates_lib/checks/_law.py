"""What checks of the law share: ways out, prices, discounts. No legal advice.

The words stand in each locale's table ``law``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import locales
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._wording import Wording
from templates_lib.language import Print

__all__ = [
    "MARKETING",
    "discount",
    "keywords",
    "last_text",
    "leads_out",
    "on_every_branch",
    "prices",
    "says",
    "spans",
    "stems",
    "words",
]

MARKETING = "marketing"

_WAY_OUT = re.compile(r"unsub|opt_?out|stop_?(?:link|url|word)|avmeld|afmeld|wypis|abmeld|optout")
_WAY_OUT_ADDRESS = re.compile(
    r"\S*(?:unsub|opt-?out|avmeld|afmeld|uitschrijv|abmeld|wypis|baja|desabo|désabo|disiscri)\S*",
    re.IGNORECASE,
)
_CURRENCY = r"(?:kr|kroner|kronor|NOK|DKK|SEK|EUR|PLN|USD|GBP|CHF|zł|złotych|€|\$|£|euro|,-)"
_AMOUNT = r"\d+(?:[.,'’\u00a0\u202f ]\d{2,3})*(?:[.,]\d{1,2})?"
_PRICE = re.compile(
    rf"(?<![\w.,-]){_AMOUNT}\s?{_CURRENCY}(?!\w)"
    rf"|(?<![\w])(?:{_CURRENCY})\s?{_AMOUNT}(?![\w%]|\s?%)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d\s?(?:%|prosent|procent|prozent|percent)", re.IGNORECASE)


@lru_cache(maxsize=512)
def keywords(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds one of ``phrases`` as whole words; those in capitals only in capitals (STOP)."""
    return _words(phrases, "(?!\\w)")


@lru_cache(maxsize=512)
def _words(phrases: tuple[str, ...], end: str) -> re.Pattern[str] | None:
    either = "|".join(
        _spaced(phrase) if phrase.isupper() else f"(?i:{_spaced(phrase)})"
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w])(?:{either}){end}") if phrases else None


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


def words(tag: str, entry: str) -> re.Pattern[str] | None:
    """What finds the words of ``entry`` in the law table of locale ``tag``."""
    return keywords(locales.get(tag).table("law").get(entry, ()))


def stems(tag: str, entry: str) -> re.Pattern[str] | None:
    """The same, with any ending behind them."""
    return _words(locales.get(tag).table("law").get(entry, ()), "")


def on_every_branch(
    passages: Iterable[Passage], holds: Callable[[Passage, Wording], bool]
) -> tuple[bool, Passage | None]:
    """Whether one of ``passages`` holds it on every branch; and one that does on some only."""
    some = None
    for passage in passages:
        held = [holds(passage, wording) for wording in passage.wordings]
        if held and all(held):
            return True, None
        if any(held):
            some = some or passage
    return False, some


def leads_out(passage: Passage, wording: Wording) -> bool:
    """Whether a wording holds a placeholder or an address by which one leaves."""
    if _WAY_OUT_ADDRESS.search(wording.text):
        return True
    prints = (run for run in wording.runs if isinstance(run, Print))
    return any(_WAY_OUT.search(passage.text, run.start, run.end) for run in prints)


def last_text(member: Member) -> Passage | None:
    """The last running text that says something: where what is missing would stand."""
    said = [passage for passage in member.copy if passage.text.strip()]
    running = [passage for passage in said if passage.spec.multiline]
    return next(reversed(running or said), None)


def spans(member: Member, pattern: re.Pattern[str] | None) -> Iterator[tuple[Passage, int, int]]:
    """Where the member's texts say what ``pattern`` finds: passage and template span."""
    for passage in member.copy if pattern else ():
        for offset, text, places in passage.spoken:
            for match in pattern.finditer(text) if pattern else ():
                start, end = places(*match.span())
                yield passage, offset + start, offset + end


def says(member: Member, pattern: re.Pattern[str] | None) -> bool:
    """Whether the member's texts say what ``pattern`` finds."""
    return next(spans(member, pattern), None) is not None


def discount(member: Member) -> tuple[Passage, int, int] | None:
    """Where a reduction is announced: a word for it in a text with a percentage."""
    named = stems(member.variant.locale, "discount")
    for passage in member.copy if named else ():
        if _PERCENT.search(passage.text) or _prints_percent(passage):
            for offset, text, places in passage.spoken:
                match = named.search(text) if named else None
                if match:
                    start, end = places(*match.span())
                    return passage, offset + start, offset + end
    return None


def _prints_percent(passage: Passage) -> bool:
    return any(
        use.printed and any(each.name == "percent" for each in use.filters) for use in passage.uses
    )


def prices(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where prices stand: amounts with a currency, and values printed as money."""
    found = {
        use.tag
        for use in passage.uses
        if use.printed and any(each.name == "money" for each in use.filters)
    }
    for offset, text, places in passage.spoken:
        for match in _PRICE.finditer(text):
            start, end = places(*match.span())
            found.add((offset + start, offset + end))
    yield from sorted(found)
