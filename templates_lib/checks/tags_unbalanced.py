"""Tags of HTML are broken, or do not pair.

What it finds: a tag without its end (``</p<p>``) or spoiled (``< b>``, ``href=”…”``), one that
closes nothing, one that is never closed, and tags that the source has and this text has not, or
the other way round.

Why it hurts: where the text becomes HTML further on, half the message turns bold, a link swallows
the words behind it, or the client mends it in its own way.

Write instead: each tag whole, and closed where its words end; those of the source, around the
same words.

Source: WHATWG HTML, 13.1.2; check catalogue, STR-HTML and STR-TAGPARITY.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable, groups, paired
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._markup import Tag, answering, spoiled, tags

_BROKEN = gettext_noop("The tag %(tag)s has no end: write > behind it.")
_SPOILED = gettext_noop(
    "No program reads the tag %(tag)s: write it without spaces before its name, and with straight "
    "quotes."
)
_CLOSES_NOTHING = gettext_noop("%(tag)s closes nothing.")
_NEVER_CLOSED = gettext_noop("%(tag)s is never closed: write </%(name)s> where its words end.")
_DIFFER = gettext_noop(
    "The source has %(theirs)s × <%(name)s>, this text %(ours)s: set the tags as the source does."
)

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
# HTML closes these by itself; they pair where a text closes some of them.
_OPTIONAL = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "html", "head", "body"}
)


def find(member: Member) -> Iterator[Fault]:
    """Yield broken tags, tags without their other half, and those the source has otherwise."""
    source = member.source
    if "<" not in member.characters and (source is None or "<" not in source.characters):
        return
    broken = False
    for passage in member.copy:
        for fault in _within(passage):
            broken = True
            yield fault
    if source is not None and not broken and comparable(member, source):
        for group in groups(member):
            for passage, other in paired(member, source, group):
                yield from _beside(passage, other)


def _within(passage: Passage) -> Iterator[Fault]:
    for start, end in spoiled(passage.text):
        yield Fault(passage, start, end, _SPOILED, {"tag": passage.text[start:end][:40]})
    found = tags(passage.text)
    broken = [tag for tag in found if not tag.whole]
    for tag in broken:
        words = {"tag": passage.text[tag.start : tag.end][:40]}
        yield Fault(passage, tag.start, tag.end, _BROKEN, words)
    if not broken and len(passage.wordings) == 1:  # a branch may hold the other half
        yield from _unpaired(passage, found)


def _unpaired(passage: Passage, found: tuple[Tag, ...]) -> Iterator[Fault]:
    closed = {tag.name for tag in found if tag.closes}
    other = answering(passage)
    theirs = tags(other.text) if other else ()
    opened: list[Tag] = []
    for tag in found:
        if tag.name in _VOID or passage.text[tag.start : tag.end].endswith("/>"):
            continue
        if not tag.closes:
            opened.append(tag)
            continue
        mate = next((each for each in reversed(opened) if each.name == tag.name), None)
        if mate is None:
            yield _fault(passage, tag, _CLOSES_NOTHING, theirs)
        else:
            opened.remove(mate)
    for tag in opened:
        if tag.name not in _OPTIONAL or tag.name in closed:
            yield _fault(passage, tag, _NEVER_CLOSED, theirs)


def _fault(passage: Passage, tag: Tag, msgid: str, theirs: tuple[Tag, ...]) -> Fault:
    """Advice where the source has as many halves of this kind: then it is the source's fault."""
    words = {"tag": passage.text[tag.start : tag.end][:40], "name": tag.name}
    same = bool(theirs) and _halves(theirs, tag) == _halves(tags(passage.text), tag)
    severity = Severity.INFO if same else Severity.WARNING
    return Fault(passage, tag.start, tag.end, msgid, words, severity=severity)


def _halves(found: tuple[Tag, ...], like: Tag) -> Counter[bool]:
    return Counter(tag.closes for tag in found if tag.name == like.name)


def _beside(passage: Passage, other: Passage) -> Iterator[Fault]:
    """At most one fault: the first kind of tag that is more or less often here."""
    ours, theirs = _counts(passage), _counts(other)
    if ours == theirs or not theirs:  # tags that the source has none of are for another check
        return
    name = next(name for name in {**theirs, **ours} if ours[name] != theirs[name])
    mine = [tag for tag in tags(passage.text) if tag.name == name]
    start, end = (mine[-1].start, mine[-1].end) if mine else (0, len(passage.text))
    at = [tag for tag in tags(other.text) if tag.name == name]
    related = (other, at[0].start, at[0].end) if at else None
    words = {"name": name, "ours": str(ours[name]), "theirs": str(theirs[name])}
    evidence = f"{name} {ours[name]} {theirs[name]}"
    yield Fault(
        passage,
        start,
        end,
        _DIFFER,
        words,
        severity=Severity.WARNING,
        related=related,
        evidence=evidence,
    )


def _counts(passage: Passage) -> Counter[str]:
    """How often each tag opens, those that only break lines left out: languages differ."""
    return Counter(
        tag.name for tag in tags(passage.text) if not tag.closes and tag.name not in ("br", "p")
    )


CHECK = Check(
    id="tags_unbalanced",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("STR-HTML", "STR-TAGPARITY"),
    beside=frozenset("<"),
    find=find,
    examples=(
        fails("nl", "<p>Je pakket is er.</p<p>Tot ziens.</p>", "a broken end"),
        fails("nb", "Pakken er <b>her.", "never closed"),
        fails("pl", "Paczka jest < b >tutaj</ b>.", "spaces of a translation program"),
        fails("pl", "Paczka jest tutaj</b>.", "closes nothing"),
        fails(
            "da",
            "Læs betingelserne.",
            "the source has a link",
            source='Read <a href="https://nordhus.example/en">the terms</a>.',
        ),
        passes("nb", "Pakken er <b>her</b>.<br>Hei", "in pairs"),
        passes("pl", "<ul><li>Lampa<li>Krzesło</ul>", "HTML closes these by itself"),
        passes("nl", "3 < 4 en <3", "no tags"),
    ),
)
