"""A plural lacks a form that this language needs.

What it finds: ``plural(...)`` without a text for one of the locale's CLDR categories. One that
only millions fall into (Spanish, French and Italian ``many``) is mentioned as advice.

Why it hurts: for the numbers of that category the message cannot be rendered, or reads wrong:
"5 paczki".

Write instead: add the category; in Polish ``one few many other``, in Danish ``one other``.

Source: Unicode CLDR, plural rules (Unicode TS 35, part 3, section 5); check catalogue, VAR-PLURAL.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._plurals import covered, plurals, samples
from templates_lib.language import FilterUse, Use

_MISSING = gettext_noop(
    '%(language)s needs the plural form %(category)s (%(numbers)s): add %(category)s="…".'
)
_RARE = gettext_noop(
    '%(language)s has the plural form %(category)s for millions: add %(category)s="…" if needed.'
)
_SHOWN = 4


def find(member: Member) -> Iterator[Fault]:
    """Yield each category of the locale that a plural has no text for."""
    for passage in member.passages:
        for use, plural in plurals(passage):
            for category, numbers in samples(member.variant.locale).items():
                if not covered(plural, category, member.variant.locale):
                    yield _fault(passage, use, plural, category, numbers)


def _fault(
    passage: Passage, use: Use, plural: FilterUse, category: str, numbers: tuple[Decimal, ...]
) -> Fault:
    shown = ", ".join(str(number) for number in numbers[:_SHOWN])
    more = " …" if len(numbers) > _SHOWN else ""
    language = passage.member.locale.english_name
    return Fault(
        passage,
        plural.start,
        plural.end,
        _MISSING if numbers else _RARE,
        {"language": language, "category": category, "numbers": shown + more},
        severity=None if numbers else Severity.INFO,
        evidence=f"{use.path}:{category}",
    )


CHECK = Check(
    id="plural_category_missing",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-PLURAL",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("pl", '{{ n | plural(one="# paczka", other="# paczki") }}', "few and many lack"),
        fails("nb", '{{ n | plural(other="# pakker") }}', "one lacks: 1 pakker"),
        passes(
            "pl",
            '{{ n | plural(one="# paczka", few="# paczki", many="# paczek", other="# paczki") }}',
            "all four",
        ),
        passes("nb", '{{ n | plural(one="# pakke", other="# pakker") }}', "both"),
        passes("da", '{{ n | plural(one="# vare", other="# varer") }}', "both"),
    ),
)
