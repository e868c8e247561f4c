"""Handlebars: logic by blocks, of which every sender has some of its own.

What all of them share is used: ``if`` with an ``else``, ``each``, and the sender's own block for
two texts that are the same. A block alone on its line takes the line with it; where that would be,
a value that is not there (``nothing``) keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from templates_lib.merge._tree import (
    Choice,
    Each,
    Filled,
    First,
    Flag,
    Gap,
    HasItems,
    Is,
    Last,
    Not,
    Piece,
    Ref,
    Test,
    Words,
)
from templates_lib.merge._writer import Writer

__all__ = ["Handlebars"]

_ALONE = re.compile(r"(^|\n)([ \t]*)(\{\{(?:[#/][^{}]*|else)\}\})(?=[ \t]*(?:\r?\n|\Z))")
_BACKSLASH = re.compile(r"\\(?=\{\{)")
_HELPERS = frozenset(
    {"if", "unless", "each", "with", "lookup", "log", "insert", "equals", "notEquals", "and", "or"}
    | {"greaterThan", "lessThan", "formatDate", "length", "nothing", "this", "eq", "lt", "gt"}
)


class Handlebars(Writer):
    """Writes Handlebars; the option ``equal`` is the block for texts that are the same."""

    def text(self, pieces: Sequence[Piece]) -> str:
        # A backslash before a tag would take the tag for text.
        found, before = _BACKSLASH.sub(r"\\\\", self.pieces(pieces)), ""
        while found != before:  # one block's line may end where the next begins
            before, found = found, _ALONE.sub(r"\1\2{{nothing}}\3", found)
        return found

    def words(self, piece: Words, *, last: bool) -> str:
        text = piece.text
        if "{{" in text or text.endswith("{"):
            if not self.html:
                self.refuse_mark("{", piece)
            text = text.replace("{{", "&#123;&#123;")
            text = f"{text[:-1]}&#123;" if text.endswith("{") else text
        # A brace at the beginning would run together with the tag before it.
        return f"{{{{!----}}}}{text}" if text.startswith("}") else text

    def gap(self, piece: Gap) -> str:
        written = self.ref(piece.ref)
        return f"{{{{{written}}}}}" if self.html and not piece.raw else f"{{{{{{{written}}}}}}}"

    def choice(self, piece: Choice) -> str:
        otherwise = self.pieces(piece.otherwise)
        for case in reversed(piece.cases):
            otherwise = self._if(case.test, self.pieces(case.body), otherwise)
        return otherwise

    def each(self, piece: Each) -> str:
        self.loop = piece.item
        body = self.pieces(piece.body)
        self.loop = None
        return f"{{{{#each {self.ref(piece.ref)}}}}}{body}{{{{/each}}}}"

    def ref(self, ref: Ref) -> str:
        if ref.list:
            return "this" if self.is_item(ref) else f"this.{ref.name}"
        written = super().ref(ref)
        if self.loop is not None:
            return f"@root.{written}"
        return f"this.{written}" if written in _HELPERS else written

    def _if(self, test: Test, yes: str, no: str) -> str:
        if isinstance(test, Not):
            return self._if(test.test, no, yes)
        if isinstance(test, Is):
            opening = self.target.options["equal"].format(self.ref(test.ref), f'"{test.text}"')
            return _block(opening, opening.split()[0], yes, no)
        if isinstance(test, First | Last):
            written = "@first" if isinstance(test, First) else "@last"
        else:
            assert isinstance(test, Flag | Filled | HasItems)
            written = self.ref(test.ref)
        if not yes:
            return _block(f"unless {written}", "unless", no, "")
        return _block(f"if {written}", "if", yes, no)


def _block(opening: str, name: str, yes: str, no: str) -> str:
    middle = f"{{{{else}}}}{no}" if no else ""
    return f"{{{{#{opening}}}}}{yes}{middle}{{{{/{name}}}}}"
