"""A sentence of the source text has no counterpart here.

What it finds: fewer sentences than in the source of the same channel, and less text than the
language needs for it, where the sentence left out held a value, a number, an address or an emoji
that is nowhere here, or where all other sentences match one to one; a paragraph lost in the same
way, where a part has fewer texts than the source's; and a part or a block that the source has and
this variant has not. Sentences and paragraphs joined or split are left alone.

Why it hurts: customers in one language are not told what the others are.

Write instead: the missing sentence; or take it out of the source.

Source: lengths and joining words of each language in its file; after Gale and Church, A Program
for Aligning Sentences in Bilingual Corpora (1993); check catalogue, L10N-OMISSION.
"""

from __future__ import annotations

from collections.abc import Iterator

from channels import Blocks, Text
from locales.words import gettext_noop
from templates_lib.checks._characters import EMPTY
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Asked, Circumstances, has_blocks
from templates_lib.checks._comparison import blank, comparable, fewer_here, groups, paired
from templates_lib.checks._dropped import dropped
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._sentences import (
    ENDS_WITHIN,
    fewer,
    has_emoji,
    said,
    said_in_all,
    surely_one,
)

_SENTENCE = gettext_noop("The source text also says “%(sentence)s”: that is missing here.")
_PART = gettext_noop("The source text has words here, and this text has none.")

_ROOM = 1.03
"""A text at least this long beside its source has lost nothing but an emoji."""

_MOST_WORDINGS = 8
_SHOWN = 80


def find(member: Member) -> Iterator[Fault]:
    """Yield each sentence, and each part, that is missing."""
    source = member.source
    if source is None or _all_there(member, source) or not comparable(member, source):
        return
    for group in groups(source):
        if blank(member, group):
            if not blank(source, group) and not _required(source, group):
                yield Fault(group, 0, 0, _PART, evidence=group)
            continue
        for theirs, ours in paired(source, member, group):
            if theirs.spec.kind == "copy":
                yield from _missing(ours, theirs)
        for mine, its in fewer_here(member, source, group):
            if its[0].spec.kind == "copy":
                yield from _missing_text(mine, its)


def _all_there(member: Member, source: Member) -> bool:
    """Whether each text is so long that nothing can be missing: most are, and cost no more."""
    ours, theirs = member.passages, source.passages
    return len(ours) == len(theirs) and all(map(_long_enough, ours, theirs))


def _long_enough(ours: Passage, theirs: Passage) -> bool:
    return len(ours.text) >= _ROOM * len(theirs.text) and not has_emoji(theirs.text)


def _required(member: Member, group: str) -> bool:
    """Whether the channel cannot do without it: that is told of the empty part itself."""
    parts = (part for part in member.channel.parts if part.name == group)
    return any(isinstance(part, Text | Blocks) and part.required for part in parts)


def _missing(ours: Passage, theirs: Passage) -> Iterator[Fault]:
    if _long_enough(ours, theirs) or (ours.text.strip() and surely_one(theirs.text)):
        return
    mine, source = ours.wordings, theirs.wordings
    if len(mine) != len(source):
        mine, source = mine[:1], source[:1]
    for here, there in zip(mine[:_MOST_WORDINGS], source, strict=False):
        if not fewer(here.text, ours.member.locale, there.text, theirs.member.locale):
            continue
        lost = dropped(
            said(theirs, there), said(ours, here), ours.member.locale, theirs.member.locale
        )
        if lost:
            yield _fault(ours, theirs, lost.start, lost.end)


def _missing_text(ours: list[Passage], theirs: list[Passage]) -> Iterator[Fault]:
    """One of several texts, such as the paragraphs of an email."""
    there = [said_in_all(passage) for passage in theirs]
    here = [said_in_all(passage) for passage in ours]
    lost = dropped(there, here, ours[0].member.locale, theirs[0].member.locale)
    for passage, each in zip(theirs, there, strict=True):
        if each is lost:
            yield _fault(ours[0], passage, 0, len(passage.text))


def _fault(ours: Passage, theirs: Passage, start: int, end: int) -> Fault:
    written = theirs.text[start:end]
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    return Fault(
        ours,
        0,
        len(ours.text),
        _SENTENCE,
        {"sentence": shown},
        related=(theirs, start, end),
        evidence=written,
    )


_REFUND = (
    "We have sent the money back to your card. It may take up to 5 days. Read our terms first."
)
_OFFER = "The lamp you liked is cheaper now. The offer ends on 31 May 2025."


def _may_be(circumstances: Circumstances) -> Asked:
    """Whole parts can be missing where there are blocks."""
    if not circumstances.source:
        return Asked.NEVER
    return Asked.ALWAYS if has_blocks(circumstances.channel) else Asked.WOKEN


CHECK = Check(
    id="sentence_missing",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("L10N-OMISSION",),
    when=_may_be,
    sign=EMPTY,
    sign_needs=frozenset("\n"),
    sign_source=ENDS_WITHIN,
    find=find,
    examples=(
        fails("nb", "Lampen du likte, er billigere nå.", "the day is missing", source=_OFFER),
        fails(
            "pl",
            "Odesłaliśmy pieniądze na Twoją kartę. Może to potrwać do 5 dni.",
            "two of three sentences",
            source=_REFUND,
        ),
        fails(
            "nl",
            "Welkom bij Nordhus!",
            "the link and what it is for",
            source="Welcome to Nordhus! Choose your gift: https://nordhus.example/en/gift",
        ),
        fails("da", "Din ordre er sendt.", "its emoji", source="Your order is on its way. 🎁"),
        passes(
            "nb",
            "Lampen du likte, er billigere nå, og tilbudet varer til 31. mai 2025.",
            "two sentences in one",
            source=_OFFER,
        ),
        passes(
            "pl",
            "Odesłaliśmy pieniądze na Twoją kartę. Może to potrwać do 5 dni. Przeczytaj regulamin.",
            "all three",
            source=_REFUND,
        ),
        passes(
            "da",
            "Adgangskoden er ændret, og du er logget ind.",
            "two sentences in one",
            source="Your password has been changed successfully. You are now signed in.",
        ),
    ),
)
