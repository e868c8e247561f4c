"""WhatsApp's formatting marks, and how a value is written so that it can never be one.

WhatsApp knows ``*bold*``, ``_italic_``, ``~struck~`` and code in back-ticks, and at the beginning
of a line ``- `` and ``* `` for a list, ``1. `` for a numbered one and ``> `` for a quotation (its
help page "How to format your messages"). There is no escape character, and the exact grammar is
published nowhere. As a bridge reads it that many people use (mautrix-whatsapp, ``formatting.go``),
a mark opens after the beginning, white space or another mark, and closes before anything but an
ASCII letter or digit.

An unseen character beside a mark would not keep it from closing, then. What is done instead:

- A mark with an ASCII letter or digit on both sides (``SMS_24``, ``2*3``) is none and stays.
- Any other mark is written as the sign that looks most like it. A back-tick always is.
- In a value that is a link, marks are percent-encoded: the link still leads where it led.
- A list or quotation sign where a line may begin gets U+2060 WORD JOINER before it, which is unseen
  and not white space, so that it begins no line.
- Where an edge touches a literal mark or sign, U+2060 stands before white space and for nothing at
  all: a mark beside white space does not open or close, and two marks in a row are no formatting.

Any other value is not changed. How sure: the grammar is observed, not promised. Look-alikes hold
under any grammar, the rest under the one named here. Not looked after: a line break in a value ends
the formatting around it (in a template's variable the channel refuses it), and digits before a
writer's own ``. `` at the beginning of a line number it, as they are meant to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKS = "*_~`"

_LOOKALIKES = str.maketrans({"*": "\u2217", "_": "\uff3f", "~": "\u223c", "`": "\u02cb"})
_JOINER = "\u2060"

_LIVE = re.compile(r"`|(?<![0-9A-Za-z])[*_~]|[*_~](?![0-9A-Za-z])", re.ASCII)
_LINK = re.compile(r"(https?://[^\s/?#`]+)([^\s`]*)", re.IGNORECASE | re.ASCII)
_LINE_SIGN = r"[^\S\n]*(?:[-*>]|[0-9]+\.)(?:\s|$)"
_AT_FIRST = re.compile(_LINE_SIGN)
_LATER = re.compile(rf"(?<=\n)(?={_LINE_SIGN})")
# What stands before a value on its line, when that line could still begin a list or a quotation.
_NOTHING_YET = re.compile(r"(?:^|\n)\s*(?:[-*>]\s+)*\Z")
# So many characters before a value are looked at: both patterns go back over white space, and a
# template may be 65,536 line breaks. A line that begins further away counts as beginning here.
_NEAR = 64
_OPEN = re.compile(rf"[{MARKS}]\Z|(?:^|\n)\s*(?:[->]|[0-9]+\.)\Z")

SUSPECT = r"\A\Z|\n|^\s|\s$|^[->]|^[0-9]+\."
"""What finds a value without marks that may have to be written otherwise all the same."""


@dataclass(frozen=True)
class Place:
    """Where in a template a value is written: whether a line may begin with it, and whether a
    literal mark touches it."""

    first: bool = True
    after_mark: bool = False
    before_mark: bool = False


def place(before: str, after: str) -> Place:
    """Where a value stands between two literal texts; "" where anything may stand."""
    before = before[-_NEAR:]
    return Place(
        first=_NOTHING_YET.search(before) is not None,
        after_mark=_OPEN.search(before) is not None,
        before_mark=after.startswith(tuple(MARKS)),
    )


def without_marks(text: str, where: Place) -> str:
    """Write ``text`` so that no client takes a part of it for formatting."""
    if link := _LINK.fullmatch(text):
        return link[1] + _LIVE.sub(lambda mark: f"%{ord(mark[0]):02X}", link[2])
    text = _LATER.sub(_JOINER, text)
    if where.first and _AT_FIRST.match(text):
        text = _JOINER + text
    text = _LIVE.sub(lambda mark: mark[0].translate(_LOOKALIKES), text)
    if where.after_mark and (not text or text[0].isspace()):
        text = _JOINER + text
    if where.before_mark and (not text or text[-1].isspace()):
        text += _JOINER
    return text
