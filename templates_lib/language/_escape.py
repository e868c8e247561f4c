"""How a written value enters its output."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from markupsafe import escape

from templates_lib.language import cldr, values
from templates_lib.language._unmarked import MARKS, SUSPECT, Place, without_marks

Escape: TypeAlias = Literal["text", "line", "html", "marks"]

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LINK = re.compile(
    r"""(?:href|src|action|background|poster)\s*=\s*["']?\s*$""", re.IGNORECASE | re.ASCII
)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|sms:)", re.IGNORECASE | re.ASCII)

_GROWTH: dict[Escape, int] = {"text": 1, "line": 1, "html": len("&#34;"), "marks": len("%2A")}
_CHANGED: dict[Escape, str] = {"text": "", "line": "", "html": "&<>\"'", "marks": MARKS}
_PLAIN_GROWTH = len("...")


@dataclass(frozen=True)
class Dress:
    """What every value goes through last: plain typography where asked for, then the escape."""

    escape: Escape = "text"
    plain: bool = False

    def __post_init__(self) -> None:
        if self.escape not in _CHANGED:
            raise ValueError(f"unknown escape {self.escape!r}; there are {', '.join(_CHANGED)}")

    @property
    def changes(self) -> bool:
        """Whether it does anything to any text."""
        return self.plain or self.changes_ascii

    @property
    def changes_ascii(self) -> bool:
        """Whether it does anything to a text of ASCII characters."""
        return bool(_CHANGED[self.escape])

    @property
    def by_character(self) -> bool:
        """Whether each character is written the same wherever it stands."""
        return self.escape != "marks"

    @property
    def growth(self) -> int:
        """By how much a text can become longer, at most: a factor."""
        return max(_GROWTH[self.escape], _PLAIN_GROWTH if self.plain else 1)

    @property
    def suspect(self) -> re.Pattern[str]:
        """What finds a text that may be no line of text, or may come out changed."""
        fine = cldr.FINE if self.plain else ""
        characters = rf"[{values.CONTROLS}\t\n{fine}{_CHANGED[self.escape]}]"
        return re.compile(characters if self.by_character else f"{characters}|{SUSPECT}")

    def each(self, text: str) -> str:
        """Write a text each of whose characters may stand anywhere."""
        return self.at(Place())(text)

    def at(self, place: Place) -> Callable[[str], str]:
        """Return what writes a text at one place."""
        steps: list[Callable[[str], str]] = [cldr.plain] if self.plain else []
        if self.escape == "html":
            steps.append(escaped_html)
        elif self.escape == "marks":
            steps.append(partial(without_marks, where=place))
        if not steps:
            return str
        first, *rest = steps
        return partial(_both, first, rest[0]) if rest else first


def _both(first: Callable[[str], str], second: Callable[[str], str], text: str) -> str:
    return second(first(text))


def escaped_html(text: str) -> str:
    """Make ``text`` safe in HTML text and in quoted attributes."""
    return str(escape(text))


def one_line(text: str) -> str:
    """Put a space for line breaks and control characters: a mail header ends at a line break."""
    return _BREAKS.sub(" ", text)


def begins_link(before: str) -> bool:
    """Whether HTML that ends with ``before`` goes on with the beginning of a link."""
    return _LINK.search(before[-40:]) is not None


def is_safe_link(text: str) -> bool:
    """Whether a link may begin so: no ``javascript:``, ``data:`` or the like."""
    return _SAFE_LINK.match(text) is not None
