"""Mailchimp's merge tags: ``*|NAME|*``, and branches of the same marks."""

from __future__ import annotations

from templates_lib.merge._marks import Marks
from templates_lib.merge._tree import Choice, Filled, Flag, Is, Not, Test

__all__ = ["Mailchimp"]


class Mailchimp(Marks):
    """Writes merge tags, whose names are in capitals."""

    def choice(self, piece: Choice) -> str:
        # A question that asks for "no" would need a word of its own; the arms change places.
        return self._chain(piece, 0)

    def _chain(self, piece: Choice, index: int) -> str:
        if index == len(piece.cases):
            return self.pieces(piece.otherwise)
        case = piece.cases[index]
        test, turned = _bare(case.test)
        found = self._tag(f"IF:{self._asked(test)}", piece)
        if not turned:
            found += self.pieces(case.body) + self._further(piece, index + 1)
        else:
            found += self._chain(piece, index + 1)
            if case.body:
                found += self._tag("ELSE:", piece) + self.pieces(case.body)
        return found + self._tag("END:IF", piece)

    def _further(self, piece: Choice, index: int) -> str:
        """The other cases within the same branch, as far as none of them asks for no."""
        if index < len(piece.cases):
            test, turned = _bare(piece.cases[index].test)
            if not turned:
                found = self._tag(f"ELSEIF:{self._asked(test)}", piece)
                found += self.pieces(piece.cases[index].body)
                return found + self._further(piece, index + 1)
        elif not piece.otherwise:
            return ""
        return self._tag("ELSE:", piece) + self._chain(piece, index)

    def _asked(self, test: Test) -> str:
        assert isinstance(test, Flag | Filled | Is)
        if isinstance(test, Filled):
            return self.ref(test.ref)
        said = test.text if isinstance(test, Is) else self.target.yes
        return f"{self.ref(test.ref)}={said}"


def _bare(test: Test) -> tuple[Test, bool]:
    """The question itself, and whether it asks for no."""
    turned = False
    while isinstance(test, Not):
        test, turned = test.test, not turned
    return test, turned
