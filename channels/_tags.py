"""A template cut into literal text and tags, with no knowledge of what the tags say.

Layout goes round the literal text; tags pass through a channel untouched and are read by the
template language afterwards. So this file must find the ends of tags exactly where Jinja's
lexer finds them: quoted strings inside a tag may hold ``}}``, comments know no strings.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = [
    "TOKEN",
    "Run",
    "control_word",
    "literal",
    "map_literals",
    "protect",
    "restore",
    "split",
]

# One quoted string as Jinja reads it: either quote, backslash escapes the next character.
_STRING = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""

_OPENER = re.compile(r"\{[{%#]")

# Possessive quantifiers: the alternatives exclude each other, so nothing is tried twice.
_TAG = re.compile(
    rf"""
      \{{\#.*?\#\}}
    | \{{\{{(?:{_STRING}|[^'"}}]|\}}(?!\}}))*+\}}\}}
    | \{{%(?:{_STRING}|[^'"%]|%(?!\}}))*+%\}}
    """,
    re.DOTALL | re.VERBOSE,
)

_NUL = "\x00"

TOKEN = re.compile(rf"{_NUL}([0-9]+){_NUL}")

_CONTROL = re.compile(r"\{%[-+]?\s*([A-Za-z_]+)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a template: code points [start, end), a tag or literal text."""

    text: str
    start: int
    end: int
    is_tag: bool


def split(template: str) -> tuple[Run, ...]:
    """Cut *template* into runs whose texts join to it again; no run is empty.

    A tag that is never closed makes literal text of all that follows: it is a fault, and the
    language refuses it, here and in what a channel makes of it (an escaped quote is no
    expression). Stopping there also keeps the time linear.
    """
    runs: list[Run] = []
    position = 0
    while (opener := _OPENER.search(template, position)) is not None:
        tag = _TAG.match(template, opener.start())
        if tag is None:
            break
        if opener.start() > position:
            runs.append(_run(template, position, opener.start(), False))
        runs.append(_run(template, tag.start(), tag.end(), True))
        position = tag.end()
    if position < len(template):
        runs.append(_run(template, position, len(template), False))
    return tuple(runs)


def control_word(tag: str) -> str:
    """Return the first word of a ``{% ... %}`` tag ("if", "endfor"), "" for other tags."""
    match = _CONTROL.match(tag)
    return match[1] if match else ""


def map_literals(template: str, change: Callable[[str], str]) -> str:
    """Return *template* with every literal run changed and every tag as it was."""
    return "".join(run.text if run.is_tag else change(run.text) for run in split(template))


def literal(text: str) -> str:
    """Return *text* so that the language reads no tag in it: ``{{`` becomes ``{ {``."""
    return re.sub(r"\{(?=[{%#])", "{ ", text)


def protect(template: str) -> tuple[str, tuple[str, ...]]:
    """Return *template* with a token in the place of each tag, and the tags.

    A token is the tag's number between two NULs. No content holds a NUL (``load`` refuses it,
    and any other is dropped here), so nothing that a writer types can look like a token; and
    a token has no character that escaping for HTML would change.
    """
    tags: list[str] = []
    pieces: list[str] = []
    for run in split(template):
        if run.is_tag:
            pieces.append(f"{_NUL}{len(tags)}{_NUL}")
            tags.append(run.text)
        else:
            pieces.append(run.text.replace(_NUL, ""))
    return "".join(pieces), tuple(tags)


def restore(protected: str, tags: Sequence[str]) -> str:
    """Return *protected* with every token replaced by its tag, once."""
    return TOKEN.sub(lambda match: tags[int(match[1])], protected)


def _run(template: str, start: int, end: int, is_tag: bool) -> Run:
    return Run(template[start:end], start, end, is_tag)
