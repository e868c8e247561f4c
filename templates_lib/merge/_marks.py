"""Languages of marks: a value is a name between two marks, and little or nothing else.

What is written is read back: if the sender would find a mark in our own text, or another name than
ours, the text is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from templates_lib.merge._tree import Choice, Gap, Piece, Ref, Words
from templates_lib.merge._writer import Writer

__all__ = ["GovUkNotify", "Marks"]


class Marks(Writer):
    """Writes names between the marks of the target, or of the profile."""

    _written: list[tuple[str, Piece]]

    def text(self, pieces: Sequence[Piece]) -> str:
        self._written = []
        found = self.pieces(pieces)
        self._read_back(found)
        return found

    @property
    def marks(self) -> tuple[str, str]:
        """What stands before and behind a name."""
        known = self.target.marks or ("", "")
        return self.profile.open or known[0], self.profile.close or known[1]

    def words(self, piece: Words, *, last: bool) -> str:
        self._written.append((piece.text, piece))
        return piece.text

    def gap(self, piece: Gap) -> str:
        return self._tag(self.ref(piece.ref), piece)

    def ref(self, ref: Ref) -> str:
        written = super().ref(ref)
        return written.rpartition(".")[2] if self.target.numbered == "part" else written

    def _tag(self, inside: str, piece: Piece) -> str:
        opening, closing = self.marks
        written = f"{opening}{inside}{closing}"
        self._written.append((written, piece))
        return written

    def _read_back(self, text: str) -> None:
        """Refuse what a reader that looks for marks from the left would read otherwise."""
        opening, closing = self.marks
        at = 0
        place = 0
        last: Words | None = None
        for written, piece in self._written:
            start, place = place, place + len(written)
            if isinstance(piece, Words):
                last = piece
                continue
            ends = text.find(closing, start + len(opening)) + len(closing)
            if text.find(opening, at) != start or ends != place:
                break
            at = place
        else:
            if text.find(opening, at) < 0:
                return
        self.refuse_mark(opening, last or Words(text))


class GovUkNotify(Marks):
    """Writes GOV.UK Notify's ``((name))``, and ``((name??text))`` for text behind a yes."""

    def choice(self, piece: Choice) -> str:
        found = ""
        for case in piece.cases:
            said = "".join(each.text for each in case.body if isinstance(each, Words))
            found += self._tag(f"{self.ref(case.test.ref)}??{said}", piece)  # type: ignore[union-attr]
        return found
