"""A time of day differs between locales or channels.

What it finds: between the locales of one channel, a time (17.00, 5 pm, kl. 17, godz. 17) that
contradicts one of the source's, or the one at its place where all others agree; between the
channels of one locale, as many times of which none agree, in sentences that may be about one thing.
8 pm is 20.00, and where the clock has twelve hours 8:30 may be either half of the day. What one
side leaves out is no fault.

Why it hurts: the customer waits at home from five, and the parcel came at three.

Write instead: one time everywhere.

Source: check catalogue, FACT-HOURS; the clock of a locale is CLDR's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._facts import Moment, moments
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import DIGITS, Found, read
from templates_lib.checks._topic import about, apart

_DIFFERS = gettext_noop("%(here)s here, but %(there)s in the %(other)s text.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each time in which the variant differs from its locale or channel siblings."""
    here = read(member, moments, DIGITS)
    if not here:
        return
    reference = member.reference
    faults: list[Fault] = []
    if reference is not None and comparable(member, reference):
        faults = list(
            _differences(here, read(reference, moments, DIGITS), reference.variant.locale)
        )
    yield from faults
    for other in () if faults else member.earlier_channels:
        there = read(other, moments, DIGITS)
        alike = len(here) == len(there) and not apart(_topic(here[0]), _topic(there[0]))
        if alike and len(_open(here, there)) == len(here):
            yield _fault(here[0], there[0], other.channel.label)
            return


def _topic(each: Found[Moment]) -> frozenset[str]:
    return about(each.text, each.fact.start, each.passage.member.locale.tag)


def _differences(
    here: Sequence[Found[Moment]], there: Sequence[Found[Moment]], other: str
) -> Iterator[Fault]:
    extra, missing = _open(here, there), _open(there, here)
    for mine, theirs in zip(extra, missing, strict=False):
        yield _fault(mine, theirs, other)
    if len(extra) == 1 and not missing:
        yield from (_fault(*pair, other) for pair in _only_one_apart(extra[0], here, there))


def _only_one_apart(
    extra: Found[Moment], here: Sequence[Found[Moment]], there: Sequence[Found[Moment]]
) -> list[tuple[Found[Moment], Found[Moment]]]:
    """The time and its counterpart, where a text that says one twice is changed in one place."""
    if len(here) != len(there):
        return []
    pairs = zip(here, there, strict=True)
    apart_ = [(a, b) for a, b in pairs if a.fact.readings.isdisjoint(b.fact.readings)]
    return apart_ if len(apart_) == 1 and apart_[0][0] is extra else []


def _open(
    asking: Sequence[Found[Moment]], answering: Sequence[Found[Moment]]
) -> list[Found[Moment]]:
    told = {reading for each in answering for reading in each.fact.readings}
    return [each for each in asking if told.isdisjoint(each.fact.readings)]


def _fault(mine: Found[Moment], theirs: Found[Moment], other: str) -> Fault:
    return Fault(
        mine.passage,
        mine.start,
        mine.end,
        _DIFFERS,
        {"here": mine.written, "there": theirs.written, "other": other},
        related=theirs.side,
        evidence=f"{mine.written}≠{theirs.written}",
    )


_SLOT = "Between 17:00 and 21:00."

CHECK = Check(
    id="fact_hours_differ",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-HOURS",),
    triggers=DIGITS,
    find=find,
    examples=(
        fails("nb", "Mellom 17.00 og 22.00.", "21 in the source", source=_SLOT),
        fails("pl", "Między 16:00 a 21:00.", "17 in the source", source=_SLOT),
        fails("nl", "Open tot 18 uur, vanaf 9 uur.", "8 am", source="Open from 8 am."),
        passes("nb", "Mellom kl. 17 og 21.00.", "17 is 17:00", source=_SLOT),
        passes("da", "Mellem 17.00 og 21.00.", "with a point", source=_SLOT),
        passes("pl", "Otwarte od godz. 8.", "8 am", source="Open from 8 am."),
        passes("nl", "Binnen 24 uur bij je.", "a stretch of time", source="Open from 8 am."),
    ),
)
