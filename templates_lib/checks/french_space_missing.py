"""French sets a space before ; : ! ? and inside « », and it is missing.

What it finds: in French, one of these marks that touches its word; and, where no-break spaces cost
nothing, a plain space there, which may begin a line with the mark (that is only pointed out). In
Canada only : and « » have the space. Addresses, times and smileys are left alone.

Why it hurts: to a French reader it is a spelling mistake.

Write instead: a no-break space (U+00A0) before : and inside « », a narrow one (U+202F) before ; ! ?
and in an SMS a plain space.

Source: check catalogue, TYP-FRSPACE; Imprimerie nationale, Lexique des règles typographiques.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, Reading, mail, plain, readings, space

_MISSING = gettext_noop("A space belongs beside “%(mark)s” in French.")
_MAY_BREAK = gettext_noop("The space beside “%(mark)s” may break: write a no-break space.")

_WORD = rf"[\w{SENTINEL}»”)\]…]"
_TOUCHES = re.compile(rf"(?<={_WORD})([;:!?])(?=[!?]*(?:[\s»”\")]|$))")
_INSIDE = re.compile(r"(«)(?=[^\s])|(?<=[^\s])(»)")
_PLAIN = re.compile(r"(?<=\S) (?=([;:!?»])[!?]*(?:[\s.,)”\"]|$))|(?<=(«)) (?=\S)")
_NARROW, _WIDE = "\u202f", "\u00a0"
_IN_CANADA = frozenset(":»«")


def find(member: Member) -> Iterator[Fault]:
    """Yield each mark without its space."""
    wanted = _IN_CANADA if "fr-CA" in member.lineage else frozenset(";:!?«»")
    for reading in readings(member):
        yield from _touching(reading, wanted)
        if not plain(reading):
            yield from _breaking(reading, wanted)


def _touching(reading: Reading, wanted: frozenset[str]) -> Iterator[Fault]:
    for pattern in (_TOUCHES, _INSIDE):
        for match in pattern.finditer(reading.text):
            mark = match[0]
            if mark in wanted:
                gap = space(reading, _gap(mark))
                right = mark + gap if mark == "«" else gap + mark
                changes = [(*match.span(), right)]
                yield reading.fault(*match.span(), _MISSING, {"mark": mark}, changes=changes)


def _breaking(reading: Reading, wanted: frozenset[str]) -> Iterator[Fault]:
    for match in _PLAIN.finditer(reading.text):
        mark = match[1] or match[2]
        if mark in wanted:
            start, end = match.span()
            changes = [(start, end, _gap(mark))]
            start, end = (start - 1, end) if mark == "«" else (start, end + 1)
            params = {"mark": mark}
            yield reading.fault(
                start, end, _MAY_BREAK, params, changes=changes, severity=Severity.INFO
            )


def _gap(mark: str) -> str:
    return _WIDE if mark in _IN_CANADA else _NARROW


CHECK = Check(
    id="french_space_missing",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-FRSPACE",),
    find=find,
    triggers=frozenset(";:!?«»"),
    locales=frozenset({"fr"}),
    examples=(
        fails("fr", "Merci! Votre colis arrive.", "no space"),
        fails("fr-CA", "Livraison: demain.", "the colon has one in Canada too"),
        fails("fr", "", "no-break spaces cost nothing in a mail", **mail("Lisez « Retours ».")),
        passes("fr", "Merci ! Votre colis arrive à 17:30.", "a plain space in an SMS"),
        passes("fr", "Voir https://nordhus.example/?a=1 :)", "an address and a smiley"),
        passes("fr-CA", "Merci! Livraison : demain.", "in Canada"),
    ),
)
