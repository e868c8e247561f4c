"""ICU MessageFormat 1: ``{name}``, and ``select`` and ``plural`` in the same braces."""

from __future__ import annotations

from templates_lib.merge._tree import Choice, Flag, Gap, Is, Not, Plural, Test, Words
from templates_lib.merge._writer import Writer

__all__ = ["Icu"]


class Icu(Writer):
    """Writes ICU messages. The number of a plural is a value: ``#`` is written otherwise by each
    version of ICU."""

    _plurals = 0

    def words(self, piece: Words, *, last: bool) -> str:
        text = piece.text.replace("'", "''")
        marks = "{}#" if self._plurals else "{}"
        return "".join(f"'{each}'" if each in marks else each for each in text)

    def gap(self, piece: Gap) -> str:
        return f"{{{self.ref(piece.ref)}}}"

    def choice(self, piece: Choice) -> str:
        otherwise = self.pieces(piece.otherwise)
        for case in reversed(piece.cases):
            otherwise = self._select(case.test, self.pieces(case.body), otherwise)
        return otherwise

    def _select(self, test: Test, yes: str, no: str) -> str:
        if isinstance(test, Not):
            return self._select(test.test, no, yes)
        assert isinstance(test, Flag | Is)
        case = test.text if isinstance(test, Is) else self.target.yes
        return f"{{{self.ref(test.ref)}, select, {case} {{{yes}}} other {{{no}}}}}"

    def plural(self, piece: Plural) -> str:
        self._plurals += 1
        cases = [(f"={key}", body) for key, body in piece.exact] + list(piece.categories)
        said = " ".join(f"{name} {{{self.pieces(body)}}}" for name, body in cases)
        self._plurals -= 1
        return f"{{{self.ref(piece.ref)}, plural, {said}}}"
