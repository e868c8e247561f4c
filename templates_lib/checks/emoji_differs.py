"""The emoji are others than those of the source.

What it finds: a text without the emoji that the source has in the same place; and, as advice, one
with other emoji, or with more of them.

Why it hurts: the emoji were chosen to say something, and readers of this language miss it; a
journey in two tones is two brands.

Write instead: the same emoji where the source has them; the suggestion puts those back that open
or close the text.

Source: Unicode TS 51; check catalogue, STY-EMOJI.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._characters import EMOJI
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source
from templates_lib.checks._comparison import comparable, groups, paired
from templates_lib.checks._emoji import Emoji, emoji_of
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_DROPPED = gettext_noop("The source has %(emoji)s, and this text has not: put it in.")
_OTHERS = gettext_noop("The emoji here are %(emoji)s; the source has %(others)s.")
_ADDED = gettext_noop("%(emoji)s does not stand in the source.")


def find(member: Member) -> Iterator[Fault]:
    """Yield one fault for each text whose emoji are others than its source's."""
    source = member.source
    if source is None or (_has_none(member) and _has_none(source)):
        return
    if not comparable(member, source):
        return
    for group in groups(member):
        for passage, other in paired(member, source, group):
            if passage.spec.kind == "copy" and passage.text.strip():
                yield from _compared(passage, other)


def _has_none(member: Member) -> bool:
    return EMOJI.isdisjoint(member.characters)


def _compared(passage: Passage, other: Passage) -> Iterator[Fault]:
    ours, theirs = emoji_of(passage), emoji_of(other)
    here, there = Counter(each.shows for each in ours), Counter(each.shows for each in theirs)
    if set(here) == set(there):
        return
    missing = [each for each in theirs if not here[each.shows]]
    more = [each for each in ours if not there[each.shows]]
    if missing and not more:
        yield _dropped(passage, other, missing)
    elif missing:
        first, words = more[0], {"emoji": _listed(more), "others": _listed(missing)}
        yield _advice(passage, first, _OTHERS, words, (other, missing[0].start, missing[0].end))
    else:
        yield _advice(passage, more[0], _ADDED, {"emoji": _listed(more)}, None)


def _dropped(passage: Passage, other: Passage, missing: list[Emoji]) -> Fault:
    """At the beginning or the end of the text, where the source has them; else at its end."""
    words = {"emoji": _listed(missing)}
    related = (other, missing[0].start, missing[-1].end)
    text, source = passage.text, other.text
    start, suggestion = len(text.rstrip()), None
    tail = source[missing[0].start :].rstrip()
    head = source[: missing[-1].end].lstrip()
    together = "".join(each.text for each in missing)
    if tail.replace(" ", "") == together:
        suggestion = source[len(source[: missing[0].start].rstrip()) :].rstrip()
    elif head.replace(" ", "") == together:
        start = len(text) - len(text.lstrip())
        space = source[missing[-1].end :]
        suggestion = head + space[: len(space) - len(space.lstrip())]
    evidence = f"{_listed(missing)} in {source}"
    return Fault(
        passage,
        start,
        start,
        _DROPPED,
        words,
        suggestion=suggestion,
        related=related,
        evidence=evidence,
    )


def _advice(
    passage: Passage,
    where: Emoji,
    msgid: str,
    words: dict[str, str],
    related: tuple[Passage, int, int] | None,
) -> Fault:
    return Fault(
        passage, where.start, where.end, msgid, words, severity=Severity.INFO, related=related
    )


def _listed(emoji: list[Emoji]) -> str:
    return " ".join(dict.fromkeys(each.text for each in emoji))


CHECK = Check(
    id="emoji_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("STY-EMOJI",),
    when=with_source,
    beside=EMOJI,
    find=find,
    examples=(
        fails("nb", "Velkommen!", "dropped at the end", source="Welcome! 🎁"),
        fails("pl", "Twoja paczka już jest.", "dropped in front", source="📦 Your parcel is here."),
        fails("nl", "Welkom! 🎉", "another one", source="Welcome! 🎁"),
        passes("nb", "Velkommen! 🎁", "the same", source="Welcome! 🎁"),
        passes("pl", "Dzięki 👍🏽", "the same in another skin", source="Thanks 👍"),
        passes("da", "🎁 Velkommen!", "elsewhere in the text", source="Welcome! 🎁"),
    ),
)
