"""A time of day typed by hand is not written as the language, or the brand, writes it.

What it finds: "5 pm" where the day has 24 hours, a mark between hours and minutes that the language
does not use (a point in French), one that the brand did not choose, and both marks in one text.
Norwegian may write 08.00 (Språkrådet) or 08:00 (CLDR), and the brand may choose.

Why it hurts: a time misread is a parcel missed.

Write instead: the time as the language writes it, or a value with the filter ``time``.

Source: check catalogue, TYP-TIMEFMT; CLDR 48, timeFormats; the table ``clock`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._facts._dates import twelve_hours
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, readings

MARK = Setting(
    name="time_mark",
    kind="choice",
    label=gettext_noop("Mark in times of day"),
    help=gettext_noop("What stands between hours and minutes in times that are typed by hand."),
    choices=(
        ("", gettext_noop("What the language allows")),
        (":", gettext_noop("A colon: 08:00")),
        (".", gettext_noop("A point: 08.00")),
    ),
)

_OTHER_MARK = gettext_noop("Times are written otherwise here: %(right)s.")
_BOTH = gettext_noop("Another time of this text is written with “%(mark)s”: write %(right)s.")
_TWELVE = gettext_noop("The day has 24 hours in this language: write %(right)s.")

_TIME = "(?:[01]?\\d|2[0-4])"
_COLON = re.compile(rf"(?<![\w.,:/-])({_TIME})(:)([0-5]\d)(?![\w:]|[.,]\d)")
_POINTED = re.compile(r"\d\.\d\d")
_HALF = re.compile(
    r"(?<![\w.,:/-])(0?\d|1[0-2])(?:[:.]([0-5]\d))?[ \u00a0\u202f]?(a\.m\.|p\.m\.|AM|PM|pm)(?!\w)"
)
_NOON = 12


@lru_cache(maxsize=64)
def _points(tag: str) -> re.Pattern[str]:
    """Times with a point: 08.00 may be a price or a date, so something must say that it is none,
    a word beside it or another time: "kl. 08.00", "17.30 uur", "08.00–16.00", "17.00 og 21.00"."""
    table = locales.get(tag).table("clock")
    before = "|".join(re.escape(word) for word in table.get("words", ())) or "(?!)"
    after = "|".join(re.escape(word) for word in table.get("after", ())) or "(?!)"
    time = rf"({_TIME})(\.)([0-5]\d)(?![\w]|[.,:]\d)"
    bare = rf"{_TIME}[.:][0-5]\d"
    link = r"(?:[ \u00a0]?[-–—][ \u00a0]?|[ \u00a0][^\W\d_]{1,4}[ \u00a0])"
    return re.compile(
        rf"(?:(?<![\w])(?:{before})[ \u00a0]?{time}"
        rf"|(?<![\w.,:/-]){time}(?={link}{bare}(?![\w]|[.,:]\d)|[ \u00a0]?(?:{after})(?!\w))"
        rf"|(?<=[.:][0-5]\d)(?:{link}){time})",
        re.IGNORECASE,
    )


def find(member: Member) -> Iterator[Fault]:
    """Yield each time of day in a form that is not wanted."""
    table = member.locale.table("clock")
    marks = table.get("marks", ())
    if not marks:
        return
    chosen = str(member.setting(MARK))
    allowed = (chosen,) if chosen in (":", ".") else marks
    rule = f"settings.{MARK.name}" if chosen in (":", ".") else ""
    first = ""
    twelve = twelve_hours(member.locale.tag) or table.get("hours") == ("both",)
    for reading in readings(member):
        if not twelve:
            yield from _twelve(reading, allowed)
        for start, end, mark in _times(reading, member.locale.tag):
            first = first or (mark if mark in allowed else "")
            if mark not in allowed:
                yield _fault(reading, start, end, _OTHER_MARK, allowed[0], rule=rule)
            elif mark != first:
                yield _fault(reading, start, end, _BOTH, first, severity=Severity.INFO)


def _times(reading: Reading, tag: str) -> list[tuple[int, int, str]]:
    found = []
    for match in _COLON.finditer(reading.text):
        found.append((match.start(1), match.end(3), ":"))
    if _POINTED.search(reading.text):
        for match in _points(tag).finditer(reading.text):
            at = next(group for group in (2, 5, 8) if match[group])
            found.append((match.start(at - 1), match.end(at + 1), "."))
    return sorted(found)


def _fault(
    reading: Reading,
    start: int,
    end: int,
    msgid: str,
    mark: str,
    *,
    severity: Severity | None = None,
    rule: str = "",
) -> Fault:
    right = re.sub("[.:]", mark if mark != "h" else "\u00a0h\u00a0", reading.text[start:end])
    params = {"right": right, "mark": mark}
    if msgid is not _BOTH:
        del params["mark"]
    changes = [(start, end, right)]
    return reading.fault(start, end, msgid, params, changes=changes, severity=severity, rule=rule)


def _twelve(reading: Reading, marks: tuple[str, ...]) -> Iterator[Fault]:
    if "m" not in reading.text and "M" not in reading.text:
        return
    mark = marks[0] if marks[0] in (":", ".") else ":"
    for match in _HALF.finditer(reading.text):
        hour = int(match[1]) % _NOON + _NOON * match[3].lower().startswith("p")
        right = f"{hour:02}{mark}{match[2] or '00'}"
        start, end = match.span()
        changes = [(start, end, right)]
        yield reading.fault(start, end, _TWELVE, {"right": right}, changes=changes)


_POINT = {"settings": {MARK.name: "."}}

CHECK = Check(
    id="time_misformatted",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-TIMEFMT",),
    find=find,
    triggers=frozenset("0123456789"),
    settings=(MARK,),
    examples=(
        fails("nb", "Vi ringer 5 pm.", "twelve hours"),
        fails("pl", "Zadzwonimy o 5:30 PM.", "twelve hours"),
        fails("nb", "Åpent 08:00–16:00.", "the brand chose the point", style=_POINT),
        fails("da", "Åbent kl. 08.00 til 16:00.", "both marks in one text"),
        fails("fr", "Ouvert de 08.00 à 16.00.", "French has no point here"),
        passes("nb", "Åpent 08.00–16.00.", "Språkrådet"),
        passes("nb", "Åpent 08:00–16:00.", "CLDR"),
        passes("pl", "Otwarte 08:00–16:00.", "Polish"),
        passes("en", "We open at 5 pm.", "twelve hours are English"),
        passes("da", "Nu 12.50 kr.", "a price", style=_POINT),
    ),
)
