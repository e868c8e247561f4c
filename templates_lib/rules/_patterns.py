"""Patterns that a brand writes: RE2, so that no pattern can keep the checker busy.

RE2 knows no back-references and no looking around, and reads a text once: its time grows with the
text's length alone. Its classes are of ASCII letters; ours are of letters, so ``\\w``, ``\\d`` and
``\\s`` are written anew, and where words begin and end is said here and not by ``\\b``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from locales.words import gettext_noop

if TYPE_CHECKING:
    import re2  # type: ignore[import-untyped]

__all__ = ["MAX_PATTERN", "Pattern", "PatternError", "pattern"]

MAX_PATTERN = 500
"""Characters of a pattern."""

_MAX_STEPS = 60_000
"""Instructions of a compiled pattern: ``\\w{1,1000}`` has many, and each costs time."""

_MAX_HITS = 100
"""Hits told of one text: whoever has so many needs no more."""

_LETTERS = r"\pL\pM\pN_"
_OUTSIDE = {
    "w": f"[{_LETTERS}]",
    "W": f"[^{_LETTERS}]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r"[\s\pZ]",
    "S": r"[^\s\pZ]",
}
_INSIDE = {"w": _LETTERS, "d": r"\p{Nd}", "D": r"\P{Nd}", "s": r"\s\pZ"}

BOUNDARY = gettext_noop("\\b is not known here: a pattern finds whole words by itself")
NEGATED = gettext_noop("\\%(letter)s cannot stand in brackets")
EMPTY_MATCH = gettext_noop("finds nothing at all, everywhere: it must need at least one character")
TOO_COSTLY = gettext_noop("is too costly: repeat less, or look for words")
REFUSED = gettext_noop("is no pattern that can be used: %(why)s")


class PatternError(ValueError):
    """A pattern that cannot be used; ``msgid`` with ``params`` says why."""

    def __init__(self, msgid: str, **params: str) -> None:
        self.msgid, self.params = msgid, params
        super().__init__(msgid % params)


class Pattern:
    """A compiled pattern."""

    def __init__(self, written: str, inside_words: bool) -> None:
        ours = _written_anew(written)
        _compiled(ours)  # by itself first, so that no bracket closes what is put around it
        if not inside_words:
            ours = rf"(?:^|[^{_LETTERS}])({ours})(?:$|[^{_LETTERS}])"
        else:
            ours = f"({ours})"
        self._pattern = _compiled(ours)
        if _compiled(f"(?:{_written_anew(written)})").fullmatch(""):
            raise PatternError(EMPTY_MATCH)

    def hits(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans found, at most a hundred."""
        begin = 0
        for _ in range(_MAX_HITS):
            match = self._pattern.search(text, begin)
            if match is None:
                return
            start, end = match.span(1)
            yield start, end
            # From the end of the hit and not of the match: one space may part two hits.
            begin = max(end, begin + 1)


@lru_cache(maxsize=512)
def pattern(written: str, inside_words: bool = False) -> Pattern:
    """The pattern compiled; ``PatternError``."""
    return Pattern(written, inside_words)


def _compiled(written: str) -> re2._Regexp:
    import re2  # 2.5 MB that only a brand with rules of its own needs

    options = re2.Options()
    options.log_errors = False
    options.never_nl = False
    options.max_mem = 16 << 20
    try:
        compiled = re2.compile(written, options)
    except re2.error as error:
        why = error.args[0]
        told = why.decode("utf-8", "replace") if isinstance(why, bytes) else str(why)
        if "too large" in told:
            raise PatternError(TOO_COSTLY) from None
        raise PatternError(REFUSED, why=told) from None
    if compiled.programsize > _MAX_STEPS:
        raise PatternError(TOO_COSTLY)
    return compiled


_TOKEN = re.compile(r"\\(?s:.)|\[\^?\]?|\]|[^\\\[\]]+")


def _written_anew(written: str) -> str:
    """The pattern with our classes of letters in place of RE2's."""
    pieces, within = [], False
    for token in _TOKEN.findall(written):
        if token.startswith("\\"):
            pieces.append(_escape(token, within))
            continue
        if token.startswith("[") and not within:
            within = True
        elif token == "]":
            within = False
        pieces.append(token)
    return "".join(pieces) if "".join(_TOKEN.findall(written)) == written else written


def _escape(token: str, within: bool) -> str:
    letter = token[1]
    if letter in "bB":
        raise PatternError(BOUNDARY)
    if within and letter in "WS":
        raise PatternError(NEGATED, letter=letter)
    return (_INSIDE if within else _OUTSIDE).get(letter, token)
