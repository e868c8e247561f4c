"""Times of day as people type them: 17.00, 5 pm, kl. 17, 17 uur."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from templates_lib.checks._facts._dates import twelve_hours
from templates_lib.checks._facts._lexicon import in_address
from templates_lib.checks._facts._numerals import punctuation

__all__ = ["Moment", "moments"]

_CACHED_TEXTS = 4_000
_MAYBE = re.compile(
    r"\d(?:[:.hH]\d|\s?[ap]\.?m|(?<=kl\d)|(?<=kl.\d)|(?<=kl..\d)|(?<=klo.\d)|(?<=godz..\d)"
    r"|(?<=godz.\d)|\s?(?:uhr|uur)\b)",
    re.IGNORECASE,
)
# Not a part of a longer number, nor of a price, a percentage or a measure.
_COUNTS = (
    r"(?!\d|[.,:]\d|\s?(?:[%€$£]|(?:kr|zł|eur|nok|dkk|sek|pln|kg|km|cm|mb|gb)\b"
    r"|percent|prosent|procent))"
)
_TIME = re.compile(
    rf"(?<![\w.,:/+-])(?:(?P<lead>kl\.?|klo|klokken|klockan|godz\.?|o|at|um|om|alle)\s)?"
    rf"(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.hH])(?P<minute>[0-5]\d){_COUNTS}(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?<![\w.,:/+-])(?P<hour2>0?\d|1[0-2])\s?(?P<half2>[ap])\.?m\b\.?"
    r"|(?<!\w)(?:kl\.?|klo|godz\.?)\s?(?P<hour3>[01]?\d|2[0-4])(?![\d.,:]*\d)"
    r"|(?<![\w.,:/+-])(?P<hour4>[01]?\d|2[0-4])\s?uhr\b"
    r"|(?:(?<=\bom )|(?<=vanaf )|(?<=rond ))(?P<hour5>[01]?\d|2[0-4])\s?uur\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:version|versjon|versie|wersj\w|v\.?|ios|android)\s?$", re.IGNORECASE)
_LONGEST_LEAD = 10
_HALF_DAY = 12 * 60


@dataclass(frozen=True)
class Moment:
    """A time at ``start:end``; ``readings`` are the minutes since midnight it may mean: two where
    the morning is not told from the evening."""

    readings: frozenset[int]
    start: int
    end: int
    written: str


@lru_cache(maxsize=_CACHED_TEXTS)
def moments(text: str, tag: str) -> tuple[Moment, ...]:
    """The times of day in ``text``, written in locale ``tag``."""
    if not _MAYBE.search(text):
        return ()
    point = punctuation(tag).decimal != "."
    return tuple(
        _moment(match, tag)
        for match in _TIME.finditer(text)
        if (match["mark"] != "." or point)
        and not _VERSION.search(text[max(match.start() - _LONGEST_LEAD, 0) : match.start()])
        and not in_address(text, *match.span())
    )


def _moment(match: re.Match[str], tag: str) -> Moment:
    hour_text = next(
        h for h in match.group("hour", "hour2", "hour3", "hour4", "hour5") if h is not None
    )
    hour, minute = int(hour_text) % 24, int(match["minute"] or 0)
    half = (match["half"] or match["half2"] or "").lower()
    start = match.start("hour") if match["hour"] else match.start()
    return Moment(
        _readings(hour, minute, half, twelve_hours(tag) or not match["minute"], hour_text),
        start,
        match.end(),
        match[0][start - match.start() :].strip(),
    )


def _readings(hour: int, minute: int, half: str, vague: bool, written: str) -> frozenset[int]:
    """5 pm is 17; "5" alone, and 5:30 where the clock has twelve hours, may be either."""
    if half:
        return frozenset({(hour % 12 + (12 if half == "p" else 0)) * 60 + minute})
    now = hour * 60 + minute
    if vague and hour <= 12 and not written.startswith("0"):
        return frozenset({now % (2 * _HALF_DAY), (now + _HALF_DAY) % (2 * _HALF_DAY)})
    return frozenset({now})
