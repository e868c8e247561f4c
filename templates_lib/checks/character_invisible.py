"""A character stands in the text that nobody sees.

What it finds: spaces of no width, byte order marks, soft hyphens outside mails, joiners, fillers
and marks of direction that have nothing to join or to direct. A joiner within an emoji, between
letters that need it and in a text that runs from right to left are left alone, and so is a soft
hyphen where the channel hides it.

Why it hurts: the word is not found by search and not known to a screen reader, a link breaks, and
an SMS with one of them costs up to twice as much.

Write instead: the same words without it; the suggestion takes it out.

Source: Unicode Standard Annex 9 and 31, Unicode TS 51; check catalogue, ENC-INVISIBLE.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import named
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_INVISIBLE = gettext_noop("Nobody sees the character %(name)s here: take it out.")

# Never of use in a message; joiners and marks whose use depends on what stands beside them;
# those of direction.
_USELESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\u202d\u202e\ufe00-\ufe0d"
)
_JOINING = "\u200c\u200d\ufe0e\ufe0f\U000e0020-\U000e007f"
_DIRECTING = "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
_SOFT_HYPHEN = "\u00ad"
_RUN = re.compile(f"[{_USELESS}]+|{_SOFT_HYPHEN}+|[{_DIRECTING}]+|[{_JOINING}]")
_ALL = f"{_USELESS}{_JOINING}{_DIRECTING}{_SOFT_HYPHEN}"


def _spelled_out(ranges: str) -> Iterator[str]:
    """Each character of a class as `re` writes it."""
    for first, last in re.findall("(.)(?:-(.))?", ranges):
        yield from map(chr, range(ord(first), ord(last or first) + 1))


_TRIGGERS = frozenset(_spelled_out(_ALL))
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def find(member: Member) -> Iterator[Fault]:
    """Yield each run of characters that cannot be seen and do nothing."""
    for passage in member.passages:
        for match in _RUN.finditer(passage.text):
            if not _works(passage, *match.span()):
                name = {"name": named(match[0])}
                yield Fault(passage, *match.span(), _INVISIBLE, name, suggestion="")


def _works(passage: Passage, start: int, end: int) -> bool:
    """Whether the characters do something where they stand."""
    text = passage.text
    sign, before, after = text[start], text[start - 1 : start], text[end : end + 1]
    if sign == _SOFT_HYPHEN:
        return passage.member.channel.soft_hyphens and passage.spec.multiline
    if sign in "\u200c\u200d":
        return _is_joined(before, after, sign)
    if sign in "\ufe0e\ufe0f":
        return _is_picture(before)
    if sign >= "\U000e0020":
        return _is_picture(before) or before >= "\U000e0020"
    if re.match(f"[{_DIRECTING}]", sign):
        runs_left = passage.member.locale.direction == "rtl"
        return runs_left or _RIGHT_TO_LEFT.search(text) is not None
    return False


def _is_joined(before: str, after: str, sign: str) -> bool:
    """Between emoji, or beside letters of a script that is written with joiners (no capitals)."""
    if sign == "\u200d" and _is_picture(before) and _is_picture(after):
        return not (before.isdecimal() or after.isdecimal())
    return any(
        each and unicodedata.category(each) in ("Lo", "Mn", "Mc") for each in (before, after)
    )


def _is_picture(character: str) -> bool:
    if not character:
        return False
    return character in "#*0123456789\u00a9\u00ae\u203c\u2049\ufe0f" or unicodedata.category(
        character
    ) in ("So", "Sm", "Sk", "Po", "Me")


CHECK = Check(
    id="character_invisible",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("ENC-INVISIBLE",),
    find=find,
    triggers=_TRIGGERS,
    examples=(
        fails("nb", "Velkommen\u200b inn!", "a space of no width"),
        fails("da", "\ufeffHej, din pakke er her.", "a byte order mark in front"),
        fails("pl", "Twoja pacz\u00adka czeka.", "no phone hides a soft hyphen in an SMS"),
        fails("nl", "Je pakket\u202e is er.", "turns the text that follows around"),
        fails("en", "See https://nordhus.example/\u2060help", "the link breaks"),
        passes("nb", "Velkommen 👩\u200d👩\u200d👧!", "a family is joined from three emoji"),
        passes("pl", "Dziękujemy ❤\ufe0f", "asks for the coloured heart"),
        passes(
            "ar", "طلبك \u200eSMS24\u200e في الطريق", "numbers between words from right to left"
        ),
        passes("fa", "می\u200cخواهم", "Persian is written with it"),
        passes(
            "nl",
            "",
            "a mail breaks the word there",
            channel="email",
            content={
                "subject": "Je pakket",
                "body": [{"type": "text", "text": "Je bezorg\u00adbevestiging staat klaar."}],
            },
        ),
    ),
)
