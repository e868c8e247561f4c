"""ICU MessageFormat 1: ``{name}``, and ``select`` and ``plural`` in the same braces."""

from __future__ import annotations

import re

from templates_lib.merge._tree import Choice, Flag, Gap, Is, Not, Plural, Test, Words
from templates_lib.merge._writer import Writer

__all__ = ["Icu"]

_MARKS, _IN_PLURALS = re.compile(r"[{}]+"), re.compile(r"[{}#]+")


class Icu(Writer):
    """Writes ICU messages. The number of a plural is a value: ``#`` is written otherwise by each
    version of ICU."""

    _plurals = 0

    def words(self, piece: Words, *, last: bool) -> str:
        marks = _IN_PLURALS if self._plurals else _MARKS
        return marks.sub(r"'\g<0>'", piece.text.replace("'", "''"))

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
