"""A genitive has an apostrophe, as in English.

What it finds: "Anna's" in Norwegian, Danish and Swedish, where the genitive is "Annas". The brand's
names are left alone.

Why it hurts: it is the best known mistake of these languages.

Write instead: the s joined to the name. After s, x and z an apostrophe alone: "Jens'".

Source: check catalogue, TYP-APOS; the table ``genitive`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, readings

_JOIN = gettext_noop("The genitive has no apostrophe in this language: %(right)s.")
_AFTER_A_VALUE = gettext_noop("The genitive has no apostrophe in this language: join the s.")
_GENITIVE = re.compile(rf"(?<![\w'’-])([^\W\d_][^\W\d_-]+|{SENTINEL})(['’])s(?![\w'’-])")


def find(member: Member) -> Iterator[Fault]:
    """Yield each genitive with an apostrophe."""
    if not member.locale.table("genitive"):
        return
    names = " ".join(member.family.guide.names).casefold()
    for reading in readings(member):
        for match in _GENITIVE.finditer(reading.text):
            word = match[1]
            if word.casefold().endswith(("s", "x", "z")) or match[0].casefold() in names:
                continue
            right = f"{word}s"
            value = word == SENTINEL
            yield reading.fault(
                *match.span(),
                _AFTER_A_VALUE if value else _JOIN,
                {} if value else {"right": right},
                changes=[(*match.span(2), "")],
            )


CHECK = Check(
    id="genitive_apostrophe",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-APOS",),
    find=find,
    triggers=frozenset("'’"),
    locales=frozenset({"nb", "nn", "da", "sv"}),
    examples=(
        fails("nb", "Her er Anna's bestilling.", "a name"),
        fails("da", "{{ name }}’s ordre er sendt.", "a value"),
        passes("nb", "Her er Annas bestilling, og Jens' pakke.", "Norwegian"),
        passes("da", "Her er Annas bestilling.", "Danish"),
        passes("nl", "Dit is Anna's bestelling.", "Dutch has it after a vowel"),
    ),
)
