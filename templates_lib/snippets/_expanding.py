"""A text with its snippets put in, and the way back to what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from templates_lib.language import MAX_LENGTH, Include, TemplateSyntaxError, includes, parse
from templates_lib.snippets._choosing import choose
from templates_lib.snippets._faults import (
    Refusal,
    broken,
    missing,
    ring,
    too_deep,
    too_long,
    unsaid,
)
from templates_lib.snippets._spans import Piece, Place, place_of
from templates_lib.snippets._values import MAX_DEPTH, Fault, Snippet

__all__ = ["Expanded", "Expander", "expand"]


@dataclass(frozen=True)
class Expanded:
    """``text`` is what is said, ``typed`` what was written. ``pieces`` tile what is said."""

    text: str
    typed: str
    pieces: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()

    def written(self, start: int, end: int) -> Place:
        """Where ``start:end`` of what is said was typed."""
        if not self.pieces:
            return Place(start, end)
        return place_of(self.pieces, start, end, len(self.typed))


def expand(text: str, snippets: Mapping[str, Snippet], channel: str, locale: str) -> Expanded:
    """*text* with what it takes in of *snippets*, as *channel* and *locale* say it."""
    return Expander(snippets, channel, locale).expand(text)


class Expander:
    """Takes in snippets for one channel and locale; each is put together once.

    So the work is bounded by the texts there are, however often they take each other in, and no
    text grows beyond what a template may hold.
    """

    def __init__(self, snippets: Mapping[str, Snippet], channel: str, locale: str) -> None:
        self._snippets, self._channel, self._locale = snippets, channel, locale
        self._made: dict[tuple[str, ...], _Taken | Refusal] = {}

    def expand(self, text: str) -> Expanded:
        """*text* with what it takes in; what cannot be taken in stays, and is a fault."""
        marks = includes(text)
        if not marks:
            return Expanded(text, text)
        taken = [self._take((mark.key,)) for mark in marks]
        length = len(text) + sum(len(each.text) for each in taken if isinstance(each, _Taken))
        if length > MAX_LENGTH:
            taken = [too_long(MAX_LENGTH)] * len(marks)
        return _put_together(text, marks, taken)

    def _take(self, trail: tuple[str, ...]) -> _Taken | Refusal:
        """The snippet that ends *trail*, or why it cannot be taken in."""
        if trail not in self._made:
            self._made[trail] = self._taken(trail)
        return self._made[trail]

    def _taken(self, trail: tuple[str, ...]) -> _Taken | Refusal:
        key = trail[-1]
        if key in trail[:-1]:
            return ring(trail)
        if len(trail) > MAX_DEPTH:
            return too_deep(trail)
        if key not in self._snippets:
            return missing(key, self._snippets)
        chosen = choose(self._snippets[key], self._channel, self._locale)
        if chosen is None:
            return unsaid(key, self._locale)
        return self._whole(trail, chosen.text)

    def _whole(self, trail: tuple[str, ...], text: str) -> _Taken | Refusal:
        """*text* of the last of *trail*, with its own snippets; it is a template by itself."""
        pieces: list[tuple[str, tuple[str, ...]]] = []
        position = 0
        for mark in includes(text):
            inner = self._take((*trail, mark.key))
            if isinstance(inner, Refusal):
                return inner
            pieces.append((text[position : mark.outer_start], trail))
            pieces += inner.pieces
            position = mark.outer_end
        pieces.append((text[position:], trail))
        if sum(len(piece) for piece, _ in pieces) > MAX_LENGTH:
            return too_long(MAX_LENGTH)
        made = _Taken(tuple(piece for piece in pieces if piece[0]))
        return self._sound(trail[-1], made)

    def _sound(self, key: str, made: _Taken) -> _Taken | Refusal:
        """*made*, unless a tag in it is open, or one could begin where it ends."""
        if "{" not in made.text:
            return made
        if made.text.endswith("{"):
            return broken(key, None)
        try:
            parse(made.text)
        except TemplateSyntaxError as error:
            return broken(key, error)
        return made


@dataclass(frozen=True)
class _Taken:
    """A snippet put together: runs of text, each with the snippets that it comes from."""

    pieces: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def _put_together(text: str, marks: tuple[Include, ...], taken: list[_Taken | Refusal]) -> Expanded:
    said: list[str] = []
    pieces: list[Piece] = []
    faults: list[Fault] = []
    position = at = 0

    def add(words: str, start: int, end: int, trail: tuple[str, ...] = ()) -> None:
        nonlocal at
        if words:
            said.append(words)
            pieces.append(Piece(at, at + len(words), start, end, trail))
            at += len(words)

    for mark, one in zip(marks, taken, strict=True):
        if isinstance(one, Refusal):
            add(text[position : mark.start], position, mark.start)
            faults.append(_fault(mark, one, at, text))
            add(text[mark.start : mark.end], mark.start, mark.end)
            position = mark.end
        else:
            add(text[position : mark.outer_start], position, mark.outer_start)
            for words, trail in one.pieces:
                add(words, mark.start, mark.end, trail)
            position = mark.outer_end
    add(text[position:], position, len(text))
    return Expanded("".join(said), text, tuple(pieces), tuple(faults))


def _fault(mark: Include, refusal: Refusal, at: int, text: str) -> Fault:
    suggestion = None
    if refusal.near and refusal.params.get("key") == mark.key:
        suggestion = text[mark.start : mark.end].replace(mark.key, refusal.near, 1)
    end = at + mark.end - mark.start
    return Fault(at, end, mark.key, refusal.msgid, refusal.params, suggestion, refusal.evidence)
