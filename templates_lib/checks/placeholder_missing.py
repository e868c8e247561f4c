"""A placeholder of the source text is missing in this locale.

What it finds: in the same part (subject, body ...) of the same channel, the source locale prints
a value and this locale does not, or not on every branch. A value that decides a branch here is
not missing there. An optional placeholder is only mentioned.

Why it hurts: the customer is not told their name, amount or code, and nothing looks broken.

Write instead: the placeholder, where this language puts it.

Source: check catalogue, VAR-PARITY.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import blank, comparable, groups, tested
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._printed import Printed, printed

_MISSING = gettext_noop("“%(name)s” stands in the %(source)s text, but not here.")
_MISSING_ON_A_BRANCH = gettext_noop(
    "“%(name)s” is always said in the %(source)s text, but here only on some branches."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault for each value of the source that a part of ``member`` lacks."""
    source = member.source
    if source is None or not comparable(member, source):
        return
    decided = tested(member)
    for group in groups(source):
        if blank(member, group):
            continue
        here = printed(member, group)
        for path, there in printed(source, group).items():
            if path not in decided and _lacking(here.get(path), there):
                yield _fault(member, group, there, path in here)


def _lacking(here: Printed | None, there: Printed) -> bool:
    return here is None or (there.always and not here.always)


def _fault(member: Member, group: str, there: Printed, partly: bool) -> Fault:
    where = member.passage(there.where.path) or there.where
    end = len(where.text)
    return Fault(
        where,
        0,
        end,
        _MISSING_ON_A_BRANCH if partly else _MISSING,
        {"name": there.path, "source": there.where.member.variant.locale},
        severity=_severity(member, there),
        related=(there.where, there.use.start, there.use.end),
        evidence=f"{group}:{there.path}",
    )


def _severity(member: Member, there: Printed) -> Severity:
    """Optional by its declaration, or by the source's own ``if``, weighs less."""
    declared = member.family.message.placeholders.get(there.use.name)
    if declared is not None:
        return Severity.ERROR if declared.required else Severity.INFO
    return Severity.WARNING if there.use.guarded else Severity.ERROR


_GREETING = "Hi {{ first_name }}, your parcel has arrived."
_OPTIONAL = {"first_name": {"type": "name", "required": False}}

CHECK = Check(
    id="placeholder_missing",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("nb", "Hei, pakken din har kommet.", "the name is gone", source=_GREETING),
        fails(
            "pl",
            "{% if vip %}Cześć {{ first_name }}! {% endif %}Twoja paczka dotarła.",
            "others than VIPs are not greeted by name",
            source=_GREETING,
        ),
        fails(
            "da",
            "Hej, din pakke er kommet.",
            "an optional name is only mentioned, as advice",
            source=_GREETING,
            placeholders=_OPTIONAL,
        ),
        passes("nb", "Hei {{ first_name }}, pakken din har kommet.", "all there", source=_GREETING),
        passes(
            "nl",
            "Je pakket is er, {{ first_name }}.",
            "another place in the sentence is no fault",
            source=_GREETING,
        ),
        passes(
            "pl",
            "{% if days == 1 %}Jutro{% else %}Za {{ days }} dni{% endif %} dotrze paczka.",
            "the number decides the branch in which it is not said",
            source="Your parcel arrives in {{ days }} days.",
        ),
    ),
)
