"""A date differs between locales or channels.

What it finds: between the locales of one channel, a day, a month or a year that contradicts the
source's, a weekday that does, and a date that only one side tells; between the channels of one
locale, two dates that contradict each other. Dates are read in each locale's order and with its
names of months, all their cases included. What may be a date or something else (3.5) only answers
for one.

Why it hurts: an offer that ends in May in one language and in June in another is two promises.

Write instead: one date everywhere.

Source: check catalogue, FACT-DATE; names of months and weekdays are CLDR's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_another
from templates_lib.checks._comparison import comparable
from templates_lib.checks._example_given import is_example
from templates_lib.checks._facts import (
    DAYS,
    MONTHS,
    Day,
    Mention,
    days,
    lexicon,
    mentions,
    month_names,
)
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs
from templates_lib.checks._read import DIGITS, Found, entries, read
from templates_lib.checks._topic import about, alike, apart

_DIFFERS = gettext_noop("%(here)s here, but %(there)s in the %(other)s text.")
_EXTRA = gettext_noop("The date %(here)s is not in the %(other)s text.")
_MISSING = gettext_noop("The date %(there)s stands in the %(other)s text, but not here.")

# A number that may be a day: no share, no part of a fraction and no time with a colon.
_NUMBER = re.compile(r"(?<![\d:])\d{1,4}(?![\d:]|[.,\d]*[ \u00a0]?%)")
_ENGLISH_MONTH = re.compile(
    r"(?:\b(?:in|of|until|till|by|from|since|during|this|next|last|early|late|mid|before|after|to"
    r"|through|and|or|for)|[\d,–-])\s*$",
    re.IGNORECASE,
)
_NIGHT_BEFORE = re.compile(r"\bnatt?(?:a|en)? (?:til|mot|till) $", re.IGNORECASE)
_LEAD = 12
_MONTHS, _SLIP = 12, 39
"""Months of a year, and what a slip of one digit makes of a day at most."""
_NAMES = frozenset((*MONTHS, *DAYS))


def find(member: Member) -> Iterator[Fault]:
    """Yield each date in which the variant differs from its locale or channel siblings."""
    faults = list(_between_locales(member))
    yield from faults
    if not faults:
        yield from _between_channels(member)


def _between_locales(member: Member) -> list[Fault]:
    """Faults of dates or, where there are none, of months or weekdays by themselves."""
    reference = member.reference
    if reference is None:
        return []
    # Most texts name no day at all: asked in the order of what it costs.
    named = not entries(member).isdisjoint(_NAMES)
    if not named and not read(member, days, DIGITS) and not read(reference, days, DIGITS):
        return []
    if not comparable(member, reference):
        return []
    other = reference.variant.locale
    return (
        list(_of_days(member, reference, other))
        or list(_of_names(member, reference, MONTHS, other, Severity.ERROR))
        or list(_of_names(member, reference, DAYS, other, Severity.WARNING))
    )


def _of_days(member: Member, reference: Member, other: str) -> Iterator[Fault]:
    here, there = read(member, days, DIGITS), read(reference, days, DIGITS)
    if not here and not there:
        return
    extra, missing = _unanswered(here, there), _unanswered(there, here)
    if extra and missing:
        for mine, theirs in zip(extra, missing, strict=False):
            alone = len(extra) == len(missing) == 1
            yield _contradiction(mine, theirs, other, _promised(mine, theirs), alone)
    else:
        yield from _one_sided(member, reference, extra, missing)
    if not extra and not missing:
        yield from _of_years(here, there, other)


def _unanswered(asking: Sequence[Found[Day]], answering: Sequence[Found[Day]]) -> list[Found[Day]]:
    """Dates of ``asking`` that ``answering`` does not tell, in any reading."""
    told = {reading for each in answering for reading in each.fact.readings}
    return [
        each
        for each in asking
        if each.fact.firm and each.fact.exists and told.isdisjoint(each.fact.readings)
    ]


def _one_sided(
    member: Member, reference: Member, extra: list[Found[Day]], missing: list[Found[Day]]
) -> Iterator[Fault]:
    """A date that the other side tells in no way, no number for its day nor a date gone wrong."""
    for mine in extra:
        if not _may_be_told(reference, mine.fact, member):
            params = {"here": mine.written, "other": reference.variant.locale}
            yield Fault(
                mine.passage, mine.start, mine.end, _EXTRA, params, severity=Severity.WARNING
            )
    for theirs in missing:
        if not _may_be_told(member, theirs.fact, reference):
            where = member.passage(theirs.passage.path) or theirs.passage
            params = {"there": theirs.written, "other": reference.variant.locale}
            yield Fault(
                where,
                0,
                len(where.text),
                _MISSING,
                params,
                severity=Severity.WARNING,
                related=theirs.side,
                evidence=f"-{theirs.written}",
            )


def _may_be_told(member: Member, day: Day, other: Member) -> bool:
    """Whether a number of the text could be the day, or a value the date. A number that another
    date is made of says that date, and a value that ``other`` has too is the same on both sides."""
    if _numbers_left(member) & {number for _, number in day.readings}:
        return True
    if any(_is_gone_wrong(each.fact) for each in read(member, days, DIGITS)):
        return True
    values = {use.path for use in member.uses if use.printed}
    return not member.locale.curated or not values <= {u.path for u in other.uses if u.printed}


def _is_gone_wrong(day: Day) -> bool:
    """Whether it was to be a date, and is none: 32.05 is nearly one, and 0.25 and 4.89 are not."""
    near = any(1 <= month <= _MONTHS and number <= _SLIP for month, number in day.readings)
    return not day.exists and (day.firm or near)


def _numbers_left(member: Member) -> set[int]:
    """Numbers that are part of no date that is sure."""
    taken = [(e.passage, e.start, e.end) for e in read(member, days, DIGITS) if e.fact.firm]
    return {
        int(match[0])
        for passage in member.copy
        for match in _NUMBER.finditer(passage.text)
        if not any(p is passage and a <= match.start() < b for p, a, b in taken)
    }


def _of_years(
    here: Sequence[Found[Day]], there: Sequence[Found[Day]], other: str
) -> Iterator[Fault]:
    for mine in here:
        same = [each for each in there if each.fact.readings & mine.fact.readings]
        same = [each for each in same if each.fact.year]
        if mine.fact.year and same and mine.fact.year not in {each.fact.year for each in same}:
            severity = _promised(mine, same[0])
            yield _contradiction(mine, same[0], other, severity, alone=False)


def _promised(*sides: Found[Day]) -> Severity:
    """Examples may differ: they promise nothing."""
    examples = any(is_example(each.text, each.fact.start) for each in sides)
    return Severity.WARNING if examples else Severity.ERROR


def _contradiction(
    mine: Found[Day], theirs: Found[Day], other: str, severity: Severity, alone: bool
) -> Fault:
    return Fault(
        mine.passage,
        mine.start,
        mine.end,
        _DIFFERS,
        {"here": mine.written, "there": theirs.written, "other": other},
        severity=severity,
        suggestion=_replacement(mine, theirs.fact) if alone else None,
        related=theirs.side,
        evidence=f"{mine.written}≠{theirs.written}",
    )


def _replacement(mine: Found[Day], theirs: Day) -> str | None:
    """The date as written here with the other side's day or month, where just one differs."""
    if len(mine.fact.readings) != 1 or len(theirs.readings) != 1:
        return None
    (month, day), (their_month, their_day) = *mine.fact.readings, *theirs.readings
    tag = mine.passage.member.variant.locale
    if month == their_month:
        changed = re.sub(rf"(?<!\d)0?{day}(?!\d)", str(their_day), mine.written, count=1)
    elif day == their_day:
        names = sorted(month_names(tag, month), key=len, reverse=True)
        name = str(mine.passage.member.locale.babel.months["format"]["wide"][their_month])
        pattern = "|".join(map(re.escape, names)) or "(?!)"
        changed = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", name, mine.written, count=1)
    else:
        return None
    return changed if changed != mine.written else None


def _of_names(
    member: Member, reference: Member, names: Sequence[str], other: str, severity: Severity
) -> Iterator[Fault]:
    """Months, or weekdays, of which each side names one that the other does not."""
    here = _named(member, names)
    there = _named(reference, names) if here else {}
    extra = [each for name, each in here.items() if name not in there]
    missing = [each for name, each in there.items() if name not in here]
    if names is DAYS:  # "Black Friday" stands so in any language; "natt til mandag" is on Sunday
        whole = " ".join(passage.text for passage in member.copy)
        missing = [each for each in missing if each.written not in whole]
        extra = [each for each in extra if not _NIGHT_BEFORE.search(each.text, 0, each.fact.start)]
    if not extra or not missing:
        return
    for mine, theirs in zip_longest(extra, missing[: len(extra)]):
        theirs = theirs or missing[-1]
        yield Fault(
            mine.passage,
            mine.start,
            mine.end,
            _DIFFERS,
            {"here": mine.written, "there": theirs.written, "other": other},
            severity=severity,
            related=theirs.side,
            evidence=f"{mine.written}≠{theirs.written}",
        )


def _named(member: Member, names: Sequence[str]) -> dict[str, Found[Mention]]:
    found: dict[str, Found[Mention]] = {}
    for each in read(member, mentions):
        for entry in each.fact.entries:
            if entry in names and _is_a_name(each):
                found.setdefault(entry, each)
    return found


def _is_a_name(each: Found[Mention]) -> bool:
    """English months and weekdays have a capital, and "may" and "march" are verbs besides."""
    if each.passage.member.locale.babel.language != "en":
        return True
    if not each.fact.written[0].isupper():
        return False
    if each.fact.written.casefold() not in ("may", "march"):
        return True
    behind = each.text[each.fact.end : each.fact.end + 4].strip()[:1]
    lead = each.text[max(each.fact.start - _LEAD, 0) : each.fact.start]
    return behind.isdigit() or _ENGLISH_MONTH.search(lead) is not None


def _between_channels(member: Member) -> Iterator[Fault]:
    if not member.earlier_channels or not member.readable:
        return
    here = [each for each in read(member, days, DIGITS) if each.fact.firm and each.fact.exists]
    for other in member.earlier_channels if here else ():
        there = read(other, days, DIGITS) if other.readable else ()
        firm = [each for each in there if each.fact.firm and each.fact.exists]
        if firm and len(_unanswered(here, there)) == len(here):
            severity = _weight(here, firm)
            if severity:
                yield _contradiction(here[0], firm[0], other.channel.label, severity, alone=False)
                return


def _weight(here: Sequence[Found[Day]], there: Sequence[Found[Day]]) -> Severity | None:
    """Two dates, each alone, of one month or day, or told of one thing, are one gone wrong; dates
    of different things (ordered on, delivered on) are none."""
    near = _numbers(here) & _numbers(there)
    topics = [
        about(each.text, each.fact.start, each.passage.member.locale.tag)
        for each in (here[0], there[0])
    ]
    if len(here) == len(there) == 1 and (near or alike(*topics)):
        return Severity.ERROR
    return None if apart(*topics) and not near else Severity.WARNING


def _numbers(side: Sequence[Found[Day]]) -> set[tuple[str, int]]:
    """The months and days that are named."""
    readings = [reading for each in side for reading in each.fact.readings]
    return {("month", month) for month, _ in readings} | {("day", day) for _, day in readings}


_ENDS = "The offer ends on 31 May 2025."


def _days_and_months(tag: str) -> frozenset[str]:
    return runs(word for word, entries in lexicon(tag).items() if not _NAMES.isdisjoint(entries))


CHECK = Check(
    id="fact_date_differs",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-DATE",),
    when=with_another,
    beside=DIGITS,
    words=_days_and_months,
    find=find,
    examples=(
        fails("nb", "Tilbudet varer til 30. mai 2025.", "31 in the source", source=_ENDS),
        fails("pl", "Oferta trwa do 31 lipca 2025.", "May in the source", source=_ENDS),
        fails("da", "Kampagnen slutter i juni.", "May", source="The campaign ends in May."),
        fails("nl", "De actie loopt tot zaterdag.", "Sunday", source="The sale ends on Sunday."),
        fails(
            "en",
            "Ends on 1 June.",
            "31 May in the other channel",
            more=(
                {
                    "channel": "email",
                    "locale": "en",
                    "content": {"subject": "Ends 31 May", "body": []},
                },
            ),
        ),
        passes("nb", "Tilbudet varer til og med 31.05.2025.", "in digits", source=_ENDS),
        passes("pl", "Oferta trwa do 31 maja 2025.", "in the genitive", source=_ENDS),
        passes("da", "Tilbuddet gælder til den 31. maj.", "the year may be left out", source=_ENDS),
        passes("nl", "De actie loopt tot zondag.", "Sunday", source="The sale ends on Sunday."),
    ),
)
