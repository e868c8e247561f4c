"""A hyphen stands for a dash.

What it finds: a hyphen between spaces, two hyphens, and a hyphen between two numbers that make a
range, in a text whose alphabet is not paid for. List marks at the start of a line are left alone,
and so are phone numbers, dates and codes.

Why it hurts: a hyphen joins, a dash parts: the reader stumbles.

Write instead: the dash (U+2013). In an SMS the hyphen is right.

Source: check catalogue, TYP-DASH; CLDR 48, exemplar punctuation of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, mail, plain, readings

_DASH = gettext_noop("A hyphen stands for a dash: write –.")
_RANGE = gettext_noop("A range has a dash and no hyphen: %(right)s.")
_APART = re.compile(r"(?<=[^\s|-][ \u00a0])--?(?=[ \u00a0][^\s|>-])")
_TWO = re.compile(r"(?<=[^\W_])--(?=[^\W_])")
# Two numbers that count the same: a unit, a sign or hours behind.
_NUMBERS = re.compile(
    r"(?<![\w.,/:+-])(\d{1,4}(?:[.,:]\d{1,2})?)-(\d{1,4}(?:[.,:]\d{1,2})?)"
    r"(?=[ \u00a0]?(?:%|€|kr\b|zł|kg\b|g\b|cm\b|mm\b|m\b|km\b)|(?<=[:.]\d\d)(?![\w/:-]|[.,]\d))"
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each hyphen that should be a dash."""
    for reading in readings(member):
        if "-" not in reading.text or plain(reading):
            continue
        for pattern in (_APART, _TWO):
            for match in pattern.finditer(reading.text):
                yield _fault(reading, *match.span())
        for match in _NUMBERS.finditer(reading.text):
            right = f"{match[1]}–{match[2]}"
            changes = [(match.end(1), match.start(2), "–")]
            yield reading.fault(*match.span(), _RANGE, {"right": right}, changes=changes)


def _fault(reading: Reading, start: int, end: int) -> Fault:
    return reading.fault(start, end, _DASH, changes=[(start, end, "–")])


CHECK = Check(
    id="hyphen_for_dash",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-DASH",),
    find=find,
    triggers=frozenset("-"),
    examples=(
        fails("nb", "", "between spaces", **mail("Takk - vi sees!")),
        fails("pl", "", "two", **mail("Hej {{ name }} -- paczka czeka.")),
        fails("da", "", "a range", **mail("Spar 10-20 % i dag.")),
        passes("nb", "Takk - vi sees!", "an SMS would cost more"),
        passes("pl", "", "a list", **mail("- kubek\n- lampa")),
        passes("da", "", "a code and a date", **mail("Ordre 10-20, 2025-05-31.")),
        passes("nl", "", "dashes", **mail("Bedankt – tot 10–20% korting.")),
    ),
)
