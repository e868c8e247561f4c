"""A text message begins with an emoji.

What it finds: an emoji as the first character where every character is paid for.

Why it hurts: lists of messages and watches show the first signs alone, older phones show a box
there, and the reader looks for who writes and what about.

Write instead: words first, the emoji behind them.

Source: GSMA and Twilio on emoji in SMS; check catalogue, STY-EMOJI.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import EMOJI
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._emoji import emoji_of
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_FIRST = gettext_noop("The text begins with %(emoji)s: put words first.")


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault for each text that opens with an emoji."""
    if not member.channel.plain_typography:
        return
    for passage in member.copy:
        for each in emoji_of(passage)[:1]:
            if not passage.text[: each.start].strip():
                yield Fault(passage, each.start, each.end, _FIRST, {"emoji": each.text})


CHECK = Check(
    id="emoji_first",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STY-EMOJI",),
    find=find,
    triggers=EMOJI,
    examples=(
        fails("nb", "📦 Pakken din er her.", "in front"),
        fails("pl", " 🎁 Prezent dla Ciebie", "behind a space"),
        passes("nb", "Pakken din er her 📦", "behind the words"),
        passes("pl", "{{ name }} 🎁 Prezent dla Ciebie", "behind a value"),
        passes(
            "da",
            "",
            "a notification may",
            channel="push",
            content={"title": "Pakke", "body": "📦 Den er her."},
        ),
    ),
)
