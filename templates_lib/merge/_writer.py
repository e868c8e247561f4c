"""What every writer of a merge language shares: names, marks, and how it refuses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar

from channels import Output
from locales.words import gettext_noop
from templates_lib.merge._names import ITEM_TEXT, Names
from templates_lib.merge._target import Profile, Target
from templates_lib.merge._tree import Choice, Each, Gap, Piece, Plural, Ref, Words

__all__ = ["Writer"]

MARKS = gettext_noop(
    "“%(mark)s” in the text would be read as a mark by this sender, and it has no way to say "
    "that it is none; write it otherwise."
)


class Writer(ABC):
    """Writes one output in one language."""

    reserved: ClassVar[frozenset[str]] = frozenset()
    """Words that cannot be the variable of a loop."""

    def __init__(
        self,
        target: Target,
        profile: Profile,
        output: Output,
        names: Names,
        refuse: Callable[..., None],
    ) -> None:
        self.target, self.profile, self.output, self.names = target, profile, output, names
        self._refuse = refuse
        self.html = output.escape == "html"
        self.loop: str | None = None

    def text(self, pieces: Sequence[Piece]) -> str:
        """The whole text."""
        return self.pieces(pieces)

    def pieces(self, pieces: Sequence[Piece]) -> str:
        """Pieces in a row."""
        return "".join(
            self.piece(piece, last=index == len(pieces) - 1, first=index == 0)
            for index, piece in enumerate(pieces)
        )

    def piece(self, piece: Piece, *, first: bool, last: bool) -> str:
        """One piece; whether it is the first or last in its row."""
        if isinstance(piece, Words):
            return self.words(piece, last=last)
        if isinstance(piece, Gap):
            return self.gap(piece)
        if isinstance(piece, Choice):
            return self.choice(piece)
        if isinstance(piece, Each):
            return self.each(piece)
        return self.plural(piece)

    @abstractmethod
    def words(self, piece: Words, *, last: bool) -> str:
        """Literal text."""

    @abstractmethod
    def gap(self, piece: Gap) -> str:
        """A value."""

    def choice(self, piece: Choice) -> str:
        """A branch."""
        raise NotImplementedError(f"{self.target.name} has no conditions")

    def each(self, piece: Each) -> str:
        """A loop."""
        raise NotImplementedError(f"{self.target.name} has no loops")

    def plural(self, piece: Plural) -> str:
        """A plural of the language's own."""
        raise NotImplementedError(f"{self.target.name} has no plurals")

    def refuse_mark(self, mark: str, piece: Words) -> None:
        """Refuse a literal text that the language would read as its own."""
        at = self.output.template.find(mark, piece.start)
        start, end = (
            (at, at + len(mark)) if piece.start <= at < piece.end else (piece.start, piece.end)
        )
        self._refuse("mark", MARKS, start, end, mark=mark)

    def ref(self, ref: Ref) -> str:
        """A variable as it is written inside a tag."""
        if ref.list:
            return self.field(ref)
        mapped = self.profile.names.get(ref.name)
        if mapped is not None:
            return mapped
        if self.profile.scope is not None:
            return f"{self.profile.scope}{ref.name}"
        return self.target.reference.format(ref.name)

    def field(self, ref: Ref) -> str:
        """A field of the item of the loop; the item itself where it is a text."""
        item = self.variable(ref.item)
        return item if self.is_item(ref) else f"{item}.{ref.name}"

    def is_item(self, ref: Ref) -> bool:
        """Whether a field stands for the item of a list of texts."""
        return ref.name == ITEM_TEXT and self.names.is_bare(ref.list)

    def variable(self, name: str) -> str:
        """The variable of a loop, out of the way of the language's own words."""
        taken = self.reserved | {self.target.reference.split(".")[0]}
        return f"{name}_item" if name in taken or name.startswith(("the_", "if_")) else name
