"""A message goes by a channel that its stage of the journey is not to use.

What it finds: a text on a channel which the brand forbids in the message's stage, or leaves out of
those it allows there ("no SMS in awareness"). Without the brand's word on the stage, nothing.

Why it hurts: the first thing a stranger hears of us wakes their phone; or it costs a segment where
a mail was agreed.

Write instead: the same message on a channel of that stage; or let the stage have the channel.

Source: the channels of a stage, which the brand sets on the journey's map.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_FORBIDDEN = gettext_noop(
    "The stage “%(stage)s” has no %(channel)s messages: this brand forbids it."
)
_LEFT_OUT = gettext_noop("The stage “%(stage)s” has messages by %(allowed)s only.")


def find(member: Member) -> Iterator[Fault]:
    """Yield that the variant's channel is none of its stage's."""
    stage, channel = member.family.message.stage, member.variant.channel
    policy = member.family.guide.stages.get(stage)
    if policy is None or policy.lets(channel):
        return
    forbidden = channel in policy.forbidden_channels
    params = {"stage": stage, "channel": member.channel.label}
    if not forbidden:
        params["allowed"] = ", ".join(policy.allowed_channels)
    yield Fault(
        member.passages[0] if member.passages else "",
        0,
        0,
        _FORBIDDEN if forbidden else _LEFT_OUT,
        params,
        evidence=f"{stage}/{channel}",
        rule=f"stages.{stage}",
    )


_QUIET = {"stages": {"awareness": {"forbidden_channels": ["sms"]}}}
_MAIL = {"stages": {"loyalty": {"allowed_channels": ["email"]}}}


def _may_be(circumstances: Circumstances) -> bool:
    return any(
        not policy.lets(circumstances.channel_name)
        for policy in circumstances.guide.stages.values()
    )


CHECK = Check(
    id="channel_unwelcome",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    when=_may_be,
    find=find,
    examples=(
        fails("nb", "Hei!", "no SMS in this stage", stage="awareness", brand=_QUIET),
        fails("pl", "Cześć!", "mails alone in this stage", stage="loyalty", brand=_MAIL),
        passes("nb", "Hei!", "another stage", stage="purchase", brand=_QUIET),
        passes("pl", "Cześć!", "the message has no stage", brand=_QUIET),
        passes("da", "Hej!", "the brand has not said", stage="awareness"),
    ),
)
