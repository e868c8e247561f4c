"""A number contradicts another channel of the same locale.

What it finds: a number of something (30 dager) in this text and another number of the same thing
in another channel of the locale, where each says but one and the sentences share most of the words
that tell what it is about (return, delivery). A channel may leave a fact out. Percentages, prices,
dates, times, codes and links have checks of their own.

Why it hurts: thirty days of return in the mail and fourteen in the SMS are two promises.

Write instead: one number everywhere.

Source: check catalogue, FACT-SET.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._facts import UNITS, amounts, lexicon, same_time
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import prose
from templates_lib.checks._read import Found, read
from templates_lib.checks._topic import about, alike

_DIFFERS = gettext_noop("%(here)s here, but %(there)s in the %(other)s.")

_STEM = 5
"""Letters that tell words apart whatever their ending, within one language."""


@dataclass(frozen=True)
class _Quantity:
    """A number of something, and what its sentence is about."""

    value: Decimal
    thing: str
    about: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=2_000)
def _quantities(text: str, tag: str) -> tuple[_Quantity, ...]:
    numbers, _ = amounts(text, tag)
    firm = [each for each in numbers if each.firm and not each.currency]
    if not firm:
        return ()
    read_text = prose(text)
    found = []
    for amount in firm:
        word = next((w for w in read_text.words if amount.end <= w.start <= amount.end + 1), None)
        if word is not None and not word.beside_value:
            thing = _thing(word.folded, tag)
            topic = about(text, amount.start, tag) - {thing}
            found.append(_Quantity(amount.value, thing, topic, amount.start, word.end))
    return tuple(found)


def _thing(word: str, tag: str) -> str:
    """A unit of time whatever its form; else the beginning of the word."""
    entries = lexicon(tag).get(word, ())
    return next((each for each in entries if each in UNITS), word[:_STEM])


def find(member: Member) -> Iterator[Fault]:
    """Yield each number that another channel contradicts."""
    if not member.earlier_channels or not member.readable:
        return
    here = _by_thing(read(member, _quantities))
    for other in member.earlier_channels if here else ():
        there = _by_thing(read(other, _quantities)) if other.readable else {}
        for thing, mine in here.items():
            theirs = there.get(thing)
            if theirs and _contradict(mine, theirs):
                yield _fault(mine[0], theirs[0], other.channel.label)


def _by_thing(found: Sequence[Found[_Quantity]]) -> dict[str, list[Found[_Quantity]]]:
    things: dict[str, list[Found[_Quantity]]] = {}
    for each in found:
        things.setdefault(each.fact.thing, []).append(each)
    return things


def _contradict(mine: Sequence[Found[_Quantity]], theirs: Sequence[Found[_Quantity]]) -> bool:
    """One value on each side, not the same, in sentences about one thing."""
    here, there = {e.fact.value for e in mine}, {e.fact.value for e in theirs}
    if len(here) != 1 or len(there) != 1 or here == there:
        return False
    if there & set(same_time(next(iter(here)))):
        return False
    return alike(mine[0].fact.about, theirs[0].fact.about)


def _fault(mine: Found[_Quantity], theirs: Found[_Quantity], other: str) -> Fault:
    return Fault(
        mine.passage,
        mine.start,
        mine.end,
        _DIFFERS,
        {"here": mine.written, "there": theirs.written, "other": other},
        related=theirs.side,
        evidence=f"{mine.fact.value}≠{theirs.fact.value}",
    )


def _mail(locale: str, text: str) -> dict[str, object]:
    content = {"subject": "NordHus", "body": [{"type": "text", "text": text}]}
    return {"channel": "email", "locale": locale, "content": content}


CHECK = Check(
    id="fact_contradicted",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-SET",),
    triggers=frozenset("0123456789"),
    find=find,
    examples=(
        fails(
            "nb",
            "Du kan returnere varen i 14 dager.",
            "30 in the mail",
            more=(_mail("nb", "Du har 30 dager på å returnere varen."),),
        ),
        fails(
            "pl",
            "Na zwrot masz 14 dni.",
            "30 in the mail",
            more=(_mail("pl", "Masz 30 dni na zwrot towaru w sklepie."),),
        ),
        passes(
            "nb",
            "Pakken leveres om 3 dager.",
            "delivery, and no return",
            more=(_mail("nb", "Du har 30 dager på å returnere varen."),),
        ),
        passes(
            "da",
            "Du kan returnere inden 14 dage.",
            "two weeks",
            more=(_mail("da", "Du kan returnere i 2 uger."),),
        ),
    ),
)
