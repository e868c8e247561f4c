"""A text as words and sentences: what the checks of wording read.

Offsets count from the beginning of the text given (a wording, or a text inside a tag). Addresses
(links, e-mail) hold no words. A value (``SENTINEL``) is no word either: it may be anything.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from channels._lazy import lazy
from templates_lib.checks._facts import ADDRESSES, may_hold_address
from templates_lib.checks._wording import SENTINEL

__all__ = ["Prose", "Sentence", "Word", "prose"]

_CACHED_TEXTS = 4_000

# Letters with their combining marks; an apostrophe, a hyphen or a soft hyphen inside a word joins.
# Not after # or @: a hashtag and a handle are no words of the sentence.
_MARKS = "\u0300-\u036f"
_LETTERS = rf"(?:[^\W\d_][{_MARKS}\u00ad]*)"
_WORD = re.compile(rf"(?<![\w#@]){_LETTERS}+(?:[-'’]{_LETTERS}+)*(?![\w])")

# A sentence ends with . ! ? … and what closes (quotes, brackets), before a space; or at a line
# break. A point ends none before a small letter, nor after a short number, a single letter
# ("31. mai", "o. l."; in "last year's" the letter is an ending) or an abbreviation that something
# follows ("nr. 5"); that of a weekday, and English "no.", where a number follows ("fre. 10.00").
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'»”“’)\]]*(?=\s)|\n+|[。！？]")
# A time, a year or an amount, which no "31. mai" is: a capital behind its point begins a sentence.
_AMOUNT = re.compile(r"[\d:.,]\d\d$")
_LAST_WORD = re.compile(r"(?<![\w'’])\w+$")
_ABBREVIATION = re.compile(
    r"nr|ca|tlf|tel|ul|al|godz|dr|mr|mrs|ms|st|str|pkt|evt|inkl|maks|jr|prof|f\.eks|np|m\.in|bijv"
    r"|resp|vgl|bzw|kl"
)
# English and German ones have a capital: small, most are words.
_WEEKDAY = re.compile(
    r"[Mm]an|[Tt]irs?|[Oo]ns|[Tt]ors?|[Ff]re|[Ll]ør|[Ss]øn|[Mm]ån|[Tt]is|[Ll]ör|[Ss]ön"
    r"|[Pp]on|[Ww]t|[Śś]r|[Cc]zw|[Pp]t|[Ss]ob|[Nn]iedz|[Nn]d"
    r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So"
)
_COUNTED = re.compile(r"[Nn]os?")


def _blank(address: re.Match[str]) -> str:
    """Spaces as long as an address; what ends the sentence behind it stays."""
    kept = address[0].rstrip(".,;:!?)")
    return " " * len(kept) + address[0][len(kept) :]


class Word(NamedTuple):
    """A run of letters at ``start:end``. ``first``: it opens a sentence, where a capital says
    nothing. ``beside_value``: no space stands between it and a value."""

    text: str
    start: int
    end: int
    first: bool
    beside_value: bool

    @property
    def folded(self) -> str:
        """Without capitals."""
        return self.text.casefold()


class Sentence(NamedTuple):
    """A sentence at ``start:end``, white space around it left out, its closing mark in it."""

    text: str
    start: int
    end: int


class Prose:
    """One text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @lazy
    def bare(self) -> str:
        """The text with spaces in place of addresses: offsets stay."""
        if not may_hold_address(self.text):
            return self.text
        return ADDRESSES.sub(_blank, self.text)

    @lazy
    def words(self) -> tuple[Word, ...]:
        """The words outside addresses, in their order."""
        text = self.text
        values = SENTINEL in text
        starts = [sentence.start for sentence in self.sentences]
        found, coming = [], 0
        for match in _WORD.finditer(self.bare):
            start, end = match.span()
            # It opens a sentence when one begins between the word before it and itself: a quote or
            # a value may stand there.
            first = coming < len(starts) and starts[coming] <= start
            while coming < len(starts) and starts[coming] <= start:
                coming += 1
            beside = values and SENTINEL in (text[start - 1 : start], text[end : end + 1])
            found.append(Word(match[0], start, end, first, beside))
        return tuple(found)

    @lazy
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences; a line by itself (a heading, a label) is one too."""
        found: list[Sentence] = []
        begun = 0
        for match in _END.finditer(self.bare):
            if self._goes_on(match):
                continue
            self._add(found, begun, match.end())
            begun = match.end()
        self._add(found, begun, len(self.text))
        return tuple(found)

    def _goes_on(self, end: re.Match[str]) -> bool:
        """Whether the sentence goes on behind the mark."""
        if end[0].isspace():
            return False
        behind = self.bare[end.end() : end.end() + 2].strip()
        if behind[:1].islower():
            return True
        if end[0] != ".":
            return False
        before = _LAST_WORD.search(self.bare, max(end.start() - 12, 0), end.start())
        word = before[0] if before else ""
        if behind[:1].isdecimal() and _WEEKDAY.fullmatch(word):
            return True
        if (behind[:1].isdecimal() or behind[:1] == SENTINEL) and _COUNTED.fullmatch(word):
            return True
        if word.isdecimal() and behind[:1].isupper():
            return not _AMOUNT.search(self.bare, max(end.start() - 4, 0), end.start())
        return len(word) == 1 or word.isdecimal() or bool(_ABBREVIATION.fullmatch(word.lower()))

    def _add(self, found: list[Sentence], start: int, end: int) -> None:
        raw = self.text[start:end]
        text = raw.strip()
        if text:
            start += len(raw) - len(raw.lstrip())
            found.append(Sentence(text, start, start + len(text)))


@lru_cache(maxsize=_CACHED_TEXTS)
def prose(text: str) -> Prose:
    """The text, read once however many checks ask."""
    return Prose(text)
