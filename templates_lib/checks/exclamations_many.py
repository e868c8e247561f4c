"""A message holds many exclamation marks.

What it finds: more exclamation marks than the brand wants in one message, those in rows counted as
one.

Why it hurts: when everything is exciting, nothing is; spam filters count them.

Write instead: a full stop behind all but the most important sentence.

Source: SpamAssassin, rules on exclamation marks; the number is the project's own choice; check
catalogue, STY-EXCLAM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import number, rule_of
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_MANY = gettext_noop(
    "The message has %(count)s exclamation marks; at most %(most)s are wanted. Write full stops."
)
_MARKS = re.compile(r"[!！]+")

EXCLAMATIONS = Setting(
    name="exclamations_most",
    kind="number",
    label=gettext_noop("Exclamation marks in a message, at most"),
    help=gettext_noop("Several in a row count as one. 0 allows none."),
    default=3,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault at the first mark that is too many."""
    most, count = number(member, EXCLAMATIONS), 0
    for passage in member.copy:
        most_here: list[tuple[int, int]] = []
        for wording in passage.wordings:
            marks = [wording.span(*match.span()) for match in _MARKS.finditer(wording.text)]
            most_here = max(most_here, marks, key=len)
        for start, end in most_here:
            count += 1
            if count == most + 1:
                first = (passage, start, end)
    if count > most:
        words = {"count": str(count), "most": str(most)}
        yield Fault(*first, _MANY, words, rule=rule_of(member, EXCLAMATIONS))


_NONE = {"settings": {"exclamations_most": 0}}

CHECK = Check(
    id="exclamations_many",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STY-EXCLAM",),
    find=find,
    triggers=frozenset("!！"),
    settings=(EXCLAMATIONS,),
    examples=(
        fails("nb", "Hei! Nå er den her! Løp og kjøp! I dag! Takk!", "five"),
        fails("pl", "Cześć! Paczka czeka.", "the brand wants none", style=_NONE),
        passes("nb", "Hei! Pakken er her! Takk!", "three"),
        passes("pl", "Cześć! Paczka czeka!!!", "a row is one, and another check says so"),
    ),
)
