"""Texts before and after, word by word: what was taken out, what was put in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cms.board.release_log import ShownText, texts_of
from cms.models import StoredContent

LONGEST = 20_000
"""Characters of a text that are compared word by word; a longer one is shown twice."""

WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A run of words: ``tag`` is ins, del, or empty for what stayed."""

    tag: str
    text: str


@dataclass(frozen=True)
class ComparedText:
    """One text of a content under its label, in pieces."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.tag for piece in self.pieces)


def compared(before: StoredContent | None, after: StoredContent | None) -> tuple[ComparedText, ...]:
    """Every text of either content, in the order of the later one, those that went last."""
    old, new = (texts_of(each) if each else () for each in (before, after))
    return compare_texts(old, new)


def compare_texts(old: Sequence[ShownText], new: Sequence[ShownText]) -> tuple[ComparedText, ...]:
    """The texts of *old* and *new*, matched by label and by their order under it."""
    were = {place: each.text for place, each in _placed(old)}
    are = {place: each.text for place, each in _placed(new)}
    return tuple(
        ComparedText(place[0], word_diff(were.get(place, ""), are.get(place, "")))
        for place in dict.fromkeys([*are, *were])
    )


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """*before* and *after* as one text in pieces."""
    if before == after:
        return (Piece("", after),) if after else ()
    if not before or not after or len(before) + len(after) > LONGEST:
        both = (Piece("del", before), Piece("ins", after))
        return tuple(piece for piece in both if piece.text)
    old, new = WORD.findall(before), WORD.findall(after)
    # White space is found again everywhere: it only joins words that are.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    pieces = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("", "".join(new[first:last])))
        else:
            pieces += [
                Piece("del", "".join(old[start:end])),
                Piece("ins", "".join(new[first:last])),
            ]
    return tuple(piece for piece in pieces if piece.text)


def _placed(texts: Sequence[ShownText]) -> list[tuple[tuple[str, int], ShownText]]:
    """Each text under its label and its number among those of that label: two paragraphs of a
    mail have the same one.
    """
    counts: dict[str, int] = {}
    placed = []
    for text in texts:
        number = counts[text.label] = counts.get(text.label, 0) + 1
        placed.append(((text.label, number), text))
    return placed
