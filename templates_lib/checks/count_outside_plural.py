"""A count stands right before a noun that changes with it.

What it finds: a count printed without ``plural(...)`` and behind it, at most one word apart, a noun
that we know to have another form after 1 (``{{ count }} varer``). A count that the text compares,
or whose samples never come down to 1 (in Polish: to 4), is left alone; so are nouns with one form.
It is an error where the source says it with a plural, and advice where nothing is declared.

Why it hurts: "1 varer", and in Polish "2 produktów".

Write instead: ``{{ count | plural(one="# vare", other="# varer") }}``.

Source: check catalogue, VAR-PLURAL; plural categories are CLDR's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._wording import SENTINEL
from templates_lib.language import Use

_OUTSIDE = gettext_noop(
    "“%(noun)s” changes with the number: write {{ %(name)s | plural(…) }} with %(categories)s."
)

_BEHIND = re.compile(rf"{SENTINEL}[ \u00a0](?P<one>[^\W\d_]+)(?:[ \u00a0](?P<two>[^\W\d_]+))?")
_TAG_AND_WORD = re.compile(r"[}][}][ \u00a0][^\W\d_]")
_NAMED_SO = re.compile(
    r"^(?:n|count|antall|antal|aantal|liczba|quantity|qty|amount_of_\w+|number_of_\w+)$"
    r"|^(?:num|count|antall|antal)_|_(?:count|antall|antal|qty|quantity)$"
)
_NOT_ALONE = re.compile(rf"(?:{SENTINEL}.{{0,6}}|[-–—/])$")
_FEW = 4
"""Up to here Slavic nouns have a form of their own."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each count before a noun that changes with it."""
    nouns = _nouns(member.variant.locale)
    for passage in member.copy if nouns else ():
        if not _TAG_AND_WORD.search(passage.text):
            continue
        counts = {u.tag: u for u in passage.uses if u.printed and _is_count(member, u)}
        if not counts or not _never_compared(passage, counts):
            continue
        for wording in passage.wordings:
            for match in _BEHIND.finditer(wording.text):
                run = wording.print_at(match.start())
                use = counts.get((run.start, run.end)) if run else None
                group = next((g for g in ("one", "two") if (match[g] or "").lower() in nouns), "")
                if use is None or not group or _NOT_ALONE.search(wording.text[: match.start()]):
                    continue
                start, end = wording.span(match.start(), match.end(group))
                yield _fault(member, passage, use, start, end, match[group])


def _fault(member: Member, passage: Passage, use: Use, start: int, end: int, noun: str) -> Fault:
    params = {
        "noun": noun,
        "name": use.path,
        "categories": ", ".join(member.locale.plural_categories),
    }
    there = _plural_of_source(member, use)
    declared = member.family.message.placeholders.get(use.path)
    severity = Severity.ERROR if there else Severity.WARNING if declared else Severity.INFO
    return Fault(passage, start, end, _OUTSIDE, params, severity=severity, related=there)


def _plural_of_source(member: Member, use: Use) -> tuple[Passage, int, int] | None:
    """Where the source inflects for the same value."""
    for passage in member.source.passages if member.source else ():
        for other in passage.uses:
            if other.path == use.path and any(each.name == "plural" for each in other.filters):
                return passage, *other.tag
    return None


@lru_cache(maxsize=512)
def _nouns(tag: str) -> frozenset[str]:
    table = locales.get(tag).table("counted_nouns")
    return frozenset((*table.get("singular", ()), *table.get("plural", ())))


def _is_count(member: Member, use: Use) -> bool:
    """A count by its type or name, printed as a number, that may be 1 (or few)."""
    if any(each.name not in ("number", "default") for each in use.filters):
        return False
    declared = member.family.message.placeholders.get(use.path)
    if declared is None:
        return _NAMED_SO.search(use.path.rpartition(".")[2]) is not None
    if declared.type not in ("count", "number"):
        return False
    least = _FEW if "few" in member.locale.plural_categories else 1
    numbers = [each for each in declared.samples if isinstance(each, int | float)]
    return not numbers or min(numbers) <= least


def _never_compared(passage: Passage, counts: dict[tuple[int, int], Use]) -> bool:
    paths = {use.path for use in counts.values()}
    return not any(not use.printed and use.path in paths for use in passage.uses)


_COUNT = {"count": {"type": "count"}, "many": {"type": "count", "samples": [20, 50]}}

CHECK = Check(
    id="count_outside_plural",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-PLURAL",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("nb", "Du har {{ count }} varer.", "1 varer", placeholders=_COUNT),
        fails("pl", "Masz {{ count }} produktów.", "2 produktów", placeholders=_COUNT),
        fails(
            "da",
            "Du har {{ count }} varer.",
            "the source has a plural",
            source='You have {{ count | plural(one="# item", other="# items") }}.',
        ),
        passes(
            "nb",
            'Du har {{ count | plural(one="# vare", other="# varer") }}.',
            "a plural",
            placeholders=_COUNT,
        ),
        passes("nb", "Du har {{ count }} poeng.", "one form for all", placeholders=_COUNT),
        passes("pl", "Wybierz z {{ many }} produktów.", "always many", placeholders=_COUNT),
        passes(
            "nl",
            "Bestelling {{ order }} is onderweg.",
            "no count",
            placeholders={"order": {"type": "code"}},
        ),
    ),
)
