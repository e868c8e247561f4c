"""Two spaces stand where one is meant.

What it finds: several spaces between two words of a line. Where a branch that says nothing leaves
two spaces side by side, or the source text has two behind its sentences as well, that is only
pointed out. Indentation, the two spaces that end a line in
Markdown, and columns set with spaces are left alone.

Why it hurts: some mail programs and every phone show the gap.

Write instead: one space.

Source: check catalogue, TYP-DOUBLESPACE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, readings

_DOUBLED = gettext_noop("%(count)s spaces in a row: one is enough.")
_OF_A_BRANCH = gettext_noop(
    "Two spaces stand side by side on some branches: put one of them inside the branch."
)
# Behind what ends a value or a word, before another, on one line; not behind a list's own mark.
_SPACES = re.compile(r"(?<=[^\s|])(?<!^[-*•])[ \u00a0\u202f\t]{2,}(?=[^\s|])", re.MULTILINE)
_TWO = re.compile("[ \u00a0\u202f\t]{2}")
_TYPED = re.compile(r"[.!?]  (?=\S)")
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*(?:[-*•]|\d{1,3}[.)])$")
_COLUMN = re.compile(r"[^\s][ ]{3,}[^\s]")
_LOOKED_BACK = 12
_LINES_OF_A_TABLE = 2


def find(member: Member) -> Iterator[Fault]:
    """Yield each gap wider than one space."""
    for reading in readings(member):
        if not _TWO.search(reading.text):
            continue
        columns = len(_COLUMN.findall(reading.text)) >= _LINES_OF_A_TABLE
        for match in _SPACES.finditer(reading.text):
            before = reading.text[max(match.start() - _LOOKED_BACK, 0) : match.start()]
            if not columns and not _LIST_MARK.search(before):
                yield _fault(reading, *match.span())


def _fault(reading: Reading, start: int, end: int) -> Fault:
    if not reading.literal(start, end):
        return reading.fault(start, end, _OF_A_BRANCH, severity=Severity.INFO)
    count = {"count": str(end - start)}
    taste = reading.text[start - 1] in ".!?" and _sets_two(reading.passage.member.source)
    severity = Severity.INFO if taste else None
    kept = "\u00a0" if reading.text[start:end].strip(" \t") else " "
    return reading.fault(
        start, end, _DOUBLED, count, severity=severity, changes=[(start, end, kept)]
    )


def _sets_two(source: Member | None) -> bool:
    """Whether the source text is set as on a typewriter, with two spaces behind a sentence."""
    return source is not None and any(_TYPED.search(each.text) for each in readings(source))


CHECK = Check(
    id="space_doubled",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-DOUBLESPACE",),
    sign=_TWO,
    find=find,
    examples=(
        fails("nb", "Takk for handelen.  Vi sees!", "after the full stop"),
        fails("pl", "Hej {{ name }},  paczka czeka.", "after a value"),
        fails("da", "Hej{% if a %} igen{% endif %}  {{ name }}!", "beside a branch"),
        fails("nl", "Je {% if a %}nieuwe{% endif %} code", "the branch may say nothing"),
        passes("nb", "Takk for handelen. Vi sees!", "one"),
        passes("da", "  Hej {{ name }}", "indentation"),
        passes("nl", "Regel een  \nRegel twee", "a line break in Markdown"),
    ),
)
