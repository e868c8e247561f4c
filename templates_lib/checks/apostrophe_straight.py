"""A straight apostrophe stands where the channel carries the typographic one.

What it finds: ' inside a word, or at its beginning or end, in a text that is not paid for by its
alphabet. In an SMS the straight one is right.

Why it hurts: it is a small thing that makes a brand's mail look typed in a hurry.

Write instead: ’ (U+2019).

Source: check catalogue, TYP-APOS; the Unicode Standard, chapter 6.2, Apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, mail, plain, readings

_STRAIGHT = gettext_noop("Straight apostrophe: write ’.")
_BETWEEN = re.compile(rf"(?<=[^\W_{SENTINEL}])'(?=[^\W\d_])|(?<={SENTINEL})'(?=s\b)")


def find(member: Member) -> Iterator[Fault]:
    """Yield each straight apostrophe inside a word."""
    for reading in readings(member):
        if plain(reading) or "'" not in reading.text:
            continue
        for match in _BETWEEN.finditer(reading.text):
            start, end = match.span()
            yield reading.fault(start, end, _STRAIGHT, changes=[(start, end, "’")])


CHECK = Check(
    id="apostrophe_straight",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-APOS",),
    find=find,
    triggers=frozenset("'"),
    examples=(
        fails("en", "", "inside a word", **mail("We've packed your order.")),
        fails("nl", "", "a plural", **mail("Bekijk je foto's.")),
        passes("en", "We've packed your order.", "an SMS would cost more"),
        passes("nl", "", "typographic", **mail("Bekijk je foto’s.")),
        passes("nb", "", "quotation marks are another check's", **mail("Les 'Retur' først.")),
    ),
)
