"""A day of the week has a capital, as in English.

What it finds: the name of a weekday with a capital inside a sentence, in a language that writes it
with a small letter. The first word of a sentence and names of several words ("Witte Donderdag",
"Środa Wielkopolska") are left alone.

Why it hurts: to the reader it is a spelling mistake, and a sign of English.

Write instead: the name with a small letter.

Source: check catalogue, TYP-CASE; CLDR 48, days: the names as they stand inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs
from templates_lib.checks._typed import readings

_SMALL = gettext_noop("Days begin with a small letter in this language: %(right)s.")


@lru_cache(maxsize=64)
def _days(tag: str) -> re.Pattern[str] | None:
    """The names with a capital behind a word in small letters; None where they have one."""
    names = [str(name) for name in locales.get(tag).babel.days["format"]["wide"].values()]
    if not all(name.islower() for name in names):
        return None
    days = "|".join(re.escape(name.capitalize()) for name in names)
    # Behind a word; not before one with a capital, nor in a compound.
    return re.compile(rf"\b(?P<before>\w+),?[ \u00a0](?P<day>{days})(?![\w-])(?! [A-ZÆØÅÄÖŁŚŻ])")


def find(member: Member) -> Iterator[Fault]:
    """Yield each weekday with a capital."""
    pattern = _days(member.locale.tag)
    if pattern is None:
        return
    for reading in readings(member):
        for match in pattern.finditer(reading.text):
            if match["before"].islower():
                span, right = match.span("day"), match["day"].lower()
                changes = [(*span, right)]
                yield reading.fault(*span, _SMALL, {"right": right}, changes=changes)


@lru_cache(maxsize=64)
def _names(tag: str) -> frozenset[str]:
    return runs(map(str, locales.get(tag).babel.days["format"]["wide"].values()))


CHECK = Check(
    id="weekday_capitalised",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-CASE",),
    words=_names,
    find=find,
    locales=frozenset({"nb", "nn", "da", "pl", "nl", "sv", "fi", "fr", "es", "it"}),
    examples=(
        fails("nb", "Pakken kommer på Mandag.", "inside a sentence"),
        fails("pl", "Paczka dotrze w Czwartek.", "inside a sentence"),
        fails("nl", "We bezorgen op Vrijdag {{ date }}.", "before a value"),
        passes("nb", "Mandag kommer pakken. Tirsdag er den din.", "first in a sentence"),
        passes("da", "Pakken kommer på mandag.", "a small letter"),
        passes("pl", "Sklep jest w mieście Środa Wielkopolska.", "a town"),
        passes("nl", "Dicht op Witte Donderdag.", "a feast"),
        passes("de", "Das Paket kommt am Montag.", "German has a capital"),
    ),
)
