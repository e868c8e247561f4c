"""A plural has a form that this language never uses.

What it finds: ``plural(...)`` with a text for a CLDR category that no number of the locale falls
into, such as ``few`` in Norwegian.

Why it hurts: the text is never sent. Most often it was meant as an exact number (``zero`` for
"none", ``two`` for "both"), or the plural was copied from another language.

Write instead: take it out, or give an exact number its own text.

Source: Unicode CLDR, plural rules (Unicode TS 35, part 3, section 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._plurals import plurals

_UNUSED = gettext_noop(
    "%(language)s never uses the plural form %(category)s; its forms are %(known)s."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each category of a plural that the locale does not have."""
    known = member.locale.plural_categories
    for passage in member.passages:
        for use, plural in plurals(passage):
            for category in plural.kwargs:
                if category in known or category.startswith("="):
                    continue
                start, end = plural.spans.get(category, (plural.start, plural.end))
                params = {
                    "language": member.locale.english_name,
                    "category": category,
                    "known": ", ".join(known),
                }
                evidence = f"{use.path}:{category}"
                yield Fault(passage, start, end, _UNUSED, params, evidence=evidence)


CHECK = Check(
    id="plural_category_unused",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("VAR-PLURAL",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails(
            "nb",
            '{{ n | plural(one="# pakke", few="# pakker", other="# pakker") }}',
            "Norwegian has no few",
        ),
        fails(
            "nl",
            '{{ n | plural(zero="geen pakketten", one="# pakket", other="# pakketten") }}',
            "0 falls into other in Dutch, so this is never said",
        ),
        passes("nb", '{{ n | plural(one="# pakke", other="# pakker") }}', "what nb has"),
        passes(
            "pl",
            '{{ n | plural(one="# paczka", few="# paczki", many="# paczek", other="# paczki") }}',
            "what Polish has",
        ),
    ),
)
