"""A text ends with another mark than the source's.

What it finds: a text that ends without a mark where the source's has one, or the other way round,
or that asks where the source does not. Texts that end with a value, a link or an emoji are left
alone, and so is an exclamation mark in place of a full stop.

Why it hurts: a full stop lost is often a sentence lost; in a list of buttons one stands out.

Write instead: the mark of the source, unless the language wants another.

Source: check catalogue, TYP-ENDPUNCT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import Reading, readings

_LOST = gettext_noop("The %(source)s text ends with “%(mark)s”, this one without a mark.")
_ADDED = gettext_noop("The %(source)s text ends without a mark, this one with “%(mark)s”.")
_OTHER = gettext_noop("The %(source)s text ends with “%(theirs)s”, this one with “%(mark)s”.")

_END = re.compile(r"(?:([.!?…:]+)|(\w))[»”“’'\")\]]*\s*\Z")
_MARKS, _CLOSERS = ".!?…:", "»”“’'\")]"
_NONE = ""


def find(member: Member) -> Iterator[Fault]:
    """Yield each text whose last mark is of another class."""
    source = member.source
    if source is None or _end_alike(member, source):
        return
    theirs = _ends(source)
    for path, (reading, match) in _ends(member).items():
        if path in theirs:
            other, their_match = theirs[path]
            yield from _compared(reading, match, other.passage, their_match)


def _end_alike(member: Member, source: Member) -> bool:
    """Whether all texts end alike as they were typed, or with what is compared with nothing: a
    value, a sign. An address at the end is no mark besides."""
    if member.torn or source.torn:
        return False
    theirs = {passage.path: passage.text for passage in source.copy}
    return all(
        passage.path not in theirs or _alike(passage.text, theirs[passage.path])
        for passage in member.copy
    )


def _alike(text: str, other: str) -> bool:
    ours, theirs = _typed_class(text), _typed_class(other)
    return ours is None or theirs is None or ours == theirs


def _typed_class(text: str) -> str | None:
    """The class of what a text ends with, as ``_END`` reads it; None for anything else."""
    end = text.rstrip().rstrip(_CLOSERS)
    if not end:
        return None
    if end[-1] in _MARKS:
        return _class_of(end[len(end.rstrip(_MARKS)) :])
    return _NONE if end[-1].isalnum() or end[-1] == "_" else None


def _ends(member: Member) -> dict[str, tuple[Reading, re.Match[str]]]:
    """How each text ends: the first wording speaks for it, where all end alike."""
    found: dict[str, tuple[Reading, re.Match[str]]] = {}
    torn = set()
    for reading in readings(member):
        path = reading.passage.path
        if reading.offset or path in torn:
            continue
        match = _END.search(reading.text)
        before = found.get(path)
        if match is None or (before and _class(before[1]) != _class(match)):
            torn.add(path)
            found.pop(path, None)
        elif before is None:
            found[path] = (reading, match)
    return found


def _class(match: re.Match[str]) -> str:
    """ "." for a statement, "?" for a question, ":" for what something follows; or nothing."""
    return _class_of(match[1] or _NONE)


def _class_of(marks: str) -> str:
    if "?" in marks:
        return "?"
    return ":" if marks.endswith(":") else "." if marks else _NONE


def _compared(
    reading: Reading, match: re.Match[str], other: Passage, theirs: re.Match[str]
) -> Iterator[Fault]:
    mine, wanted = _class(match), _class(theirs)
    if mine == wanted:
        return
    source = other.member.variant.locale
    if not mine:
        mark = theirs[1]
        start, end = match.span(2)
        changes = [(start, end, match[2] + mark)] if mark in (".", "?", "!") else []
        params = {"source": source, "mark": mark}
        yield reading.fault(start, end, _LOST, params, changes=changes)
    elif not wanted:
        start, end = match.span(1)
        yield reading.fault(start, end, _ADDED, {"source": source, "mark": match[1]})
    else:
        start, end = match.span(1)
        params = {"source": source, "theirs": theirs[1], "mark": match[1]}
        yield reading.fault(start, end, _OTHER, params)


CHECK = Check(
    id="end_mark_differs",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-ENDPUNCT",),
    when=with_source,
    find=find,
    examples=(
        fails("nb", "Takk for handelen", "the full stop is lost", source="Thank you."),
        fails("pl", "Gdzie jest paczka.", "no longer a question", source="Where is it?"),
        fails("da", "Din ordre.", "a full stop too many", source="Your order"),
        passes("nb", "Takk for handelen!", "warmer, and still a sentence", source="Thank you."),
        passes("pl", "Gdzie jest paczka?", "a question", source="Where is it?"),
        passes("nl", "Bedankt, {{ name }}", "a value at the end", source="Thank you."),
    ),
)
