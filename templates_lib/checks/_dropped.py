"""Sentences of two texts side by side: which of the source's has no counterpart in the other.

A translation may join two sentences, so fewer sentences are no fault by themselves. One is told as
missing only where two things agree: the length of what is left, and what was said in it (a value,
a number, an address) or how the others match one to one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from locales import Locale
from templates_lib.checks._facts import ADDRESSES
from templates_lib.checks._sentences import Said, has_emoji

__all__ = ["dropped"]

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
    if any(has_emoji(each.text) for each in target):
        return None
    return next((e for e in source if e.weight == 0 and has_emoji(e.text)), None)


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
