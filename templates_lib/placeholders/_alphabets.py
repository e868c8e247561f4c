"""The alphabets that a placeholder may declare, and whether a text keeps to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from channels import Alphabet
from channels.sms import encoding_of
from locales.words import gettext_noop

__all__ = ["ALPHABETS", "WORDS", "keeps_to"]

ALPHABETS: tuple[Alphabet, ...] = ("gsm", "latin")

WORDS: Mapping[str, str] = {
    "gsm": gettext_noop("a text in the characters of GSM-7"),
    "latin": gettext_noop("a text in Latin letters, without emoji"),
}

# Basic Latin to Latin Extended-B, Latin Extended Additional, and the quotation marks, dashes and
# currency signs of Latin text. An ellipsis is not here: plain typography makes three of it.
_LATIN = (
    *((0x0020, 0x007E), (0x00A0, 0x024F), (0x1E00, 0x1EFF)),
    *((0x2010, 0x2015), (0x2018, 0x201F), (0x20A0, 0x20BF), (0x000A, 0x000A)),
)


def keeps_to(text: str, alphabet: Alphabet) -> bool:
    """Whether every character of *text* is of *alphabet*."""
    return alphabet == "" or _KEEPS[alphabet](text)


def _is_gsm(text: str) -> bool:
    return encoding_of(text) == "GSM-7"


def _is_latin(text: str) -> bool:
    return all(any(low <= ord(each) <= high for low, high in _LATIN) for each in text)


_KEEPS: Mapping[str, Callable[[str], bool]] = {"gsm": _is_gsm, "latin": _is_latin}
