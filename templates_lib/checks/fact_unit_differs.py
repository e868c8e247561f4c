"""A number or value has another unit of time than in the source.

What it finds: between the locales of one channel, the same number or the same placeholder with
another unit (5 days, 5 timer), and a placeholder that one side prints alone and the other with a
unit (``{{ expiry }}``, ``{{ expiry }} minuten``), where the first says no such unit at all.

Why it hurts: the customer reads "5 minutes minutes", or waits five hours for what takes five days.

Write instead: the source's unit, or none where the value brings its own.

Source: check catalogue, FACT-NUMBER; the labelled texts' ``number_unit``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._facts import UNITS, lexicon, mentions
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._read import entries, read
from templates_lib.checks._wording import SENTINEL, Wording
from templates_lib.language import Use

_OTHER = gettext_noop("%(here)s here, but %(there)s in the %(other)s text: another unit.")
_ADDED = gettext_noop(
    "%(here)s here, but the %(other)s text prints the value alone: it may bring its unit along."
)
_LOST = gettext_noop("The %(other)s text says %(there)s; here the value stands without its unit.")

_COUNTED = re.compile(
    rf"(?:(?<![\w.,:/-])(?P<number>\d{{1,4}})|(?P<value>{SENTINEL}))[ \u00a0-]?(?P<word>[^\W\d_]+)?"
)
_ALONE = re.compile(r"\s*(?:[.,;:!?)…\n]|$)")
_OWN_UNIT = frozenset({"plural", "select", "date", "time", "datetime", "money", "percent", "list"})
"""Filters whose values are no bare numbers."""


@dataclass(frozen=True)
class _Counted:
    """A number or value, the unit behind it (empty: none known) and the place of both."""

    key: str
    unit: str
    alone: bool
    passage: Passage
    start: int
    end: int

    @property
    def written(self) -> str:
        return self.passage.text[self.start : self.end]


def find(member: Member) -> Iterator[Fault]:
    """Yield each number or value whose unit is not the source's."""
    reference = member.reference
    if reference is None or (
        entries(member).isdisjoint(UNITS) and entries(reference).isdisjoint(UNITS)
    ):
        return
    if not comparable(member, reference):
        return
    here = _counted(member)
    there = _counted(reference)
    for key, mine in here.items():
        theirs = there.get(key)
        if theirs and len(mine) == len(theirs) == 1:
            fault = _fault(mine[0], theirs[0], member, reference)
            if fault is not None:
                yield fault


def _fault(mine: _Counted, theirs: _Counted, member: Member, reference: Member) -> Fault | None:
    if mine.unit and theirs.unit and mine.unit != theirs.unit:
        msgid = _OTHER
    elif not mine.key.startswith("{"):
        return None
    elif mine.unit and theirs.alone and mine.unit not in _units(reference):
        msgid = _ADDED
    elif theirs.unit and mine.alone and theirs.unit not in _units(member):
        msgid = _LOST
    else:
        return None
    params = {
        "here": mine.written,
        "there": theirs.written,
        "other": reference.variant.locale,
    }
    return Fault(
        mine.passage,
        mine.start,
        mine.end,
        msgid,
        params,
        related=(theirs.passage, theirs.start, theirs.end),
        evidence=f"{mine.written}≠{theirs.written}",
    )


def _units(member: Member) -> frozenset[str]:
    """Every unit that the variant names anywhere."""
    return member.family.once(("units", id(member)), lambda: _named(member))


def _named(member: Member) -> frozenset[str]:
    named = {entry for each in read(member, mentions) for entry in each.fact.entries}
    return frozenset(named.intersection(UNITS))


def _counted(member: Member) -> dict[str, list[_Counted]]:
    """Number or placeholder -> where it stands with its unit, each place once."""
    found: dict[str, dict[tuple[str, int], _Counted]] = {}
    if member.locale.table("fact_words"):
        for passage in member.copy:
            for wording in passage.wordings:
                for each in _in_wording(passage, wording):
                    found.setdefault(each.key, {})[passage.path, each.start] = each
    return {key: list(places.values()) for key, places in found.items()}


def _in_wording(passage: Passage, wording: Wording) -> Iterator[_Counted]:
    known = lexicon(passage.member.variant.locale)
    tags = {use.tag: use for use in passage.uses if use.printed}
    for match in _COUNTED.finditer(wording.text):
        key = match["number"] or _placeholder(wording, match.start(), tags)
        if not key:
            continue
        word = (match["word"] or "").lower()
        unit = next((each for each in known.get(word, ()) if each in UNITS), "")
        last = match.end("word") if unit else match.end("number" if match["number"] else "value")
        start, end = wording.span(match.start(), last)
        alone = _ALONE.match(wording.text, last) is not None and not word
        yield _Counted(key, unit, alone, passage, start, end)


def _placeholder(wording: Wording, position: int, tags: dict[tuple[int, int], Use]) -> str:
    """The placeholder printed there as it is; empty for one that a filter has made into text."""
    run = wording.print_at(position)
    use = tags.get((run.start, run.end)) if run else None
    if use is None or any(each.name in _OWN_UNIT for each in use.filters):
        return ""
    return f"{{{use.path}}}"


_SOON = "Use it within {{ expiry }}."
_DAYS = "It takes 5 days."

CHECK = Check(
    id="fact_unit_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-NUMBER",),
    triggers=frozenset("0123456789{"),
    find=find,
    examples=(
        fails("nl", "Gebruik hem binnen {{ expiry }} minuten.", "a unit is added", source=_SOON),
        fails("nb", "Det tar 5 timer.", "days in the source", source=_DAYS),
        fails("pl", "Potrwa to 5 tygodni.", "days in the source", source=_DAYS),
        fails("da", "Inden {{ n }} timer.", "minutes", source="Within {{ n }} minutes."),
        passes("nl", "Gebruik hem binnen {{ expiry }}.", "the value brings it", source=_SOON),
        passes("nb", "Det tar 5 virkedager.", "days they are", source=_DAYS),
        passes("pl", "Potrwa to 5 dni.", "days", source=_DAYS),
        passes("da", "Inden {{ n }} min.", "the same unit", source="Within {{ n }} minutes."),
        passes(
            "nb", "{{ n }} minutter igjen.", "it says so before", source="Minutes left: {{ n }}."
        ),
    ),
)
