"""AMPscript: ``%%=v(@name)=%%``, and blocks ``%%[ … ]%%``.

Each value is taken from the message's data once, at the head of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from templates_lib.merge._tree import (
    AllOf,
    AnyOf,
    Choice,
    Filled,
    Flag,
    Gap,
    Not,
    Piece,
    Ref,
    Test,
    Words,
)
from templates_lib.merge._writer import Writer

__all__ = ["AmpScript"]

_MARK = re.compile(r"%(?=%)|(?<=%)%|^%|%\Z")


class AmpScript(Writer):
    """Writes AMPscript."""

    _heads: dict[str, str]

    def text(self, pieces: Sequence[Piece]) -> str:
        self._heads = {}
        body = self.pieces(pieces)
        if not self._heads:
            return body
        return f"%%[ {' '.join(self._heads.values())} ]%%{body}"

    def words(self, piece: Words, *, last: bool) -> str:
        # A per cent sign beside another one, or beside a tag, would be a mark.
        return _MARK.sub('%%=Concat("%","")=%%', piece.text)

    def gap(self, piece: Gap) -> str:
        return f"%%=v({self._held(piece.ref)})=%%"

    def choice(self, piece: Choice) -> str:
        found = ""
        for index, case in enumerate(piece.cases):
            word = "elseif" if index else "if"
            found += f"%%[ {word} {self._asked(case.test)} then ]%%{self.pieces(case.body)}"
        if piece.otherwise:
            found += f"%%[ else ]%%{self.pieces(piece.otherwise)}"
        return found + "%%[ endif ]%%"

    def _asked(self, test: Test) -> str:
        if isinstance(test, AllOf | AnyOf):
            word = " and " if isinstance(test, AllOf) else " or "
            return word.join(f"({self._asked(each)})" for each in test.tests)
        if isinstance(test, Not):
            return f"not ({self._asked(test.test)})"
        assert isinstance(test, Filled | Flag)
        if isinstance(test, Filled):
            return f"not empty({self._held(test.ref)})"
        return f'{self._held(test.ref)} == "{self.target.yes}"'

    def _held(self, ref: Ref) -> str:
        name = f"@{re.sub(r'[^A-Za-z0-9_]', '_', ref.name)}"
        taken = self.ref(ref)
        self._heads.setdefault(name, f'set {name} = AttributeValue("{taken}")')
        return name
