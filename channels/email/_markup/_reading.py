"""Reading a document: what is the same in many is read once.

The tree of a mail depends on which tags follow each other, and on none of its words, addresses and
styles. So a document that is written tidily is cut at its tags, and its tree is that of its bones:
the same tags without their attributes, and one letter for each text. Any other is read token by
token.
"""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from channels.email._markup._builder import Builder
from channels.email._markup._references import decoded
from channels.email._markup._tag import NO_TAG, TIDY, Tag, tag_of
from channels.email._markup._tokens import RAW, tokens
from channels.email._markup._tree import Document, Element, Stray, Text

__all__ = ["read"]

# A tidy tag, a comment, a document type: as tokens are cut.
_MARK = re.compile(
    rf"({TIDY.pattern} | <!--(?!-?>)(?s:.*?)(?:--!?>|\Z) | <!(?i:doctype)[^>]*+> )",
    re.VERBOSE | re.ASCII,
)
# What is remembered is bounded: marks of so many characters, and trees with bones of so many, which
# take 200 KB at most.
_MARKS, _LONGEST = 8192, 1_000
_TREES, _MOST_BONES = 128, 20_000


def read(source: str) -> Document:
    """Return the document in *source*; any text is one."""
    pieces = _MARK.split(source)
    texts, written = pieces[::2], pieces[1::2]
    if any("<" in text for text in texts) or any(len(mark) > _LONGEST for mark in written):
        return _read_slowly(source)
    marks = list(map(_mark, written))
    bones = "".join([_TEXT, *(mark.bones for mark in marks)])
    tree = _tree(bones, len(marks)) if len(bones) <= _MOST_BONES else None
    if tree is None:
        return _read_slowly(source)
    return _clothed(tree, source, texts, marks, list(accumulate(map(len, pieces))))


def _read_slowly(source: str) -> Document:
    builder = Builder()
    for token in tokens(source):
        builder.take(token, source[token.start : token.end])
    builder.finish(len(source))
    return Document(
        source,
        tuple(builder.elements),
        tuple(builder.stops),
        tuple(builder.texts),
        tuple(builder.strays),
        builder.doctype,
    )


_TEXT = "x"
"""Stands for each text among bones, so that it says where marks begin and end."""


class _Mark(NamedTuple):
    """A tag, a comment or a document type; ``bones`` is what of it a tree depends on, and a letter
    for the text that follows."""

    bones: str
    tag: Tag


@lru_cache(maxsize=_MARKS)
def _mark(written: str) -> _Mark:
    if written.startswith("<!"):
        return _Mark(f"{written}{_TEXT}", NO_TAG)
    tag = tag_of(written)
    opening, closing = "</" if written[1] == "/" else "<", "/>" if written[-2] == "/" else ">"
    return _Mark(f"{opening}{tag.name}{closing}{_TEXT}", tag)


class _Tree(NamedTuple):
    """The tree of a document. Places are numbered: 2n is where mark n begins, 2n + 1 where it ends.

    ``heads`` has for each element its name and place, ``tails`` its parent, its depth and whether
    Outlook sees it. For each text, before the first mark, after it and so on, ``parents`` has the
    element that it stands in, and ``raw`` whether "&" is a plain sign there.
    """

    heads: tuple[tuple[str, int], ...]
    tails: tuple[tuple[int, int, bool], ...]
    stops: tuple[int, ...]
    parents: tuple[int, ...]
    raw: tuple[bool, ...]
    strays: tuple[Stray, ...]
    doctype: bool


@lru_cache(maxsize=_TREES)
def _tree(bones: str, count: int) -> _Tree | None:
    """Return the tree of *bones* with so many marks; None where one of them swallows others."""
    document = _read_slowly(bones)
    texts = document.texts
    if [text.value for text in texts] != [_TEXT] * (count + 1):
        return None
    places = {text.end: 2 * number for number, text in enumerate(texts)}
    places |= {text.start: 2 * number - 1 for number, text in enumerate(texts)}
    elements = document.elements
    unread = {places[each.end] // 2 + 1 for each in elements if each.name in RAW}
    return _Tree(
        tuple((each.name, places[each.start]) for each in elements),
        tuple(each[5:] for each in elements),
        tuple(places[stop] for stop in document.stops),
        tuple(text.parent for text in texts),
        tuple(number in unread for number in range(count + 1)),
        tuple(stray._replace(start=places[stray.start] // 2) for stray in document.strays),
        document.doctype,
    )


def _clothed(
    tree: _Tree, source: str, texts: list[str], marks: list[_Mark], ends: list[int]
) -> Document:
    """Return the document that has this tree; *ends* is where each text and mark ends."""
    elements = [
        Element(number, name, marks[place // 2].tag, ends[place], ends[place + 1], *tail)
        for number, ((name, place), tail) in enumerate(zip(tree.heads, tree.tails, strict=True))
    ]
    seen = [
        Text(text if raw else decoded(text), end - len(text), end, parent)
        for text, end, parent, raw in zip(texts, ends[::2], tree.parents, tree.raw, strict=True)
        if text
    ]
    return Document(
        source,
        tuple(elements),
        tuple([ends[stop] for stop in tree.stops]),
        tuple(seen),
        tuple(
            each._replace(start=ends[2 * each.start], end=ends[2 * each.start + 1])
            for each in tree.strays
        ),
        tree.doctype,
    )
