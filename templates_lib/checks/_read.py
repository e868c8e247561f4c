"""What a reader of texts finds in a variant, with the places in the template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from templates_lib.checks._facts import entries_in
from templates_lib.checks._family import Member, Passage

__all__ = ["DIGITS", "Found", "entries", "read", "spoken"]

DIGITS = frozenset("0123456789")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Fact = TypeVar("_Fact", bound=_Placed)


@dataclass(frozen=True)
class Found(Generic[_Fact]):
    """A fact and its place: ``start:end`` in the template, ``at`` in the wording ``text``."""

    fact: _Fact
    passage: Passage
    start: int
    end: int
    text: str

    @property
    def written(self) -> str:
        """The words as they stand in the template."""
        return self.passage.text[self.start : self.end]

    @property
    def side(self) -> tuple[Passage, int, int]:
        """As the other side of a fault."""
        return (self.passage, self.start, self.end)


def read(
    member: Member,
    reader: Callable[[str, str], Sequence[_Fact]],
    needs: frozenset[str] = frozenset(),
) -> tuple[Found[_Fact], ...]:
    """What ``reader`` finds in the copy of ``member``, each place once; read once a variant.

    Nothing is read where the texts hold none of the characters that it ``needs``.
    """
    if needs and needs.isdisjoint(member.characters):
        return ()

    def walk() -> tuple[Found[_Fact], ...]:
        places = {(id(each.passage), each.start, each.end): each for each in _walk(member, reader)}
        return tuple(places.values())

    return member.family.once((reader, id(member)), walk)


def _walk(member: Member, reader: Callable[[str, str], Sequence[_Fact]]) -> Iterator[Found[_Fact]]:
    tag = member.variant.locale
    for passage, offset, text, places in spoken(member):
        for fact in reader(text, tag):
            start, end = places(fact.start, fact.end)
            yield Found(fact, passage, offset + start, offset + end, text)


def entries(member: Member) -> frozenset[str]:
    """The entries of the lexicon that its copy may name: nothing else need be looked for."""
    tag = member.variant.locale
    found = [entries_in(passage.text, tag) for passage in member.copy]
    return found[0] if len(found) == 1 else frozenset().union(*found)


def spoken(
    member: Member,
) -> tuple[tuple[Passage, int, str, Callable[[int, int], tuple[int, int]]], ...]:
    """All that readers may see of the copy, gone through once a variant."""

    def walk() -> tuple[tuple[Passage, int, str, Callable[[int, int], tuple[int, int]]], ...]:
        return tuple((passage, *each) for passage in member.copy for each in passage.spoken)

    return member.family.once(("spoken", id(member)), walk)
