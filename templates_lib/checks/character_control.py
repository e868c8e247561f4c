"""A character of no meaning stands in the text: a control, a private one, or a lost one.

What it finds: control characters other than the line break and the tab, separators of lines that
phones do not know, characters of private use, non-characters, and the replacement character that
says that another was lost.

Why it hurts: phones show a box or a question mark, senders refuse the message, and what was lost
is missing.

Write instead: the character that was meant; the suggestion takes out what means nothing, and
writes what Windows-1252 had in its place where a control stands for that.

Source: Unicode Standard 18, section 23; WHATWG Encoding, windows-1252; catalogue, ENC-CONTROL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import named, within
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_CONTROL = gettext_noop("%(name)s is no character to read: take it out.")
_MEANT = gettext_noop("%(name)s is a control character: “%(instead)s” was meant.")
_LOST = gettext_noop("A character was lost here (%(name)s): write what was meant.")
_PRIVATE = gettext_noop("%(name)s looks otherwise on each phone, or like a box: take it out.")

_CLASSES = (
    "\x01-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufff9-\uffff\ue000-\uf8ff"
    "\U000f0000-\U0010ffff"
)
_CHARACTER = re.compile(f"[{_CLASSES}]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_TRIGGERS = within(
    (0x01, 0x08),
    (0x0B, 0x1F),
    (0x7F, 0x9F),
    (0x2028, 0x2029),
    (0xFDD0, 0xFDEF),
    (0xFFF9, 0xFFFF),
    (0xE000, 0xF8FF),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each character that nobody can read."""
    for passage in member.passages:
        for match in _CHARACTER.finditer(passage.text):
            yield _fault(passage, match)


def _fault(passage: Passage, match: re.Match[str]) -> Fault:
    sign, name = match[0], named(match[0])
    if sign in "\ufffc\ufffd":
        return Fault(passage, *match.span(), _LOST, {"name": name})
    if "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000":
        return Fault(passage, *match.span(), _PRIVATE, {"name": name})
    meant = _windows(sign)
    if meant:
        words = {"name": name, "instead": meant}
        return Fault(passage, *match.span(), _MEANT, words, suggestion=meant)
    instead = "\n" if sign in _BREAKS and passage.spec.multiline else ""
    return Fault(passage, *match.span(), _CONTROL, {"name": name}, suggestion=instead)


def _windows(sign: str) -> str:
    """What Windows-1252 writes with the code of a C1 control; "" where it has nothing."""
    if not "\x80" <= sign <= "\x9f" or sign == "\x85":
        return ""
    try:
        return sign.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return ""


CHECK = Check(
    id="character_control",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ENC-CONTROL",),
    find=find,
    triggers=_TRIGGERS,
    examples=(
        fails("nb", "Pakken er p\ufffd vei.", "the å was lost"),
        fails("pl", "Cze\x07ść!", "a bell"),
        fails("nl", "Foto\x92s van je lamp", "an apostrophe of Windows"),
        fails("da", "Hej!\u2028Din pakke er her.", "a separator that phones do not know"),
        passes("nb", "Hei!\nPakken er på vei.", "a line break"),
        passes("pl", "Cześć!\tTwoja paczka", "a tab"),
    ),
)
