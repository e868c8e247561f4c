"""A button means something else than in the source or another channel.

What it finds: the label of a button whose verb says one thing (track) where the label beside it in
the source, or the only button of another channel in this locale, says another (return). Labels of
which we do not know what they mean are left alone, and so are pairs that people mix (buy, pay).

Why it hurts: the customer taps "Return" and stands where parcels are tracked.

Write instead: the same action on both sides.

Source: check catalogue, FACT-CTA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_labels
from templates_lib.checks._comparison import comparable, groups, paired
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_DIFFERS = gettext_noop(
    "“%(here)s” says “%(this)s”, but “%(there)s” in the %(other)s text says “%(that)s”."
)

_LABEL = "label"
"""What channels call the words on a button."""
_NOT_WORDS = re.compile(r"[^\w\s'’-]+|_")
_VERBS_LAST = frozenset({"de", "nl"})
"""Languages whose infinitive ends the label: Sendung verfolgen, bestelling volgen."""
_MIXED = (
    frozenset({"buy", "pay"}),
    frozenset({"buy", "book"}),
    frozenset({"book", "change"}),
    frozenset({"cancel", "unsubscribe"}),
    frozenset({"share", "sign_up"}),
    frozenset({"read", "download"}),
    frozenset({"rate", "contact"}),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each button that means something else than its counterpart."""
    if not any(passage.spec.name == _LABEL for passage in member.copy):
        return
    reference = member.reference
    faults: list[Fault] = []
    if reference is not None and comparable(member, reference):
        for group in groups(member):
            for mine, theirs in paired(member, reference, group):
                faults += _fault(mine, theirs, reference.variant.locale)
    yield from faults
    mine_alone = _only(member)
    if faults or mine_alone is None:
        return
    for other in member.earlier_channels:
        theirs_alone = _only(other)
        if theirs_alone is not None:
            yield from _fault(mine_alone, theirs_alone, other.channel.label)
            return


def _only(member: Member) -> Passage | None:
    """The one button of a variant."""
    labels = [passage for passage in member.copy if passage.spec.name == _LABEL]
    return labels[0] if len(labels) == 1 else None


def _fault(mine: Passage, theirs: Passage, other: str) -> Iterator[Fault]:
    if mine.spec.name != _LABEL or theirs.spec.name != _LABEL:
        return
    here = _meaning(mine.text, mine.member.variant.locale)
    there = _meaning(theirs.text, theirs.member.variant.locale)
    if not here or not there or here == there or {here, there} in _MIXED:
        return
    yield Fault(
        mine,
        0,
        len(mine.text),
        _DIFFERS,
        {
            "here": mine.text,
            "there": theirs.text,
            "this": here.replace("_", " "),
            "that": there.replace("_", " "),
            "other": other,
        },
        related=(theirs, 0, len(theirs.text)),
        evidence=f"{here}≠{there}",
    )


@lru_cache(maxsize=2_000)
def _meaning(label: str, tag: str) -> str:
    """What the label says to do; empty when we do not know, or cannot choose."""
    words = " ".join(_NOT_WORDS.sub(" ", label).lower().replace("’", "'").split())
    phrases = _phrases(tag)
    last = locales.get(tag).babel.language in _VERBS_LAST
    found = [
        (len(phrase), concept)
        for phrase, concept in phrases
        if f"{words} ".startswith(f"{phrase} ") or (last and f" {words}".endswith(f" {phrase}"))
    ]
    if not found:
        return ""
    longest = max(found)[0]
    concepts = {concept for length, concept in found if length == longest}
    return concepts.pop() if len(concepts) == 1 else ""


@lru_cache(maxsize=512)
def _phrases(tag: str) -> tuple[tuple[str, str], ...]:
    table = locales.get(tag).table("calls_to_action")
    return tuple(
        (phrase.replace("’", "'"), concept)
        for concept, phrases in table.items()
        if concept != "source"
        for phrase in phrases
    )


def _button(label: str) -> dict[str, object]:
    block = {"type": "button", "label": label, "url": "https://nordhus.example/a"}
    return {"subject": "NordHus", "body": [block]}


def _mails(label: str) -> dict[str, object]:
    return {
        "channel": "email",
        "content": _button(label),
        "source_content": _button("Track your parcel"),
    }


CHECK = Check(
    id="call_to_action_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-CTA",),
    when=with_labels,
    find=find,
    examples=(
        fails("nb", "", "a return, and no tracking", **_mails("Returner pakken")),
        fails("pl", "", "payment, and no tracking", **_mails("Zapłać teraz")),
        passes("nb", "", "tracking", **_mails("Følg pakken")),
        passes("nl", "", "the verb stands last", **_mails("Pakket volgen")),
        passes("da", "", "nobody knows", **_mails("Klik her")),
    ),
)
