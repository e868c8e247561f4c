"""What a channel advises about a finished message, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from channels._frozen import Frozen

__all__ = ["Advice", "Gravity"]

Gravity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to mend in a finished output.

    ``rule`` is a stable name of letters, digits and underscores; ``output`` the output it is
    about, ``line`` counts from 1, [start, end) are code points of that output. ``msgid`` and
    ``params`` are its words, ``source`` says who says so.
    """

    rule: str
    gravity: Gravity
    output: str
    msgid: str
    params: Mapping[str, object] = Frozen({})
    line: int = 1
    start: int = 0
    end: int = 0
    source: str = ""

    @property
    def message(self) -> str:
        """The advice in English."""
        return self.msgid % self.params
