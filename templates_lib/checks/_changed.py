"""What changed between two wordings of one text, and how much that matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from templates_lib.checks._family import Passage
from templates_lib.checks._phrases import alike

__all__ = ["Change", "Weight", "change"]

_SHOWN = 80


class Weight(Enum):
    """How much a change matters."""

    WORDING = "wording"
    FACT = "fact"
    VARIABLE = "variable"


@dataclass(frozen=True)
class Change:
    """``old`` became ``new``, which stands at ``start:end`` of the new text.

    ``told``: the facts or values that are new.
    """

    weight: Weight
    old: str
    new: str
    start: int
    end: int
    told: frozenset[str] = frozenset()


def change(old: Passage, new: Passage) -> Change | None:
    """What changed; ``None`` where it is spaces, marks and capitals alone."""
    variables = _variables(new) - _variables(old), _variables(old) - _variables(new)
    facts = _facts(new) - _facts(old), _facts(old) - _facts(new)
    if any(variables):
        weight, told = Weight.VARIABLE, frozenset(variables[0])
    elif any(facts):
        weight, told = Weight.FACT, frozenset(facts[0])
    elif alike(old.text) != alike(new.text):
        weight, told = Weight.WORDING, frozenset()
    else:
        return None
    was, now, start, end = _middle(old.text, new.text)
    return Change(weight, _short(was), _short(now), start, end, told)


def _variables(passage: Passage) -> Counter[str]:
    """What is printed, and how: a filter may change what the reader sees."""
    return Counter(
        "|".join((use.path, *(each.name for each in use.filters)))
        for use in passage.uses
        if use.printed
    )


def _facts(passage: Passage) -> Counter[str]:
    facts = passage.facts
    return Counter(
        (
            *(f"{amount.value.normalize()} {amount.currency}" for amount in facts.numbers),
            *(f"{amount.value.normalize()} %" for amount in facts.percents),
            *(link.url for link in facts.links),
        )
    )


def told(passage: Passage) -> frozenset[str]:
    """The facts and values of a text, as in ``Change.told``; amounts without their currency."""
    return frozenset((*_variables(passage), *_facts(passage)))


def _middle(old: str, new: str) -> tuple[str, str, int, int]:
    """What lies between the words that both begin and end with."""
    was, now = _words(old), _words(new)
    first = _same(was, now)
    last = _same(was[first:][::-1], now[first:][::-1])
    start = sum(map(len, now[:first]))
    middle = "".join(now[first : len(now) - last])
    lost = "".join(was[first : len(was) - last])
    end = start + len(middle.rstrip())
    return lost.strip(), middle.strip(), start, max(start, end)


def _words(text: str) -> list[str]:
    """The words, each with the space behind it."""
    return [piece for piece in _pieces(text) if piece]


def _pieces(text: str) -> Iterator[str]:
    begun = 0
    for place, character in enumerate(text):
        if character.isspace():
            yield text[begun : place + 1]
            begun = place + 1
    yield text[begun:]


def _same(one: list[str], other: list[str]) -> int:
    """How many words both begin with, the space behind them left out of account."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours.strip() != theirs.strip():
            break
        count += 1
    return count


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
