"""A text is much shorter or longer than its source.

What it finds: a length beside the source's that almost no translation into this language has.
Beyond twice that it is a warning, before that advice; short texts say nothing.

Why it hurts: half of the text was not translated, or stands there twice.

Write instead: all that the source says, and no more.

Source: lengths of the translations of Django 5.2 (0.5 and 99.5 % of those of 40 characters and
more); check catalogue, LEN-RATIO.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._comparison import comparable, groups, paired
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._texts import wordings_of

_SHORT = gettext_noop(
    "The text has %(ours)s characters, the source %(theirs)s: has something been left out?"
)
_LONG = gettext_noop(
    "The text has %(ours)s characters, the source %(theirs)s: does something stand there twice?"
)
_LEAST_CHARACTERS = 40
_SURE_CHARACTERS = 80


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault for each text of an unlikely length."""
    source = member.source
    if source is None or not member.locale.table("length"):
        return
    if all(len(other.text) < _LEAST_CHARACTERS for other in source.copy):
        return
    if not source.locale.table("length") or not comparable(member, source):
        return
    for group in groups(member):
        for passage, other in paired(member, source, group):
            if passage.spec.kind == "copy" and len(other.text) >= _LEAST_CHARACTERS:
                yield from _compared(passage, other)


def _compared(passage: Passage, other: Passage) -> Iterator[Fault]:
    ours, theirs = _length(passage.text), _length(other.text)
    if theirs < _LEAST_CHARACTERS or not ours:
        return
    here, there = passage.member.locale.table("length"), other.member.locale.table("length")
    # The table tells lengths beside English; by way of it any two languages can be compared.
    ratio = ours / theirs * float(there["usual"][0])
    least, most = float(here["least"][0]), float(here["most"][0])
    if least <= ratio <= most:
        return
    sure = theirs >= _SURE_CHARACTERS and (ratio < least / 2 or ratio > most * 2)
    yield Fault(
        passage,
        0,
        len(passage.text),
        _SHORT if ratio < least else _LONG,
        {"ours": str(ours), "theirs": str(theirs)},
        severity=None if sure else Severity.INFO,
        related=(other, 0, len(other.text)),
        evidence=f"{ours} {theirs}",
    )


@lru_cache(maxsize=4_000)
def _length(text: str) -> int:
    """The characters of its longest wording; a value counts as one."""
    if "{" not in text:
        return len(text.strip())
    return max((len(wording.text.strip()) for wording in wordings_of(text)), default=0)


_SOURCE = (
    "Your parcel is waiting at the pick-up point until Saturday. Bring the code that we sent you, "
    "and some identification."
)


def _may_be(circumstances: Circumstances) -> bool:
    return bool(circumstances.source) and bool(locales.get(circumstances.source).table("length"))


CHECK = Check(
    id="length_unlikely",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("LEN-RATIO",),
    when=_may_be,
    least_source=_LEAST_CHARACTERS,
    find=find,
    locales=frozenset(["da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "nn", "pl", "sv"]),
    examples=(
        fails("nb", "Pakken venter.", "most of it is missing", source=_SOURCE),
        fails("pl", "Twoja paczka czeka w punkcie. " * 12, "over and over", source=_SOURCE),
        passes(
            "nb",
            "Pakken din venter på hentestedet til lørdag. Ta med koden som vi sendte, og "
            "legitimasjon.",
            "as usual",
            source=_SOURCE,
        ),
        passes("pl", "Hej!", "a short source says nothing", source="Hi there, Kari!"),
    ),
)
