"""Languages of marks: a value is a name between two marks, and little or nothing else.

What is written is read back: if the sender would find a mark in our own text, or another name than
ours, the text is refused.
"""

from __future__ import annotations

import re
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

    @property
    def found_by(self) -> re.Pattern[str]:
        """How the sender finds a tag, from the left."""
        opening, closing = (re.escape(mark) for mark in self.marks)
        return re.compile(f"{opening}.+?{closing}", re.DOTALL)

    def _read_back(self, text: str) -> None:
        """Refuse what the sender would read otherwise than it was meant."""
        spans: list[tuple[int, int, Piece]] = []
        end = 0
        for written, piece in self._written:
            spans.append((end, end + len(written), piece))
            end += len(written)
        meant = [(at, to) for at, to, piece in spans if not isinstance(piece, Words)]
        read = [match.span() for match in self.found_by.finditer(text)]
        if meant == read:
            return
        wrong = next((one for one in read if one not in meant), (len(text), len(text)))
        for at, to, piece in spans:
            if isinstance(piece, Words) and at <= wrong[1] and to >= wrong[0]:
                self.refuse_mark(self.marks[0], piece)
                return


class GovUkNotify(Marks):
    """Writes GOV.UK Notify's ``((name))``, and ``((name??text))`` for text behind a yes."""

    # As its ``field.py`` has it: what is a name holds no bracket, so that one more is text.
    found_by = re.compile(r"\({2}[^()]+\){2}")

    def choice(self, piece: Choice) -> str:
        found = ""
        for case in piece.cases:
            said = "".join(each.text for each in case.body if isinstance(each, Words))
            found += self._tag(f"{self.ref(case.test.ref)}??{said}", piece)  # type: ignore[union-attr]
        return found
