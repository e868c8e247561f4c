"""A placeholder of the source text is missing in this locale.

What it finds: in the same part (subject, body ...) of the same channel, the source locale prints
a value and this locale does not, or not on every branch. A value that decides a branch here need
not be printed on each, and where it is on none that is a warning. An optional placeholder is only
mentioned. Where a part is made of blocks and both locales have as many of a kind, each paragraph
is held against its own: a value that is gone from one, and is said less often in all, is a warning.

Why it hurts: the customer is not told their name, amount or code, and nothing looks broken.

Write instead: the placeholder, where this language puts it.

Source: check catalogue, VAR-PARITY.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source
from templates_lib.checks._comparison import blank, comparable, groups, paired, tested
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._printed import Printed, printed, printed_alike, printed_in

_MISSING = gettext_noop("“%(name)s” stands in the %(source)s text, but not here.")
_GONE = gettext_noop("“%(name)s” stands in this paragraph of the %(source)s text, but not here.")
_MISSING_ON_A_BRANCH = gettext_noop(
    "“%(name)s” is always said in the %(source)s text, but here only on some branches."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault for each value of the source that a part of ``member`` lacks."""
    source = member.source
    if source is None or not source.uses or not comparable(member, source):
        return
    if printed_alike(member, source):
        return
    decided = tested(member)
    for group in groups(source):
        if blank(member, group):
            continue
        here = printed(member, group)
        there = printed(source, group)
        for path, said in there.items():
            if path in decided:
                if path not in here:
                    yield _fault(member, group, said, Severity.WARNING)
            elif _lacking(here.get(path), said):
                yield _fault(member, group, said, _severity(member, said), path in here)
        rarer = {
            path
            for path, said in there.items()
            if path in here and path not in decided and here[path].most < said.least
        }
        if rarer:
            yield from _gone_from_a_paragraph(member, source, group, rarer)


def _gone_from_a_paragraph(
    member: Member, source: Member, group: str, rarer: set[str]
) -> Iterator[Fault]:
    """The paragraphs that lack a value of ``rarer`` which their counterparts in the source have."""
    for ours, theirs in paired(member, source, group):
        here = printed_in([ours])
        for path, said in printed_in([theirs]).items():
            if path in rarer and path not in here and ours.text.strip():
                yield Fault(
                    ours,
                    0,
                    len(ours.text),
                    _GONE,
                    {"name": path, "source": source.variant.locale},
                    severity=Severity.WARNING,
                    related=(theirs, said.use.start, said.use.end),
                    evidence=f"{group}:{path}:paragraph",
                )


def _lacking(here: Printed | None, there: Printed) -> bool:
    return here is None or (there.always and not here.always)


def _fault(
    member: Member, group: str, there: Printed, severity: Severity, partly: bool = False
) -> Fault:
    where = member.passage(there.where.path) or there.where
    end = len(where.text)
    return Fault(
        where,
        0,
        end,
        _MISSING_ON_A_BRANCH if partly else _MISSING,
        {"name": there.path, "source": there.where.member.variant.locale},
        severity=severity,
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
    codes=("VAR-PARITY",),
    when=with_source,
    beside=frozenset("{"),
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
        fails(
            "nl",
            "Je hebt {% if points == 1 %}punt{% else %}punten{% endif %}.",
            "the number only decides which word is said",
            source="You have {{ points }} {% if points == 1 %}point{% else %}points{% endif %}.",
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
