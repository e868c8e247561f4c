"""A date typed by hand is not written as the language writes dates.

What it finds: the month before the day where the day comes first ("05/31/2025", "mai 31, 2025"),
numbers parted by a mark that the language does not use for dates, a missing or a needless point
behind the day ("31 mai" in Norwegian, "31. maja" in Polish), and a capital month where the language
writes a small one. English is only asked about the point, since it writes dates in both orders.

Why it hurts: 04/05 is a day in April to one reader and a day in May to another.

Write instead: the date as the language writes it, or a value with the filter ``date``.

Source: check catalogue, TYP-DATEFMT; CLDR 48, dateFormats; the table ``calendar`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, readings

_MONTH_FIRST = gettext_noop("The day comes before the month in this language: %(right)s.")
_MARK = gettext_noop("Dates are written with other marks in this language: %(right)s.")
_POINT = gettext_noop("A point follows the day in this language: %(right)s.")
_NO_POINT = gettext_noop("No point follows the day in this language: %(right)s.")
_CAPITAL = gettext_noop("Months begin with a small letter in this language: %(right)s.")

_NUMERIC = re.compile(
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\w/-])"
)
_MONTHS, _DAYS = 12, 31
_FIELD = re.compile(r"'([^']*)'|MMMM|d|y")
_YEAR_AHEAD = re.compile(r",?[ \u00a0](?:de[ \u00a0])?\d{4}\b")


@lru_cache(maxsize=64)
def _named(tag: str) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Day before month, month before day and year, and the months as CLDR writes them."""
    babel = locales.get(tag).babel
    names = {
        str(babel.months[use]["wide"][month])
        for use in ("format", "stand-alone")
        for month in range(1, _MONTHS + 1)
    }
    months = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    before = (
        rf"(?<![\w.,:/–-])(?P<day>\d{{1,2}})(?P<point>\.?)(?P<gap>[ \u00a0])(?P<month>{months})"
    )
    after = rf"(?<![\w-])(?P<month>{months})[ \u00a0](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]"
    return (
        re.compile(rf"{before}(?![\w-])", re.IGNORECASE),
        re.compile(rf"{after}(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
        frozenset(names),
    )


def find(member: Member) -> Iterator[Fault]:
    """Yield each date in a form of another language."""
    table = member.locale.table("calendar")
    if not table:
        return
    tag = member.locale.tag
    before, after, names = _named(tag)
    point = table["point"] == ("yes",)
    marks = table["marks"]
    pattern = str(member.locale.babel.date_formats["long"].pattern)
    day_first = pattern.startswith("d")
    for reading in readings(member):
        for match in before.finditer(reading.text):
            yield from _day_and_month(reading, match, names, point=point)
        if day_first:
            for match in _NUMERIC.finditer(reading.text):
                yield from _numeric(reading, match, marks)
            for match in after.finditer(reading.text):
                yield from _month_first(reading, match, names, pattern)


def _numeric(reading: Reading, match: re.Match[str], marks: tuple[str, ...]) -> Iterator[Fault]:
    one, two, mark = match["one"], match["two"], match["mark"]
    if not (1 <= int(one) <= _DAYS and 1 <= int(two) <= _DAYS):
        return
    wrong_mark = mark not in marks
    right_mark = marks[0] if wrong_mark else mark
    if int(two) > _MONTHS >= int(one):
        right = right_mark.join((two, one, match["year"]))
        yield _fault(reading, match, _MONTH_FIRST, right)
    elif wrong_mark and int(two) <= _MONTHS:
        right = right_mark.join((one, two, match["year"]))
        yield _fault(reading, match, _MARK, right)


def _month_first(
    reading: Reading, match: re.Match[str], names: frozenset[str], pattern: str
) -> Iterator[Fault]:
    if 1 <= int(match["day"]) <= _DAYS:
        month = next(name for name in names if name.lower() == match["month"].lower())
        values = {"d": match["day"], "MMMM": month, "y": match["year"]}
        right = _FIELD.sub(lambda field: field[1] or values[field[0]], pattern)
        yield _fault(reading, match, _MONTH_FIRST, right)


def _day_and_month(
    reading: Reading, match: re.Match[str], names: frozenset[str], *, point: bool
) -> Iterator[Fault]:
    month, year = match["month"], bool(_YEAR_AHEAD.match(reading.text, match.end()))
    if not 1 <= int(match["day"]) <= _DAYS or (month not in names and month.capitalize() in names):
        return
    small = month not in names and month.istitle() and month.lower() in names
    written = month.lower() if small else month
    right = f"{match['day']}{'.' * point}{match['gap']}{written}"
    if bool(match["point"]) != point and (point or year or not _begins_a_line(reading, match)):
        yield _fault(reading, match, _POINT if point else _NO_POINT, right)
    elif small:
        kept = f"{match['day']}{match['point']}{match['gap']}{written}"
        # The third of May may be a street: "ul. 3 Maja", "rue du 8 Mai".
        severity = Severity.WARNING if year else Severity.INFO
        yield _fault(reading, match, _CAPITAL, kept, severity)


def _begins_a_line(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it may be the number of a list: "1. May we help?"."""
    line = reading.text.rfind("\n", 0, match.start()) + 1
    return not reading.text[line : match.start()].strip(" \t*>#")


def _fault(
    reading: Reading,
    match: re.Match[str],
    msgid: str,
    right: str,
    severity: Severity | None = None,
) -> Fault:
    start, end = match.span()
    changes = [(start, end, right)]
    return reading.fault(start, end, msgid, {"right": right}, changes=changes, severity=severity)


CHECK = Check(
    id="date_misformatted",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-DATEFMT",),
    find=find,
    triggers=frozenset("0123456789"),
    examples=(
        fails("nb", "Tilbudet varer til 31/05/2025.", "strokes"),
        fails("da", "Tilbuddet gælder til 05/31/2025.", "the month first"),
        fails("pl", "Oferta trwa do 31. maja 2025.", "a needless point"),
        fails("nb", "Tilbudet varer til 31 mai.", "a point is missing"),
        fails("nl", "De actie loopt tot mei 31, 2025.", "the month first"),
        fails("da", "Tilbuddet gælder til 31. Maj 2025.", "a capital"),
        passes("nb", "Tilbudet varer til 31. mai 2025 (31.05.2025).", "Norwegian"),
        passes("pl", "Oferta trwa do 31 maja 2025.", "Polish"),
        passes("nl", "De actie loopt tot 31-05-2025.", "Dutch"),
        passes("en", "The offer ends on May 31, 2025.", "English"),
        passes("en", "1. May we call you?", "a list"),
    ),
)
