"""Sentences of two texts side by side: which of the source's has no counterpart in the other.

A translation may join two sentences, so fewer sentences are no fault by themselves. One is told as
missing only where two things agree: the length of what is left, and what was said in it (a value,
a number, an address) or how the others match one to one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from locales import Locale
from templates_lib.checks._facts import ADDRESSES
from templates_lib.checks._family import Passage
from templates_lib.checks._heads import torn
from templates_lib.checks._prose import prose
from templates_lib.checks._wording import SENTINEL, Wording

__all__ = [
    "ENDS_WITHIN",
    "Said",
    "dropped",
    "fewer",
    "has_emoji",
    "said",
    "said_in_all",
    "surely_one",
]

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

_HALF = 0.59
_FAR_TOO_SHORT = 0.4
_HEAVY = 12
_CALL = 6
_MANY = 3
_ROOM = 0.4
_TELLS = 0.35
"""A sentence that is shorter beside its neighbour is lost in how lengths vary."""

_LOW, _HIGH = 0.6, 1.5
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
# A word with two capitals, or with signs inside.
_ODD = re.compile(r"[^\s\ufffc]*(?:[A-Z][^\s\ufffc]*[A-Z]|[\[\]/@_:][^\s\ufffc])[^\s\ufffc]*")
_MOST_SENTENCES = 12
_MOST_DROPPED = 2
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


def dropped(
    source: Sequence[Said], target: Sequence[Said], locale: Locale, other: Locale
) -> Said | None:
    """The first sentence of ``source`` that ``target`` surely lacks."""
    if not target or len(source) > _MOST_SENTENCES or len(target) >= len(source):
        return None
    expected = _length(locale) / _length(other) * sum(each.weight for each in source)
    ratio = sum(each.weight for each in target) / max(expected, 1)
    return (
        _ornament(source, target)
        or _anchored(source, target, ratio)
        or _far_too_short(source, target, ratio)
        or _unanchored(source, target, ratio, locale, other)
        or _no_room(source, target, locale, other)
    )


def _ornament(source: Sequence[Said], target: Sequence[Said]) -> Said | None:
    """A sentence that is an emoji, where the other text has none."""
    if any(_EMOJI.search(each.text) for each in target):
        return None
    return next((e for e in source if e.weight == 0 and _EMOJI.search(e.text)), None)


def _anchored(source: Sequence[Said], target: Sequence[Said], ratio: float) -> Said | None:
    """A sentence with values, numbers or addresses none of which is in the other text."""
    values = frozenset().union(*(each.values for each in target))
    numbers = frozenset().union(*(each.numbers for each in target))
    links = sum(each.links for each in target)
    codes = sum(each.codes for each in target)
    whole = max(sum(each.weight for each in source), 1)
    for place, each in enumerate(source):
        # What another sentence says too may be here because of that one.
        others = [e for number, e in enumerate(source) if number != place]
        own_values = each.values.difference(*(e.values for e in others))
        own_numbers = each.numbers.difference(*(e.numbers for e in others))
        if not (own_values or own_numbers or each.links or each.codes):
            continue
        if values & own_values or numbers & own_numbers:
            continue
        if each.links and links > sum(e.links for e in source) - each.links:
            continue
        if each.codes and codes > sum(e.codes for e in source) - each.codes:
            continue
        if ratio <= 1 - 0.4 * each.weight / whole:
            return each
    return None


def _far_too_short(source: Sequence[Said], target: Sequence[Said], ratio: float) -> Said | None:
    """The heaviest sentence beside the one that is left, where that is all there can be."""
    if len(target) > 1 or ratio > _FAR_TOO_SHORT:
        return None
    kept = min(source, key=lambda each: abs(each.weight - target[0].weight))
    others = [each for each in source if each is not kept]
    lost = max(others, key=lambda each: each.weight)
    return lost if lost.weight >= _HEAVY else None


def _unanchored(
    source: Sequence[Said], target: Sequence[Said], ratio: float, locale: Locale, other: Locale
) -> Said | None:
    """The sentence without which the others match best, one to one, and none says two things."""
    count = len(source) - len(target)
    if count > _MOST_DROPPED or ratio > (0.9 if len(target) >= _MANY else 0.8):
        return None
    stretch = _length(locale) / _length(other)
    whole = sum(each.weight for each in source)
    best: tuple[float, Said] | None = None
    for left_out in combinations(range(len(source) - 1, -1, -1), count):
        kept = [each for number, each in enumerate(source) if number not in left_out]
        lost = [source[number] for number in sorted(left_out)]
        heavy = [each for each in lost if each.weight >= _HEAVY or _exclaims(each, source, target)]
        if not heavy or any(each.anchored for each in lost):
            continue
        share = sum(each.weight for each in lost) / whole
        if len(target) == 1 and 0 in left_out and ratio > _HALF:
            continue  # more likely both in one
        if ratio > 1 - 0.6 * share or not _tight(kept, target, stretch, ratio):
            continue
        if _quoted(lost, kept, target):
            continue
        if len(target) < _MANY and _says_more(kept, target, locale, other):
            continue
        misfit = _misfit(kept, target, stretch)
        if best is None or misfit < best[0]:
            best = (misfit, heavy[0])
    return best[1] if best else None


def _misfit(kept: Sequence[Said], target: Sequence[Said], stretch: float) -> float:
    """How badly the sentences match: in length, and in the digits and end marks that they have."""
    return sum(
        abs(math.log(max(ours.weight, 1) / max(theirs.weight * stretch, 1)))
        + (ours.digits != theirs.digits)
        + (ours.text[-1:] in "?!") * (ours.text[-1:] != theirs.text[-1:])
        for theirs, ours in zip(kept, target, strict=True)
    )


def _no_room(
    source: Sequence[Said], target: Sequence[Said], locale: Locale, other: Locale
) -> Said | None:
    """The one sentence without which all others match, in their numbers and values too, while
    those beside it are too short to hold it."""
    if len(source) - len(target) != 1:
        return None
    stretch = _length(locale) / _length(other)
    for place in range(len(source) - 1, -1, -1):
        lost, kept = source[place], [*source[:place], *source[place + 1 :]]
        beside = [pair for pair in (place - 1, place) if 0 <= pair < len(target)]
        if not _is_gone(lost, source, kept, target) or not _match(kept, target, stretch):
            continue
        if not any(each.digits or each.values for each in kept):
            continue
        room = (target[pair].weight - stretch * kept[pair].weight for pair in beside)
        if max(room) > _ROOM * lost.weight or _quoted([lost], kept, target):
            continue
        tells = lost.digits or _marked(lost, source, target)
        if tells or all(lost.weight >= _TELLS * kept[pair].weight for pair in beside):
            return None if _says_more(kept, target, locale, other) else lost
    return None


def _is_gone(
    lost: Said, source: Sequence[Said], kept: Sequence[Said], target: Sequence[Said]
) -> bool:
    """Whether nothing that the sentence alone says stands in the other text."""
    if lost.weight < (_CALL if _marked(lost, source, target) else _HEAVY) or lost.links:
        return False
    own = (lost.digits | lost.values).difference(*(each.digits | each.values for each in kept))
    return not any(own & (each.digits | each.values) for each in target)


def _marked(lost: Said, source: Sequence[Said], target: Sequence[Said]) -> bool:
    """Whether it is the only question, or a call at the end, and nothing here is one."""
    asks = lost.text.endswith("?") and not any("?" in each.text for each in target)
    return asks or _exclaims(lost, source, target)


def _match(kept: Sequence[Said], target: Sequence[Said], stretch: float) -> bool:
    return all(
        theirs.digits == ours.digits
        and theirs.values == ours.values
        and _as_long(ours, theirs, stretch, _LOW, _HIGH)
        for theirs, ours in zip(kept, target, strict=True)
    )


def _exclaims(lost: Said, source: Sequence[Said], target: Sequence[Said]) -> bool:
    """Whether it is the last sentence, a short call ("Thank you!"), and nothing here calls."""
    last = lost is source[-1] and lost.weight >= _CALL and lost.text.endswith("!")
    return last and not any("!" in each.text for each in target)


def _quoted(lost: Sequence[Said], kept: Sequence[Said], target: Sequence[Said]) -> bool:
    """Whether something that is no word (a format, an acronym) shows that it is here: it is in the
    sentence, and in the other text, and not in the sentences that match."""
    known = _odd(kept)
    return bool(_odd(lost) - known) and bool(_odd(target) - known)


def _odd(sentences: Sequence[Said]) -> set[str]:
    """An address and a time are no such word: they are written otherwise in each language."""
    words = (
        word.rstrip(".,;:!?")
        for each in sentences
        for word in _ODD.findall(ADDRESSES.sub(" ", each.text))
    )
    return {word for word in words if not _CLOCK.fullmatch(word)}


def _tight(kept: Sequence[Said], target: Sequence[Said], stretch: float, ratio: float) -> bool:
    """Whether each sentence is about as long as its counterpart: the less a single one can hold
    two, the looser."""
    if len(target) >= _MANY:  # a sentence that holds two would stand out
        low, high = 0.5, 1.8
    elif len(target) > 1 or ratio <= 0.55:
        low, high = 0.65, 1.45
    elif ratio <= 0.72:
        low, high = 0.75, 1.45
    else:
        low, high = 0.75, 1.25
    return all(
        _as_long(ours, theirs, stretch, low, high) and theirs.values == ours.values
        for theirs, ours in zip(kept, target, strict=True)
    )


def _as_long(ours: Said, theirs: Said, stretch: float, low: float, high: float) -> bool:
    """Whether one is about as long as the other. Of a greeting the length says nothing: "Hej!" is
    "Hi there!"."""
    if max(ours.weight, theirs.weight) < _HEAVY:
        return True
    return low <= ours.weight / max(theirs.weight * stretch, 1) <= high


def _says_more(kept: Sequence[Said], target: Sequence[Said], locale: Locale, other: Locale) -> bool:
    """Whether the text may hold two sentences in one: it joins more than its counterpart."""
    ours = sum(_joins(each.text, locale) for each in target)
    theirs = sum(_joins(each.text, other) for each in kept)
    if ours > theirs:
        return True
    # A comma stands before a clause in Danish, German and Polish, and splices in any language.
    spare = len(target) if locale.table("translation").get("commas") == ("many",) else 0
    commas = sum(each.text.count(",") for each in target)
    return commas > sum(each.text.count(",") for each in kept) + spare


def _joins(text: str, locale: Locale) -> int:
    """How many times a text joins two things."""
    pattern = _joining(locale.table("translation").get("joins", ()))
    marks = text.count(";") + text.count("(") + text.count(" – ") + text.count(" — ")
    # The first word joins with the sentence before: "Dat kan", "Og så".
    _, _, rest = text.partition(" ")
    return marks + (len(pattern.findall(rest)) if pattern else 0)


@lru_cache(maxsize=64)
def _joining(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None


def _length(locale: Locale) -> float:
    """How long a text is in this language beside its English."""
    (length,) = locale.table("translation").get("length", ("1",))
    return float(length)
