"""A bracket is opened and not closed, or closed and not opened.

What it finds: round and square brackets without their other half in a wording. Smileys, list
numbers ("a)", "1.)") and brackets that stand alone in the source too are left alone.

Why it hurts: the reader looks for the end of an aside that never comes.

Write instead: both brackets.

Source: check catalogue, TYP-BRACKETS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import MASK, Reading, readings

_OPEN = gettext_noop("“%(bracket)s” is opened, and never closed.")
_CLOSED = gettext_noop("“%(bracket)s” is closed, and was never opened.")
_PAIRS = {")": "(", "]": "["}
_BRACKET = re.compile(r"[()\[\]]")
# :-) ;) 8-) =) :( and their like, also turned round: (: (-;
_SMILEY = re.compile(r"[:;=8xX]['’]?[-^o]?[()\[\]]+|(?<!\w)[()\[\]]+[-^o]?[:;=](?!\w)")
_LIST_NUMBER = re.compile(r"(?:^|(?<=[\s,;:(]))(?:\d{1,3}\.?|[^\W\d_]|[ivxIVX]{1,4})\)")


def find(member: Member) -> Iterator[Fault]:
    """Yield each lone bracket."""
    for reading in readings(member):
        lone = _lone(reading.text)
        if lone and not _in_source(member, reading):
            for at in lone:
                bracket = reading.text[at]
                msgid = _CLOSED if bracket in _PAIRS else _OPEN
                yield reading.fault(at, at + 1, msgid, {"bracket": bracket})


def _lone(text: str) -> list[int]:
    """Where brackets without their other half stand."""
    if not _BRACKET.search(text):
        return []
    smileys = {at for match in _SMILEY.finditer(text) for at in range(*match.span())}
    numbers = _list_numbers(text)
    open_: list[int] = []
    closed: list[int] = []
    for match in _BRACKET.finditer(text):
        at, bracket = match.start(), match[0]
        if bracket not in _PAIRS:
            if at not in smileys:
                open_.append(at)
        elif open_ and text[open_[-1]] == _PAIRS[bracket]:
            open_.pop()
        elif at not in smileys | numbers and not text[:at].rstrip(")").endswith(MASK):
            closed.append(at)
    return sorted([*open_, *closed])


def _list_numbers(text: str) -> set[int]:
    """Where the brackets of "a)" and "1)" stand: at the start of a line, or several in one."""
    found = list(_LIST_NUMBER.finditer(text))
    return {
        match.end() - 1
        for match in found
        if len(found) > 1 or text[match.start() - 1 : match.start()] in ("", "\n")
    }


def _in_source(member: Member, reading: Reading) -> bool:
    source = member.source
    if source is None:
        return False
    path = reading.passage.path
    return any(_lone(each.text) for each in readings(source) if each.passage.path == path)


CHECK = Check(
    id="bracket_unmatched",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-BRACKETS",),
    find=find,
    triggers=frozenset("()[]"),
    examples=(
        fails("nb", "Hent pakken i dag (før kl. 20.", "never closed"),
        fails("pl", "Odbierz paczkę dziś do 20).", "never opened"),
        passes("nb", "Hent pakken i dag (før kl. 20).", "both"),
        passes("pl", "Dziękujemy :)", "a smiley"),
        passes("nl", "a) kies\nb) betaal", "a list"),
        passes("da", "Læs mere (https://nordhus.example/da/)", "a link inside"),
    ),
)
