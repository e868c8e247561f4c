"""Letters are written in a roundabout way: in pieces, in full width, or as symbols.

What it finds: letters put together from a base and a mark where Unicode has them whole, and letters
taken from the alphabets of mathematics, of full width or of printers' ligatures (𝗦𝗮𝗹𝗲, Ｓａｌｅ).

Why it hurts: they look right and compare as other texts; search misses them, a screen reader spells
them or says nothing, and an SMS counts a letter in pieces twice or more.

Write instead: the letters that a keyboard writes; the suggestion does.

Source: Unicode Standard Annex 15 (NFC, NFKC); W3C, Character Model for the Web; check catalogue,
ENC-NORM.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import within, written_in
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_IN_PIECES = gettext_noop(
    "“%(word)s” has letters put together from pieces (not NFC): write them whole."
)
_STYLED = gettext_noop(
    "“%(word)s” is written in symbols that look like letters: write “%(instead)s”."
)

_STYLED_RANGES = (
    (0xFF10, 0xFF19),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
    (0x1D400, 0x1D7FF),
    (0xFB00, 0xFB06),
)
_STYLED_SET = within(*_STYLED_RANGES)
_STYLED_WORD = re.compile(r"\w++")
_WORDS = re.compile(r"\S+")
_EAST_ASIAN = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA"})


def find(member: Member) -> Iterator[Fault]:
    """Yield each word that is not in NFC, and each with letters that are symbols."""
    for passage in member.passages:
        text = passage.text
        if text.isascii():
            continue
        if not unicodedata.is_normalized("NFC", text):
            yield from _in_pieces(passage)
        if not _STYLED_SET.isdisjoint(member.characters) and not _STYLED_SET.isdisjoint(text):
            yield from _styled(passage)


def _in_pieces(passage: Passage) -> Iterator[Fault]:
    for match in _WORDS.finditer(passage.text):
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            word = {"word": match[0][:40]}
            yield Fault(passage, *match.span(), _IN_PIECES, word, suggestion=whole)


def _styled(passage: Passage) -> Iterator[Fault]:
    if written_in(passage.member.locale.name) in _EAST_ASIAN:
        return  # full width is a way to write there
    for match in _STYLED_WORD.finditer(passage.text):
        word = match[0]
        if not _STYLED_SET.isdisjoint(word):
            plain = unicodedata.normalize("NFKC", word)
            words = {"word": word[:40], "instead": plain[:40]}
            yield Fault(
                passage,
                *match.span(),
                _STYLED,
                words,
                severity=Severity.WARNING,
                suggestion=plain,
            )


CHECK = Check(
    id="text_unnormalised",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ENC-NORM",),
    sign=re.compile(r"[^\x00-\x7f]"),
    find=find,
    examples=(
        fails("nb", "Pakken er pa\u030a vei.", "a and a ring instead of å"),
        fails("pl", "Twoje zamo\u0301wienie", "o and an accent instead of ó"),
        fails("nl", "𝗞𝗼𝗿𝘁𝗶𝗻𝗴 tot zondag", "bold symbols of mathematics"),
        fails("da", "Vi har ﬁre nye lamper.", "a ligature copied from a PDF"),
        passes("nb", "Pakken er på vei.", "as a keyboard writes it"),
        passes("pl", "Twoje zamówienie", "whole letters"),
        passes("ja", "Ｎｏｒｄｈｕｓ", "full width is a way to write in Japanese"),
        passes("en", "10 m² for £5", "a raised two is no letter"),
    ),
)
