"""A message holds more emoji than the brand wants.

What it finds: emoji past the number that the brand allows in one message, or in this language. A
family or a flag of several code points is one; ™ and digits are none.

Why it hurts: a screen reader says each by its name, and each makes an SMS dearer; many together
look like an advertisement of no brand.

Write instead: the one that says most, or none.

Source: Unicode TS 51; WCAG 2.2 and RNIB on emoji for screen readers; the number is the project's
own choice; check catalogue, STY-EMOJI.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import EMOJI
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import number, rule_of
from templates_lib.checks._emoji import emoji_of
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_MANY = gettext_noop("The message has %(count)s emoji; at most %(most)s are wanted.")
_NONE = gettext_noop("The brand wants no emoji here: take %(emoji)s out.")

EMOJI_MOST = Setting(
    name="emoji_most",
    kind="number",
    label=gettext_noop("Emoji in a message, at most"),
    help=gettext_noop("0 allows none."),
    default=3,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault at the first emoji that is too many."""
    found = [(passage, each) for passage in member.copy for each in emoji_of(passage)]
    most = number(member, EMOJI_MOST)
    if len(found) > most:
        passage, first = found[most]
        msgid = _MANY if most else _NONE
        words = {"count": str(len(found)), "most": str(most), "emoji": first.text}
        rule = rule_of(member, EMOJI_MOST)
        yield Fault(passage, first.start, first.end, msgid, words, rule=rule)


CHECK = Check(
    id="emoji_many",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STY-EMOJI",),
    find=find,
    triggers=EMOJI,
    settings=(EMOJI_MOST,),
    examples=(
        fails("nb", "🎉🎁🎈 Gratulerer 🎂", "four"),
        fails("pl", "Dziękujemy 🎁", "none wanted", style={"settings": {"emoji_most": 0}}),
        passes("nb", "Gratulerer 🎂", "one"),
        passes("pl", "Witamy 👩\u200d👩\u200d👧 🇵🇱 ™", "a family and a flag are two"),
    ),
)
