"""A deadline counts its last day on one side only.

What it finds: the same date, told as the last day (``til og med 31. mai``) in one locale or channel
and as the day after it (``przed 31 maja``) in another. "Until" and "by" say neither, and are left
alone.

Why it hurts: the customer comes on the last day, and the offer is over.

Write instead: the same words for the last day on both sides.

Source: check catalogue, FACT-DATE ("til og med").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._facts import Day, days
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import DIGITS, Found, read

_COUNTS_HERE = gettext_noop("%(here)s counts here, but is too late in the %(other)s text.")
_COUNTS_THERE = gettext_noop("%(here)s is too late here, but counts in the %(other)s text.")

_LEAD, _TAIL = 40, 14
_INCLUDING, _EXCLUDING = "including", "excluding"
_BETWEEN = r"(?:[^\W\d_]{2,}\.?,?\s+)?(?:den |the |dnia |dem |le |el |il )?"
"""A weekday and an article may stand between the word and its date."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each deadline that the siblings count otherwise."""
    here = read(member, days, DIGITS)
    if not here:
        return
    reference = member.reference
    faults: list[Fault] = []
    if reference is not None and comparable(member, reference):
        faults = list(_differences(here, read(reference, days, DIGITS), reference.variant.locale))
    yield from faults
    for other in () if faults else member.earlier_channels:
        yield from _differences(here, read(other, days, DIGITS), other.channel.label)
        return


def _differences(
    here: Sequence[Found[Day]], there: Sequence[Found[Day]], other: str
) -> Iterator[Fault]:
    for mine in here:
        ours = _kind(mine)
        for theirs in there if ours else ():
            wanted = _kind(theirs)
            if wanted and ours != wanted and mine.fact.readings & theirs.fact.readings:
                yield Fault(
                    mine.passage,
                    mine.start,
                    mine.end,
                    _COUNTS_HERE if ours == _INCLUDING else _COUNTS_THERE,
                    {"here": mine.written, "other": other},
                    related=theirs.side,
                    evidence=f"{mine.written}:{ours}≠{wanted}",
                )
                break


def _kind(each: Found[Day]) -> str:
    """Whether the words around the date include or exclude it; empty for neither."""
    start, end = each.fact.start, each.fact.end
    lead, tail = each.text[max(start - _LEAD, 0) : start], each.text[end : end + _TAIL]
    for kind, before, after in _patterns(each.passage.member.locale.tag):
        if before.search(lead) or (kind == _INCLUDING and after.match(tail)):
            return kind
    return ""


@lru_cache(maxsize=512)
def _patterns(tag: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    table = locales.get(tag).table("deadlines")
    found = []
    for kind in (_INCLUDING, _EXCLUDING):
        words = "|".join(map(re.escape, sorted(table.get(kind, ()), key=len, reverse=True)))
        if words:
            before = re.compile(rf"(?<!\w)(?:{words})\s*{_BETWEEN}$", re.IGNORECASE)
            after = re.compile(rf"[.,]?\s+\(?(?:{words})(?!\w)", re.IGNORECASE)
            found.append((kind, before, after))
    return tuple(found)


_BEFORE = "Order before 31 May."

CHECK = Check(
    id="fact_deadline_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-DATE",),
    triggers=DIGITS,
    find=find,
    examples=(
        fails("nb", "Bestill til og med 31. mai.", "the 31st counts here", source=_BEFORE),
        fails("pl", "Zamów przed 31 maja.", "too late here", source="Order through 31 May."),
        fails("nl", "Bestel t/m 31 mei.", "the 31st counts here", source=_BEFORE),
        passes("nb", "Bestill før 31. mai.", "before", source=_BEFORE),
        passes("pl", "Zamów do 31 maja.", "until says neither", source=_BEFORE),
        passes("nl", "Bestel voor 31 mei.", "before", source=_BEFORE),
    ),
)
