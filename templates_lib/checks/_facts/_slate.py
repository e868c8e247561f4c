"""A text read in passes: what one pass has taken, the next ones no longer see."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["Slate"]

_TAKEN = "\x1f"
"""U+001F stands for what was taken: neither word, digit nor space."""


class Slate:
    """A text from which matches are wiped; its length and offsets never change."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(
        self, pattern: re.Pattern[str], wanted: Callable[[re.Match[str]], bool] | None = None
    ) -> list[re.Match[str]]:
        """Every match of ``pattern`` in what is left that is ``wanted``, wiped."""
        matches = [
            match for match in pattern.finditer(self.text) if wanted is None or wanted(match)
        ]
        if not matches:  # as nearly always
            return matches
        pieces, done = [], 0
        for match in matches:
            pieces += [self.text[done : match.start()], _TAKEN * (match.end() - match.start())]
            done = match.end()
        self.text = "".join((*pieces, self.text[done:]))
        return matches
