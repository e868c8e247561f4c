"""An emoji of the subject looks different, or like nothing, for some readers.

What it finds: in subject and preheader, emoji newer than 2021 (an empty box on older phones), flags
(Windows shows their letters, "NO"), and emoji made of several, which fall apart where they are not
known.

Why it hurts: the first thing in the inbox is a box, two letters, or a family of four singles.

Write instead: an older emoji, or a word.

Source: Unicode emoji-data, versions 15 to 17; Segoe UI Emoji has no flags; UTS 51, 2.2.
"""

import re
from collections.abc import Iterator

from channels._graphemes import clusters
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_NEW = gettext_noop("%(emoji)s is newer than 2021: older phones show a box.")
_FLAG = gettext_noop("%(emoji)s is a flag: Windows shows two letters.")
_SEVERAL = gettext_noop(
    "%(emoji)s is made of several emoji: where it is not known, they stand apart."
)

# Emoji of Unicode 15 (September 2022), 15.1, 16 and 17.
_NEWER = re.compile(
    "[\U0001f6d8\U0001f6dc\U0001fa75-\U0001fa77\U0001fa87-\U0001fa8a\U0001fa8e\U0001fa8f"
    "\U0001faad-\U0001faaf\U0001fabb-\U0001fabf\U0001fac6\U0001fac8\U0001facd-\U0001facf"
    "\U0001fada-\U0001fadc\U0001fadf\U0001fae8-\U0001faea\U0001faef\U0001faf7\U0001faf8]"
)
_REGIONS = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
# What a cluster at risk has at least.
_RISKY = re.compile(f"{_NEWER.pattern}|{_REGIONS.pattern}|\u200d")
_EMOJI = re.compile("[\u231a-\U0001faff]")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such emoji."""
    for name in ("subject", "preheader"):
        text = mail.output(name)
        if not _RISKY.search(text):
            continue
        for start, end in clusters(text):
            if msgid := _risk(text[start:end]):
                yield Fault(start, end, msgid, {"emoji": text[start:end]}, name)


def _risk(cluster: str) -> str:
    """Return what may happen to *cluster*, "" for nothing."""
    if _NEWER.search(cluster):
        return _NEW
    if _REGIONS.match(cluster):
        return _FLAG
    return _SEVERAL if "\u200d" in cluster and len(_EMOJI.findall(cluster)) > 1 else ""


RULE = Rule(
    id="subject_emoji_at_risk",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a flag", subject="🇳🇴 Free delivery in Norway"),
        fails("several", subject="For the whole family 👨‍👩‍👧"),
        fails("of 2023", preheader="Shake 🫨 it"),
        passes("old and one", subject="Thank you ❤️ 🎉"),
        passes("letters that join", "ar", subject="می‌خواهم"),
    ),
)
