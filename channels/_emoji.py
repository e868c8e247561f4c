"""Which signs of a text are emoji, each counted once however many code points it is made of.

Unicode Technical Standard 51: sequences after its grammar (section 1.4.9), pictures by the property
``Emoji_Presentation`` of its ``emoji-data.txt``, version 16.0; the blocks of pictures are taken
whole. A sign that is text by default (©, ★, ✓) is an emoji only with a variation selector.
"""

import re
from collections.abc import Iterator

__all__ = ["emoji"]

_PICTURE = (
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50"
    "\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f251"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0\U0001f90c-\U0001f9ff"
    "\U0001fa70-\U0001faff]"
)
_SELECTED = "[#*0-9\u00a9-\u3299]\ufe0f\u20e3?"
# What follows a picture and changes its look: a selector, a skin tone, the tags of a flag.
_ONE = f"(?:{_SELECTED}|{_PICTURE}\ufe0f?)[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_JOINED = f"{_ONE}(?:\u200d(?:{_ONE}|[\u2640\u2642\u2695-\u26ff\u2708]))*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|{_JOINED}")


def emoji(text: str) -> Iterator[re.Match[str]]:
    """Yield a match for each emoji in *text*."""
    return _EMOJI.finditer(text)
