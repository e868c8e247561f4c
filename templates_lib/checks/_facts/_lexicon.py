"""Words that make facts of the numbers beside them: months, weekdays, units of time, and so on.

One dictionary a locale (CLDR's names, and the forms of ``[fact_words]`` that CLDR has not), and
one pass over a text, however many checks ask.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import locales
from templates_lib.checks._facts._dates import month_names
from templates_lib.checks._heads import heads

__all__ = [
    "DAYS",
    "MONTHS",
    "UNITS",
    "Mention",
    "entries_in",
    "in_address",
    "lexicon",
    "mentions",
    "months",
    "weekdays",
]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")

_CACHED_TEXTS = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"@|://|[^\W\d_]\.[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A word at ``start:end`` and the entries it belongs to (``sun``, ``day``, ``code``)."""

    entries: tuple[str, ...]
    start: int
    end: int
    written: str


@lru_cache(maxsize=512)
def months(tag: str) -> Mapping[str, int]:
    """Name of a month in small letters, abbreviations too -> 1 to 12."""
    table = locales.get(tag).table("fact_words")
    return {
        name.casefold(): number
        for number, entry in enumerate(MONTHS, 1)
        for name in (*month_names(tag, number), *table.get(entry, ()))
    }


@lru_cache(maxsize=512)
def abbreviated(tag: str) -> frozenset[str]:
    """Those names that are only abbreviations, and so may be words of another meaning."""
    babel = locales.get(tag).babel.months
    whole = {
        str(name).casefold()
        for use in ("format", "stand-alone")
        for name in babel[use]["wide"].values()
    }
    table = locales.get(tag).table("fact_words")
    known = {name for entry in MONTHS for name in table.get(entry, ())}
    return frozenset(name for name in months(tag) if name not in whole | known)


@lru_cache(maxsize=512)
def weekdays(tag: str) -> Mapping[str, int]:
    """Name of a weekday in small letters, in all forms -> 0 (Monday) to 6."""
    locale = locales.get(tag)
    table = locale.table("fact_words")
    found = {
        str(name).casefold(): number
        for use in ("format", "stand-alone")
        for number, name in locale.babel.days[use]["wide"].items()
        if " " not in str(name)
    }
    for number, entry in enumerate(DAYS):
        found.update(dict.fromkeys(table.get(entry, ()), number))
    return found


@lru_cache(maxsize=512)
def lexicon(tag: str) -> Mapping[str, tuple[str, ...]]:
    """Word in small letters -> the entries it belongs to: whole names of months, weekdays, and the
    other entries of ``[fact_words]``."""
    found: dict[str, tuple[str, ...]] = {}
    table = locales.get(tag).table("fact_words")
    for name, month in months(tag).items():
        if name not in abbreviated(tag):
            found[name] = (MONTHS[month - 1],)
    for name, day in weekdays(tag).items():
        found[name] = (*found.get(name, ()), DAYS[day])
    for entry in (*UNITS, "code", "phone", "prior"):
        for word in table.get(entry, ()):
            found[word.rstrip(".")] = (*found.get(word, ()), entry)
    return found


def in_address(text: str, start: int, end: int) -> bool:
    """Whether ``start:end`` lies in a web or e-mail address: cheaper to ask where something was
    found than to look for all addresses first."""
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    lasts = [at for at in (text.find(" ", end), text.find("\n", end)) if at >= 0]
    run = text[first : min(lasts, default=len(text))]
    return _ADDRESS.search(run) is not None


@lru_cache(maxsize=_CACHED_TEXTS)
def entries_in(text: str, tag: str) -> frozenset[str]:
    """The entries of which ``text`` may hold a word, tags and addresses included: cheap to ask."""
    known = lexicon(tag)
    words = known.keys() & heads(text)
    return frozenset(entry for word in words for entry in known[word])


@lru_cache(maxsize=_CACHED_TEXTS)
def mentions(text: str, tag: str) -> tuple[Mention, ...]:
    """The words of ``text`` that the locale's lexicon has."""
    known = lexicon(tag)
    if not entries_in(text, tag):
        return ()
    return tuple(
        Mention(known[match[0].lower()], match.start(), match.end(), match[0])
        for match in _WORD.finditer(text)
        if match[0].lower() in known and not in_address(text, match.start(), match.end())
    )
