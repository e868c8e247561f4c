"""Lines and columns of an offset."""

import re
from bisect import bisect_right

from channels._lazy import lazy

__all__ = ["Lines"]

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where each line of a text begins; lines end as those of HTML do (CR LF, CR or LF)."""

    def __init__(self, text: str) -> None:
        self._text = text

    @lazy
    def _starts(self) -> tuple[int, ...]:
        return (0, *[match.end() for match in _LINE_END.finditer(self._text)])

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of *offset*, both from 1 on."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
