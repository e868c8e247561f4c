"""A word stands twice running.

What it finds: the same word two times in a row on one line. Words that a language often repeats
rightly (Dutch "als je je aanmeldt", Norwegian "er det det") are only pointed out. Those said twice
for stress ("veldig veldig"), those that are double anywhere ("Bora Bora", "cha cha") and the
brand's names are left alone.

Why it hurts: it is the slip that spelling checkers miss, and every customer sees it.

Write instead: the word once; or, where both are meant, turn the sentence round.

Source: check catalogue, TYP-DUPWORD; the table ``repeats`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, readings

_TWICE = gettext_noop('"%(word)s" stands twice: take one away.')
_MAYBE = gettext_noop('"%(word)s" stands twice: is that meant?')
# Looked for in small letters, which is quicker than either case.
_REPEATED = re.compile(r"\b([^\W\d_]+(?:[-'’][^\W\d_]+)*)([ \t\u00a0]+)\1(?![\w'’-])")
_JOINED = frozenset("'’#@.-")
# Names and words that are double in every language (Rubino, Reduplication, WALS chapter 27).
_DOUBLE = frozenset(
    {"baden", "bora", "bye", "cha", "chop", "chow", "cous", "duran", "frou", "hula", "mahi", "pago"}
    | {"peri", "ping", "piri", "tsé", "tuk", "wagga", "walla", "ylang", "yo"}
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each word that repeats the one before it."""
    table = member.locale.table("repeats")
    for reading in readings(member):
        small = reading.text.lower()
        if len(small) != len(reading.text):  # İ becomes two characters
            small = reading.text
        for match in _REPEATED.finditer(small):
            if reading.text[match.start() - 1 : match.start()] not in _JOINED:
                yield from _fault(reading, match, table)


def _fault(
    reading: Reading, match: re.Match[str], table: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    if match[1] in table.get("stress", ()) or _is_name(reading, match):
        return
    start, end = match.span()
    word = {"word": reading.text[start : match.end(1)]}
    if match[1] in table.get("words", ()):
        yield reading.fault(start, end, _MAYBE, word, severity=Severity.INFO)
    else:
        yield reading.fault(start, end, _TWICE, word, changes=[(match.start(2), end, "")])


def _is_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is double by itself: "Bora Bora", a name of the brand."""
    names = map(str.lower, reading.passage.member.family.guide.names)
    return match[1] in _DOUBLE or match[0] in names


CHECK = Check(
    id="word_repeated",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-DUPWORD",),
    find=find,
    triggers=frozenset(" \u00a0"),
    examples=(
        fails("nb", "Takk for at du du handlet.", "a pronoun"),
        fails("pl", "Paczka jest już w w drodze.", "a preposition"),
        fails("nl", "Als je je aanmeldt, krijg je korting.", "often right: only pointed out"),
        fails("da", "Din pakke er er på vej, {{ name }}.", "a verb"),
        passes("nb", "Tusen, tusen takk!", "a comma between"),
        passes("sv", "Hej hej! Nu är den här.", "a greeting"),
        passes("da", "Se Duran Duran i aften.", "a name"),
        passes("nl", "Dat kan {{ name }} {{ name }} zelf.", "values, whatever they are"),
    ),
)
