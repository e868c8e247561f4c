"""A word stands twice running.

What it finds: the same word two times in a row on one line. Words that a language often repeats
rightly (Dutch "als je je aanmeldt", Norwegian "er det det") are only pointed out. Those said twice
for stress ("veldig veldig"), those that are double anywhere ("Bora Bora", "cha cha") and the
brand's names are left alone.

Why it hurts: it is the slip that spelling checkers miss, and every customer sees it.

Write instead: the word once; or, where both are meant, turn the sentence round.

Source: check catalogue, TYP-DUPWORD; the table ``repeats`` of each locale, where "på < logg slå" is
right behind one of these words, "je / op van" behind all but these, and "i > dag går" before one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, readings

_TWICE = gettext_noop("“%(word)s” stands twice: take one away.")
_MAYBE = gettext_noop("“%(word)s” stands twice: is that meant?")
# Looked for in small letters, which is quicker than either case.
# The same as it is typed, whatever its capitals, without going back over a word that it has read.
_TWICE_TYPED = re.compile(
    r"\b([^\W\d_]++(?:[-'’][^\W\d_]++)*+)([ \t\u00a0]++)\1(?!\w|['’-]\w)", re.IGNORECASE
)
_REPEATED = re.compile(r"\b([^\W\d_]+(?:[-'’][^\W\d_]+)*)([ \t\u00a0]+)\1(?!\w|['’-]\w)")
_JOINED = frozenset("'’#@.-")
# The word before or behind, or the comma before, on the same line.
_LAST = re.compile(r"([^\W\d_]+|,)[ \u00a0]+$")
_NEXT = re.compile(r"[ \u00a0]+([^\W\d_]+)")
_BEGUN = re.compile(r"(?:^|[.!?:\n][»”“\")]*)\s*$")
_LOOKED_BACK = 24
# Names and words that are double in every language (Rubino, Reduplication, WALS chapter 27).
_DOUBLE = frozenset(
    {"baden", "bora", "bye", "cha", "chop", "chow", "cous", "duran", "frou", "hula", "mahi", "pago"}
    | {"peri", "ping", "piri", "tsé", "tuk", "wagga", "walla", "ylang", "yo"}
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each word that repeats the one before it."""
    stress = member.locale.table("repeats").get("stress", ())
    for reading in readings(member):
        small = reading.text.lower()
        if len(small) != len(reading.text):  # İ becomes two characters
            small = reading.text
        for match in _REPEATED.finditer(small):
            joined = reading.text[match.start() - 1 : match.start()] in _JOINED
            if not joined and match[1] not in stress and not _is_name(reading, match):
                yield _fault(reading, match)


def _fault(reading: Reading, match: re.Match[str]) -> Fault:
    start, end = match.span()
    word = {"word": reading.text[start : match.end(1)]}
    if _may_be_right(reading, match):
        return reading.fault(start, end, _MAYBE, word, severity=Severity.INFO)
    return reading.fault(start, end, _TWICE, word, changes=[(match.start(2), end, "")])


def _may_be_right(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the locale's table says that the word is often double where it stands here."""
    rules = _rules(reading.passage.member.locale.tag).get(match[1], ())
    if not rules or _BEGUN.search(
        reading.text[max(match.start() - _LOOKED_BACK, 0) : match.start()]
    ):
        return False
    small = match.string
    before = _LAST.search(small, max(match.start() - _LOOKED_BACK, 0), match.start())
    after = _NEXT.match(small, match.end())
    sides = {"<": before and before[1], ">": after and after[1], "/": before and before[1]}
    return any(not mark or (sides[mark] in words) == (mark != "/") for mark, words in rules)


@lru_cache(maxsize=64)
def _rules(tag: str) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Word -> what the table says: "<" right only behind one of the words, "/" behind all but
    these, ">" only before one of them, nothing: anywhere."""
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for entry in locales.get(tag).table("repeats").get("words", ()):
        word, *rest = entry.split()
        rule = (rest[0] if rest else "", frozenset(rest[1:]))
        found[word] = (*found.get(word, ()), rule)
    return found


def _is_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is double by itself: "Bora Bora", a name of the brand."""
    names = map(str.lower, reading.passage.member.family.guide.names)
    return match[1] in _DOUBLE or match[0] in names


CHECK = Check(
    id="word_repeated",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-DUPWORD",),
    sign=_TWICE_TYPED,
    find=find,
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
