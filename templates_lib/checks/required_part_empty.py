"""A part that the channel cannot do without is empty.

What it finds: a required text (the subject of an email, the body of an SMS, a button's label or
address) that is empty or blank, and a required list of blocks without any.

Why it hurts: the channel refuses the message, or the customer gets a blank one.

Write instead: the text; or take the empty block out.

Source: each channel's own declaration of its parts; check catalogue, L10N-MISSING.
"""

from __future__ import annotations

from collections.abc import Iterator

from channels import Blocks, Text
from locales.words import gettext_noop
from templates_lib.checks._characters import EMPTY
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Asked, Circumstances, has_blocks
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_EMPTY = gettext_noop("“%(label)s” is empty, and this channel needs it.")
_NO_BLOCKS = gettext_noop("“%(label)s” has %(count)s blocks, and this channel needs %(needed)s.")

# What takes no room on a screen: zero-width marks, soft hyphen, word joiner, byte order mark,
# blank Braille and Hangul fillers.
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2800\u115f\u1160\u3164")
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each required part in which nothing is written."""
    for place in member.channel.places(member.variant.content):
        if isinstance(place.spec, Text) and isinstance(place.value, str):
            yield from _text(place.spec, place.path, place.value)
        elif isinstance(place.spec, Blocks) and isinstance(place.value, tuple):
            yield from _too_few(place.spec, place.path, len(place.value))


def _too_few(part: Blocks, path: str, count: int) -> Iterator[Fault]:
    needed = max(part.min_num, int(part.required))
    if count < needed:
        params = {"label": part.label, "count": str(count), "needed": str(needed)}
        yield Fault(path, 0, 0, _NO_BLOCKS, params)


def _text(spec: Text, path: str, text: str) -> Iterator[Fault]:
    if spec.required and not text.translate(_INVISIBLE).strip():
        yield Fault(path, 0, len(text), _EMPTY, {"label": spec.label})


def _may_be(circumstances: Circumstances) -> Asked:
    """Only texts that are templates are looked at to wake a check."""
    channel = circumstances.channel
    others = any(isinstance(part, Text) and not part.is_template for part in channel.parts)
    return Asked.ALWAYS if others or has_blocks(channel) else Asked.WOKEN


CHECK = Check(
    id="required_part_empty",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("L10N-MISSING",),
    when=_may_be,
    sign=EMPTY,
    sign_needs=frozenset("\n"),
    triggers=frozenset(map(chr, _INVISIBLE)),
    find=find,
    examples=(
        fails("nb", "", "nothing is written"),
        fails("pl", " \u200b\n", "a space and a zero-width space are nothing"),
        passes("nb", "Hei!", "something is written"),
        passes("pl", "{{ body }}", "a value will stand there"),
    ),
)
