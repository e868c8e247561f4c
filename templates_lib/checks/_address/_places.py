"""Where in a text a word stands."""

from __future__ import annotations

import re

from templates_lib.checks._wording import SENTINEL

__all__ = ["opens", "quotations"]

_GOES_ON = frozenset(",)%»”’“\"'") | {SENTINEL}
"""What may stand inside a sentence right before a word, besides letters and digits."""

_OPENERS = frozenset("\"'«»“”„‚‘(–—-•*_>[~¿¡")

_ENUMERATED = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]?|[A-Za-z][.)])[ \t]+$")
"""What counts the items of a list."""

_TAG = re.compile(r"<[^<>]*>\s*$")

# What somebody else says: four words or more in quotation marks.
_QUOTED = re.compile(r"[«»“„”](?=[^\W\d_])((?:[^«»“„”\n\s]+\s+){3,}[^«»“„”\n]*?)[«»”“]")


def opens(text: str, start: int) -> bool:
    """Whether the word at ``start`` opens a sentence, a line, a quotation or an aside.

    There a capital says nothing. A value at the beginning of a sentence may be a sentence itself.
    """
    position = start
    if start and _ENUMERATED.search(text, max(start - 12, 0), start):
        return True
    while position:
        before = text[position - 1]
        if before == ">" and (tag := _TAG.search(text, 0, position)):
            position = tag.start()
            if text[tag.start() : tag.start() + 2] == "</":
                continue
        elif before in " \t\u00a0\u202f":
            position -= 1
        elif before == SENTINEL:
            position -= 1
            return position == 0 or opens(text, position)
        elif before in _OPENERS and position == start:
            return True
        else:
            return not (before.isalnum() or before in _GOES_ON)
    return True


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans in which somebody else speaks."""
    if "«" in text or "»" in text or "“" in text or "„" in text or "”" in text:
        return [match.span() for match in _QUOTED.finditer(text)]
    return []
