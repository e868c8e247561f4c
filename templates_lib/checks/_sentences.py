"""What the sentences of a text say that must be told in any language, and how much they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from locales import Locale
from templates_lib.checks._facts import ADDRESSES
from templates_lib.checks._family import Passage
from templates_lib.checks._heads import torn
from templates_lib.checks._prose import prose
from templates_lib.checks._wording import SENTINEL, Wording

__all__ = ["ENDS_WITHIN", "Said", "fewer", "has_emoji", "said", "said_in_all", "surely_one"]

_LETTER = re.compile(r"[^\W_]")
_VALUE_WEIGHT = 6
"""Letters that a value is taken for."""

# Behind a time, a year or an amount a point ends the sentence; "31. mai" goes on.
_BEHIND_NUMBER = re.compile(r"(?<=[\d:.,]\d\d)\.\s+(?=[^\W\d_a-zà-ÿ])|(?<=\d%)\.\s+")
# Where a date has no point behind its day, one behind a number ends the sentence.
_BEHIND_ANY_NUMBER = re.compile(r"(?<=\d)\.\s+(?=[^\W\d_a-zà-ÿ])|(?<=\d%)\.\s+")
ENDS_WITHIN = re.compile(r"[.!?…\n。！？](?:(?<=[\n。！？])|[\"'»”“’)\]]*\s)")
_WORD = re.compile(r"[^\W\d_]+")
# Not the country's code of a phone number, which only one of two languages may need.
_DIGITS = re.compile(r"\+\d+|([1-9]\d*)")
_EMOJI = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55]")

_CODE = re.compile(r"\b(?=[A-Z\d]*\d)(?=\d*[A-Z])[A-Z\d]{4,}\b")
_SPELLED = 12
"""Numbers up to this may be spelled out, or not said at all ("a minute or two")."""


@dataclass(frozen=True)
class Said:
    """A sentence: where it stands in its template, how much it says, and what it surely says."""

    text: str
    start: int
    end: int
    weight: int
    values: frozenset[str]
    numbers: frozenset[Decimal]
    links: int
    codes: int
    digits: frozenset[str]

    @property
    def anchored(self) -> bool:
        """Whether it says something that must be told in any language."""
        return bool(self.values or self.numbers or self.links or self.codes)


def said(passage: Passage, wording: Wording) -> tuple[Said, ...]:
    """The sentences of one wording of a text."""
    spans = _spans(wording.text, passage.member.locale)
    return tuple(_said(passage, wording, *span) for span in spans)


def said_in_all(passage: Passage) -> Said:
    """A whole text, as if it were one sentence."""
    wording = passage.wordings[0]
    return _said(passage, wording, 0, len(wording.text))


def has_emoji(text: str) -> bool:
    """Whether an emoji stands in a text."""
    return not text.isascii() and bool(_EMOJI.search(text))


def fewer(text: str, locale: Locale, other: str, theirs: Locale) -> bool:
    """Whether ``text`` has fewer sentences than ``other``: else none can be missing for sure."""
    return len(_spans(text, locale)) < len(_spans(other, theirs))


def surely_one(text: str) -> bool:
    """Whether a template has one sentence at most: nothing in it can end another."""
    return not torn(text) and ENDS_WITHIN.search(text.strip()) is None


def _spans(text: str, locale: Locale) -> list[tuple[int, int]]:
    """Sentences; a greeting by name is one with what follows: "Hei Kari! Pakken er her"."""
    spans = list(_divided(text, locale))
    if len(spans) > 1 and SENTINEL in text[slice(*spans[0])]:
        greeting = " ".join(_WORD.findall(text, *spans[0])).casefold()
        if greeting in locale.table("greetings").get("greetings", ()):
            spans[:2] = [(spans[0][0], spans[1][1])]
    return spans


def _divided(text: str, locale: Locale) -> Iterator[tuple[int, int]]:
    points = locale.table("calendar").get("point") != ("no",)
    behind = _BEHIND_NUMBER if points else _BEHIND_ANY_NUMBER
    if not behind.search(text):
        yield from ((sentence.start, sentence.end) for sentence in prose(text).sentences)
        return
    for sentence in prose(text).sentences:
        begun = sentence.start
        for match in behind.finditer(text, sentence.start, sentence.end):
            yield begun, match.start() + 1
            begun = match.end()
        yield begun, sentence.end


def _said(passage: Passage, wording: Wording, start: int, end: int) -> Said:
    text = wording.text[start:end]
    bare = prose(wording.text).bare[start:end]
    first, last = wording.span(start, end)
    within = [use for use in passage.uses if use.printed and first <= use.start < last]
    facts = passage.facts
    numbers = (
        amount.value
        for amount in (*facts.numbers, *facts.percents)
        if first <= amount.start < last and (_is_told(amount.value) or amount in facts.percents)
    )
    return Said(
        text=text,
        start=first,
        end=last,
        weight=len(_LETTER.findall(bare)) + _VALUE_WEIGHT * bare.count(SENTINEL),
        values=frozenset(use.path for use in within),
        numbers=frozenset(numbers),
        links=len(ADDRESSES.findall(text)),
        codes=len(_CODE.findall(bare)),
        digits=frozenset(filter(None, _DIGITS.findall(bare))),
    )


def _is_told(number: Decimal) -> bool:
    return abs(number) > _SPELLED or number != number.to_integral_value()
