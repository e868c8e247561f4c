"""Fluent: ``{ $name }``, and selectors. A message stands on one line, its line breaks in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from templates_lib.merge._tree import Choice, Flag, Gap, Is, Not, Piece, Plural, Test, Words
from templates_lib.merge._writer import Writer

__all__ = ["Fluent"]

_QUOTED = {"\n": r"\u000A", "\r": r"\u000D", "\t": r"\u0009"}
_APART = re.compile(r"[{}\n\r\t]")
_EDGE = re.compile(r"\A | \Z")


class Fluent(Writer):
    """Writes a Fluent message under the name of its part."""

    def text(self, pieces: Sequence[Piece]) -> str:
        name = re.sub(r"[^A-Za-z0-9_-]", "-", self.output.name)
        return f"{name} = {self._pattern(self.pieces(pieces))}\n"

    def words(self, piece: Words, *, last: bool) -> str:
        return _APART.sub(lambda mark: f'{{"{_QUOTED.get(mark[0], mark[0])}"}}', piece.text)

    def gap(self, piece: Gap) -> str:
        return f"{{ ${self.ref(piece.ref)} }}"

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
        return self._selector(self.ref(test.ref), [(case, yes)], no)

    def plural(self, piece: Plural) -> str:
        *some, (_, other) = piece.categories
        cases = [(str(key), body) for key, body in piece.exact] + some
        said = [(name, self.pieces(body)) for name, body in cases]
        return self._selector(self.ref(piece.ref), said, self.pieces(other))

    def _selector(self, name: str, cases: list[tuple[str, str]], other: str) -> str:
        lines = "".join(f"\n    [{case}] {self._pattern(text)}" for case, text in cases)
        return f"{{ ${name} ->{lines}\n   *[other] {self._pattern(other)}\n }}"

    def _pattern(self, text: str) -> str:
        return _EDGE.sub('{" "}', text) or '{""}'
