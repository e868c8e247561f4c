"""Somebody who gets the message does not see it as it was meant.

What it finds: what the channel advises about the finished message, filled with usual values: a
mail that a client lays out otherwise, a title that no lock screen shows whole, a value that would
be read wrongly. How grave it is the channel says.

Why it hurts: the writer saw a preview in which all was there, and part of the readers see less.

Write instead: what the finding says.

Source: each channel's own rules, named with their source in the finding; check catalogue, LEN-TRUNC
and A11Y.
"""

from __future__ import annotations

from collections.abc import Iterator

from channels import Advice
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._filled import advice
from templates_lib.checks._finding import Severity

_SAID_WITH_PLACE = frozenset(
    {
        *("foreign_marks", "text_markup", "value_leaked", "subject_capitals"),
        *("subject_punctuation", "link_insecure", "link_malformed", "link_shortened"),
        *("link_to_number", "link_unreachable"),
    }
)
"""Rules of channels that a check of ours knows too, for all channels and with the place in the text
itself: said once, by the check."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each thing that the channel advises about the finished message."""
    for each in advice(member):
        if each.rule not in _SAID_WITH_PLACE:
            yield _fault(member, each)


def _fault(member: Member, advice: Advice) -> Fault:
    """The place in a finished text is no place in its template: the whole part is named."""
    where = next((each for each in member.passages if each.path == advice.output), advice.output)
    return Fault(
        where,
        0,
        0 if isinstance(where, str) else len(where.text),
        advice.msgid,
        {name: str(value) for name, value in advice.params.items()},
        severity=Severity(advice.gravity),
        evidence=f"{advice.rule}:{advice.message}",
    )


def _push(body: str) -> dict[str, object]:
    return {"title": "Pakken er her", "body": body}


_LONG = "Paczka czeka w punkcie odbioru do soboty, a kod odbioru wysłaliśmy w osobnej wiadomości."


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.channel.advises


CHECK = Check(
    id="badly_shown",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=(
        *("LEN-TRUNC", "A11Y-ALT", "A11Y-LANG", "A11Y-HEADING", "A11Y-PLAINTEXT", "STR-HTML"),
        *("STR-SAFEHTML"),
    ),
    when=_may_be,
    find=find,
    examples=(
        fails("pl", "", "a lock screen cuts it off", channel="push", content=_push(_LONG)),
        fails(
            "nb",
            "",
            "too long with a usual name",
            channel="push",
            content=_push("Hei {{ name }}, pakken din er klar til henting."),
            placeholders={"name": {"type": "text", "samples": ["Karoline Kristensen-Håkonsen"]}},
        ),
        passes(
            "nb", "", "short enough everywhere", channel="push", content=_push("Hent den i dag.")
        ),
        passes("pl", "Cześć!", "an SMS is shown as it is"),
    ),
)
