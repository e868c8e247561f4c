"""Letters have turned into other signs on their way: “pÃ¥” for “på”.

What it finds: the signs that UTF-8 becomes when it is read as Windows-1252 or Latin-1.

Why it hurts: the reader cannot read the word, and takes the message for a fraud.

Write instead: the letter that was meant; the suggestion is what the signs stand for.

Source: WHATWG Encoding (UTF-8, windows-1252); check catalogue, ENC-CONTROL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_BROKEN = gettext_noop("“%(signs)s” is “%(instead)s” that was read in a wrong encoding.")

# What the bytes 80 to BF look like in Windows-1252, and in Latin-1 where it has nothing.
_WINDOWS = "".join(bytes([each]).decode("cp1252", "ignore") for each in range(0x80, 0xA0))
_TRAIL = f"\u0080-\u00bf{_WINDOWS}"
_SEQUENCE = re.compile(
    f"[\u00c2-\u00df][{_TRAIL}]|[\u00e0-\u00ef][{_TRAIL}]{{2}}|[\u00f0-\u00f4][{_TRAIL}]{{3}}"
)
# No sequence is without one of these, and most texts are.
_TRIGGERS = frozenset(map(chr, range(0x80, 0xC0))) | frozenset(_WINDOWS)

# Marks that stand behind a capital of themselves: „Ä“, «PÅ».
_MARKS = frozenset("»«”“‘’›‹…–—™®©°")


def find(member: Member) -> Iterator[Fault]:
    """Yield each sequence that means another character."""
    for passage in member.passages:
        for match in _SEQUENCE.finditer(passage.text):
            meant = _meant(match[0])
            if meant and not _is_plain(passage.text, match):
                words = {"signs": match[0], "instead": meant}
                yield Fault(passage, *match.span(), _BROKEN, words, suggestion=meant)


def _meant(signs: str) -> str:
    """What the signs are when they are read as UTF-8, "" when they are nothing."""
    octets = b"".join(map(_octet, signs))
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _octet(sign: str) -> bytes:
    return sign.encode("cp1252") if sign in _WINDOWS else sign.encode("latin-1")


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether the signs may be meant: a capital and the mark that closes its quotation."""
    if len(match[0]) > 2 or match[0][0] in "ÃÂ" or match[0][1] not in _MARKS:
        return False
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return not any(each.islower() for each in beside)


CHECK = Check(
    id="encoding_broken",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ENC-CONTROL",),
    find=find,
    triggers=_TRIGGERS,
    examples=(
        fails("nb", "Pakken er pÃ¥ vei.", "å"),
        fails("pl", "BÄ™dzie jutro.", "ę"),
        fails("en", "It doesnâ€™t cost more.", "an apostrophe"),
        passes("nb", "Skriv «PÅ» for å slå det på.", "a capital and a closing mark"),
        passes("de", "Der Buchstabe „Ä“ fehlt.", "quoted"),
        passes("pl", "Będzie jutro.", "as it should be"),
    ),
)
