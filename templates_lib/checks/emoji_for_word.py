"""An emoji stands in place of a word.

What it finds: an emoji between two words of one sentence that needs it to be read: “Din 📦 er her”.

Why it hurts: a screen reader says its name in the middle of the sentence, perhaps in another
language, and older phones show a box; the reader has to guess.

Write instead: the word, and the emoji at the end of the sentence.

Source: WCAG 2.2, 1.1.1; W3C, H86; check catalogue, A11Y-EMOJI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import EMOJI
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._emoji import emoji_of
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_FOR_WORD = gettext_noop(
    "%(emoji)s stands for a word: write the word, and the emoji behind the sentence."
)
_BEFORE = re.compile(r"[^\W_]\s?\Z")
_AFTER = re.compile(r"\s?[^\W\d_]")


def find(member: Member) -> Iterator[Fault]:
    """Yield each emoji between a word and a small letter."""
    for passage in member.copy:
        text = passage.text
        for each in emoji_of(passage):
            behind = _AFTER.match(text, each.end)
            before = _BEFORE.search(text, max(each.start - 2, 0), each.start)
            if before and behind and behind[0][-1].islower():
                yield Fault(passage, each.start, each.end, _FOR_WORD, {"emoji": each.text})


CHECK = Check(
    id="emoji_for_word",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("A11Y-EMOJI",),
    find=find,
    triggers=EMOJI,
    examples=(
        fails("nb", "Din 📦 er på vei.", "for a parcel"),
        fails("pl", "Twoja 📦 czeka.", "for a parcel"),
        passes("nb", "Pakken er på vei 📦 Følg den her.", "between two sentences"),
        passes("pl", "Twoja paczka czeka. 📦", "at the end"),
    ),
)
