"""Other people's placeholders: how each habit writes them, and where they stand in a text.

Sources: mustache(5) and i18next ("Interpolation"); Rails i18n and Ruby's format (``%{name}``);
Symfony ("Message placeholders", ``%name%``); ICU MessageFormat without arguments and .NET
(``{name}``); JavaScript template literals and Sinch (``${name}``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from locales.words import gettext_noop

__all__ = [
    "NONE",
    "OURS",
    "SYNTAXES",
    "Piece",
    "Syntax",
    "closed_marks",
    "cut",
    "detect",
    "flagged",
    "gaps",
]

Kind = Literal["text", "gap", "open", "close", "odd"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source text.

    ``gap`` is a placeholder called ``name``; ``open`` and ``close`` are a pair of marks such as
    ``{{b}}…{{/b}}``; ``odd`` is a tag of the syntax that is no plain placeholder (a condition, a
    plural): ``name`` then holds all that stands in it.
    """

    kind: Kind
    text: str
    name: str = ""


@dataclass(frozen=True)
class Syntax:
    """``pattern`` finds a tag, its inside as group ``inner``.

    ``sure``: nothing but a tag looks like that. ``escaped`` finds what stands for the text in its
    group ``literal``.
    """

    name: str
    label: str
    pattern: re.Pattern[str]
    sure: bool = True
    escaped: re.Pattern[str] = re.compile(r"(?!)(?P<literal>)")


_NEVER = re.compile(r"(?!)(?P<inner>)")
_BRACED = (
    r"(?:[^{}]|\{[^{}]*\})"  # one level of braces inside: ICU's {n, plural, one {…} other {…}}
)

MOST_LOOKED_AT: Final = 5_000
"""Texts that tell which habit a set of files has."""

NONE: Final = "none"
OURS: Final = "budskap"

SYNTAXES: Final[Mapping[str, Syntax]] = {
    syntax.name: syntax
    for syntax in (
        Syntax(
            "mustache",
            "{{name}}",
            re.compile(r"\{\{(?P<triple>\{)?(?P<inner>[^{}]{1,200})\}\}(?(triple)\})"),
        ),
        Syntax(
            "percent-brace",
            "%{name}",
            re.compile(r"(?<!%)%\{(?P<inner>[^{}]{1,200})\}"),
            escaped=re.compile(r"%(?P<literal>%\{)"),
        ),
        Syntax(
            "percent-paren",
            "%(name)s",
            re.compile(
                r"(?<!%)%\((?P<inner>[^()]{1,200})\)[-+ 0#]{0,3}\d{0,3}(?:\.\d{1,2})?[sdifr]"
            ),
            escaped=re.compile(r"%(?P<literal>%)"),
        ),
        Syntax("fluent", "{ $name }", re.compile(r"\{\s*\$(?P<inner>[A-Za-z][\w-]{0,100})\s*\}")),
        Syntax("dollar-brace", "${name}", re.compile(r"\$\{(?P<inner>[^{}]{1,200})\}")),
        Syntax(
            "percent",
            "%name%",
            # Not the bytes of an address (%C3%B8).
            re.compile(r"%(?![0-9A-Fa-f]{2}%)(?P<inner>/?[A-Za-z_][\w.-]{0,100})%"),
            sure=False,
        ),
        Syntax(
            "brace",
            "{name}",
            re.compile(r"(?<![{%$])\{(?P<inner>" + _BRACED + r"{1,500})\}(?!\})"),
            sure=False,
        ),
        Syntax(
            "printf",
            "%s, %1$s, %@",
            re.compile(r"(?<!%)%(?:(?P<inner>\d{1,2})\$)?(?:@|[sdiu](?![A-Za-z])|l[du]\b)"),
            sure=False,
            escaped=re.compile(r"%(?P<literal>%)"),
        ),
        Syntax(OURS, gettext_noop("Budskap's own, as it stands"), _NEVER),
        Syntax(NONE, gettext_noop("none: braces and percent signs are text"), _NEVER),
    )
}

_OF_FLAG: Final[Mapping[str, str]] = {
    "python-brace-format": "brace",
    "csharp-format": "brace",
    "java-format": "brace",
    "perl-brace-format": "brace",
    "c-format": "printf",
    "objc-format": "printf",
    "php-format": "printf",
    "javascript-format": "printf",
    "ruby-format": "percent-brace",
}

_NAME = re.compile(r"\w(?:[\w.\- ]*\w)?")
# A name with a format or a plural behind it: {n, plural, …}, {{value, number}}.
_FORMATTED = re.compile(r"\s*\w[\w.\-]*\s*,")
# What the plurals of ICU and Java count, of which `cms.exchange.plurals` makes ours.
_COUNTED = re.compile(r"\s*([\w.\-]+)\s*,\s*(?:plural|choice)\s*,")
_UNESCAPED = re.compile(r"^\s*[-&](?=\s*\w)")  # i18next's and mustache's "do not escape"


def gaps(text: str, syntax: Syntax, marks: Collection[str] = ()) -> Iterator[str]:
    """The names of the placeholders in *text*; *marks* are names that are none."""
    for piece in cut(text, syntax, marks):
        if piece.kind == "gap":
            yield piece.name
        elif piece.kind == "odd" and (counted := _COUNTED.match(piece.name)):
            yield counted[1]


def closed_marks(text: str, syntax: Syntax) -> set[str]:
    """The names of marks that end in *text*, as in ``{{/b}}``."""
    if "/" not in text:
        return set()
    return {piece.name for piece in _pieces(text, syntax) if piece.kind == "close"}


def flagged(flags: Collection[str], text: str) -> str:
    """The syntax that a gettext file says *text* is filled in by; "" where it says none.

    Flags as in the manual of GNU gettext, "PO Files". Python's is of names or of places.
    """
    for flag in sorted(flags):
        if flag == "python-format":
            return "percent-paren" if "%(" in text else "printf"
        if flag in _OF_FLAG:
            return _OF_FLAG[flag]
    return ""


def detect(
    texts: Iterable[str], known: Iterable[tuple[str, str]] = ()
) -> tuple[str, Mapping[str, int]]:
    """The syntax of most placeholders in *texts* (`NONE` without any), and how many have each.

    *known*: texts whose syntax is, with that.
    """
    counts = {name: 0 for name in SYNTAXES}
    for text, name in known:
        counts[name] += sum(1 for _ in gaps(text, SYNTAXES[name]))
    for text in texts:
        for name, syntax in SYNTAXES.items():
            counts[name] += sum(1 for _ in gaps(text, syntax))
    best = max(counts, key=lambda name: counts[name])  # the first of equals: the surer
    seen = {name: count for name, count in counts.items() if count}
    return (best if seen else NONE), seen


def cut(text: str, syntax: Syntax, marks: Collection[str] = ()) -> tuple[Piece, ...]:
    """*text* in pieces whose texts join to it again.

    A name that *text* also closes is a mark and no placeholder; so are *marks*.
    """
    pieces = list(_pieces(text, syntax))
    if not marks and "/" not in text:
        return tuple(pieces)
    closed = {piece.name for piece in pieces if piece.kind == "close"}.union(marks)
    return tuple(
        Piece("open", piece.text, piece.name)
        if piece.kind == "gap" and piece.name in closed
        else piece
        for piece in pieces
    )


def _pieces(text: str, syntax: Syntax) -> Iterator[Piece]:
    position, unnamed = 0, 0
    for match in syntax.pattern.finditer(text):
        piece = _piece(match, syntax)
        if match["inner"] is None:  # printf's: the first, the second
            unnamed += 1
            piece = Piece("gap", match[0], str(unnamed))
        if piece is None:
            continue
        if match.start() > position:
            yield Piece("text", text[position : match.start()])
        yield piece
        position = match.end()
    if position < len(text):
        yield Piece("text", text[position:])


def _piece(match: re.Match[str], syntax: Syntax) -> Piece | None:
    """What the tag is; None for what only looks like one and is text."""
    written = match["inner"] or ""
    inner = _UNESCAPED.sub("", written).strip()
    if inner.startswith("/") and _NAME.fullmatch(inner[1:].strip()):
        return Piece("close", match[0], inner[1:].strip())
    if _NAME.fullmatch(inner) and inner != "else":
        return Piece("gap", match[0], inner)
    if syntax.sure or _FORMATTED.match(written):
        return Piece("odd", match[0], inner)
    return None
