"""The python-format of gettext: ``%(name)s``."""

from __future__ import annotations

from templates_lib.merge._tree import Gap, Words
from templates_lib.merge._writer import Writer

__all__ = ["Gettext"]


class Gettext(Writer):
    """Writes text for Python's ``%``."""

    def words(self, piece: Words, *, last: bool) -> str:
        return piece.text.replace("%", "%%")

    def gap(self, piece: Gap) -> str:
        return f"%({self.ref(piece.ref)})s"
