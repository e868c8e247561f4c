"""A text begins or ends with a space.

What it finds: spaces at the beginning or the end of a text that readers read, unless the source's
text has them too. Line breaks are left alone.

Why it hurts: a subject is cut earlier, and a button's label stands off its middle.

Write instead: the text without them.

Source: check catalogue, TYP-EDGESPACE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_BEGINS = gettext_noop("The text begins with a space.")
_ENDS = gettext_noop("The text ends with a space.")
_EDGES = (
    (re.compile(r"\A[ \u00a0\t]+(?=\S)"), _BEGINS),
    (re.compile(r"(?<=\S)[ \u00a0\t]+\Z"), _ENDS),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each edge with spaces."""
    for passage in member.copy:
        text = passage.text
        if not text or not (text[0].isspace() or text[-1].isspace()):
            continue
        for pattern, msgid in _EDGES:
            match = pattern.search(text)
            if match and not _in_source(passage, pattern):
                yield Fault(passage, *match.span(), msgid, suggestion="", evidence=msgid)


def _in_source(passage: Passage, pattern: re.Pattern[str]) -> bool:
    source = passage.member.source
    other = source.passage(passage.path) if source else None
    return other is not None and bool(pattern.search(other.text))


# A pattern that begins with the space itself is searched for three times as fast.
_AT_EDGE = re.compile(r"[ \u00a0\t](?:(?=\n|\Z)|(?<=\A[ \u00a0\t])|(?<=\n[ \u00a0\t]))")


CHECK = Check(
    id="space_at_edge",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-EDGESPACE",),
    sign=_AT_EDGE,
    find=find,
    examples=(
        fails("nb", "Takk for handelen! ", "at the end"),
        fails("pl", " Dziękujemy!", "at the beginning"),
        passes("nb", "Takk for handelen!", "none"),
        passes("pl", "Dziękujemy!\n", "a line break"),
    ),
)
