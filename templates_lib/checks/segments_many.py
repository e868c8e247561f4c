"""A text message takes many segments.

What it finds: more segments than the brand wants, with usual values: a warning where the brand said
how many, and advice past three without its choice. With the longest values only, it is advice.

Why it hurts: each segment is paid for as a message of its own, and long ones arrive in pieces.

Write instead: fewer words, a shorter link, letters of the cheap alphabet.

Source: 3GPP TS 23.040, 9.2.3.24.1; the number is the project's own choice; check catalogue,
LEN-SEGMENTS.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import number, rule_of
from templates_lib.checks._circumstances import Asked, Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._filled import ALWAYS_ONE, finished, longer, surely_one
from templates_lib.checks._finding import Severity

_MANY = gettext_noop("%(count)s segments with usual values; at most %(most)s are wanted.")
_LONGEST = gettext_noop("%(count)s segments with the longest values; at most %(most)s are wanted.")

SEGMENTS = Setting(
    name="segments_most",
    kind="number",
    label=gettext_noop("Segments in an SMS, at most"),
    default=3,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield at most one fault: with usual values, else with the longest."""
    costing = member.channel.costing
    if costing is None:
        return
    passage = member.passage(costing.output)
    if passage is None:
        return
    if surely_one(passage) and number(member, SEGMENTS):
        return
    rule, most = rule_of(member, SEGMENTS), number(member, SEGMENTS)
    if ("{" not in passage.text and costing.count(passage.text) <= most) or passage.error:
        return
    more = longer(member, passage)
    if more is not None and costing.count(more) <= most:
        return
    for values, msgid in (("typical", _MANY), ("longest", _LONGEST)):
        count = costing.count(finished(member, values).text(costing.output))
        if count > most:
            wanted = rule and values == "typical"
            severity = Severity.WARNING if wanted else Severity.INFO
            words = {"count": str(count), "most": str(most)}
            yield Fault(
                passage,
                0,
                len(passage.text),
                msgid,
                words,
                severity=severity,
                evidence=f"{values} {count}",
                rule=rule,
            )
            return


_ONE = {"settings": {"segments_most": 1}}
_NAME = {"name": {"type": "name", "max_length": 90, "samples": ["Kari", "Bartłomiej" * 9]}}


def _may_be(circumstances: Circumstances) -> Asked:
    if circumstances.channel.costing is None:
        return Asked.NEVER
    usual = circumstances.setting(SEGMENTS) == SEGMENTS.default
    return Asked.WOKEN if usual else Asked.ALWAYS


CHECK = Check(
    id="segments_many",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("LEN-SEGMENTS",),
    when=_may_be,
    triggers=frozenset("{"),
    least=ALWAYS_ONE + 1,
    find=find,
    settings=(SEGMENTS,),
    examples=(
        fails("nb", "Pakken din er kommet. " * 8, "two, and the brand wants one", style=_ONE),
        fails("pl", "Paczka już czeka. " * 13, "four of 67 letters"),
        fails("da", "Hej {{ name }}!", "with the longest name", placeholders=_NAME, style=_ONE),
        passes("nb", "Pakken din er kommet.", "one", style=_ONE),
        passes("pl", "Paczka już czeka. " * 8, "three"),
        passes(
            "nl",
            "",
            "a mail is not paid by its length",
            channel="email",
            content={"subject": "Hoi", "body": [{"type": "text", "text": "Hoi daar. " * 99}]},
        ),
    ),
)
