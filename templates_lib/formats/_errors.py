"""The one error of this package."""

from __future__ import annotations

from collections.abc import Mapping

from channels._frozen import Frozen

__all__ = ["FormatError"]


class FormatError(ValueError):
    """A file that cannot be read or written; ``msgid`` with ``params`` says why, in English.

    ``line`` is where, counted from 1; 0 when it is the whole file.
    """

    def __init__(self, msgid: str, *, line: int = 0, **params: object) -> None:
        super().__init__(msgid)
        self.msgid, self.line = msgid, line
        self.params: Mapping[str, str] = Frozen({n: str(each) for n, each in params.items()})

    def __str__(self) -> str:
        words = self.msgid % dict(self.params)
        return f"Line {self.line}: {words}" if self.line else words
