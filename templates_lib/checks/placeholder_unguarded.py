"""An optional placeholder is printed with nothing to stand in when it is missing.

What it finds: a placeholder declared with ``required: false`` that is printed outside every ``if``
that tests it, and without ``default(...)``. The fields of a list are not looked at.

Why it hurts: for every customer without the value, the message cannot be rendered.

Write instead: the words around it inside ``{% if x %}…{% endif %}``, or ``default("…")`` behind
it; or declare it required, when it is always sent.

Source: check catalogue, VAR-GUARD.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.language import Use

_UNGUARDED = gettext_noop(
    "“%(name)s” is optional, and nothing stands in when it is missing: write "
    '{%% if %(name)s %%}…{%% endif %%} around it, or {{ %(name)s | default("…") }}.'
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each use of an optional placeholder that can be missed."""
    for passage in member.passages:
        for use in passage.uses:
            if _optional(member, passage, use) and use.printed and not use.guarded:
                yield Fault(passage, use.start, use.end, _UNGUARDED, {"name": use.name})


def _optional(member: Member, passage: Passage, use: Use) -> bool:
    """Whether ``use`` writes a placeholder itself, and no loop's variable, that may be missing."""
    declared = member.family.message.placeholders.get(use.name)
    written = passage.text[use.start : use.end]
    return declared is not None and not declared.required and written == use.path == use.name


_OPTIONAL = {"first_name": {"type": "name", "required": False}}
_LINES = {"lines": {"type": "list", "required": False, "fields": {"title": {"type": "text"}}}}

CHECK = Check(
    id="placeholder_unguarded",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("VAR-GUARD",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails(
            "nb",
            "Hei {{ first_name }}, pakken din har kommet.",
            "not every customer has told a name",
            placeholders=_OPTIONAL,
        ),
        fails(
            "pl",
            "{% if vip %}Cześć {{ first_name }}! {% endif %}Twoja paczka dotarła.",
            "the if tests something else",
            placeholders={**_OPTIONAL, "vip": {"type": "text", "required": False}},
        ),
        fails(
            "da",
            "{% if first_name %}Hej {{ first_name }}!{% else %}Hej {{ first_name }}{% endif %}",
            "it is missing in the other branch",
            placeholders=_OPTIONAL,
        ),
        passes(
            "nb",
            "Hei{% if first_name %} {{ first_name }}{% endif %}, pakken din har kommet.",
            "tested first",
            placeholders=_OPTIONAL,
        ),
        passes(
            "pl",
            'Cześć {{ first_name | default("i czołem") }}! Twoja paczka dotarła.',
            "other words stand in",
            placeholders=_OPTIONAL,
        ),
        passes(
            "nl",
            "Hoi {{ first_name }}, je pakket is er.",
            "required: a value is always sent",
            placeholders={"first_name": {"type": "name"}},
        ),
        passes(
            "da",
            "{% for line in lines %}{{ line.title }} {% endfor %}Tak!",
            "the fields of a list are not looked at",
            placeholders=_LINES,
        ),
    ),
)
