"""Java's ``.properties`` (java.util.Properties): UTF-8, or ISO 8859-1 as before Java 9.

ChoiceFormat inside a text (``{0,choice,0#x|1#y|1<z}``) stays part of the text here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import NO_PLURAL, Found, TextFormat
from templates_lib.formats._values import Catalogue, Unit

__all__ = ["FORMAT"]

BAD_ESCAPE = gettext_noop("\\u needs four hexadecimal digits.")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_CONTINUED = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_KEY = re.compile(r"[ \t\f]*((?:\\.|[^\\=: \t\f])*)[ \t\f]*[=:]?[ \t\f]*", re.S)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|\r\n[ \t\f]*|[\r\n][ \t\f]*|.)", re.S)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


class Properties(TextFormat):
    name = "properties"
    label = "Java properties"
    endings = (".properties",)
    carries = frozenset({"notes"})
    fallback = "latin-1"

    def scan(self, text: str) -> Iterator[Found]:
        notes: list[str] = []
        for start, end, line in _logical_lines(text):
            raw = text[start:end]
            bare = raw.lstrip(" \t\f")
            if not bare:
                notes = []
            elif bare[0] in "#!":
                notes.append(bare[1:].strip())
            else:
                match = _KEY.match(raw)
                assert match is not None
                key, value = _plain(match[1], line), _plain(raw[match.end() :], line)
                unit = Unit(key, value, notes=tuple(notes), line=line)
                yield Found(unit, start + match.end(), end)
                notes = []

    def encode(self, value: str, raw: str) -> str:
        ascii_only = bool(re.search(r"\\u[0-9A-Fa-f]{4}", raw)) and raw.isascii()
        return _escaped(value, ascii_only=ascii_only)

    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        end = "\r\n" if "\r\n" in text else "\n"
        lines = []
        for unit in units:
            if unit.category:
                raise FormatError(NO_PLURAL, key=unit.key)
            if unit.target is not None:
                lines += [f"# {line}" for note in unit.notes for line in note.splitlines()]
                lines.append(f"{_escaped_key(unit.key)}={_escaped(unit.target)}")
        joint = end if text and not text.endswith(("\n", "\r")) else ""
        return text + joint + "".join(line + end for line in lines)


def _logical_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end without the line's end, and the number of each logical line."""
    position, number = 0, 1
    while position < len(text):
        start, first, is_comment = position, number, None
        while True:
            match = _LINE.match(text, position)
            assert match is not None
            position, number = match.end(), number + 1
            body = match[0].rstrip("\r\n")
            if is_comment is None:
                is_comment = body.lstrip(" \t\f")[:1] in ("#", "!")
            if is_comment or position >= len(text) or not _CONTINUED.search(body):
                break
        yield start, match.start() + len(body), first


def _plain(raw: str, line: int) -> str:
    def one(match: re.Match[str]) -> str:
        sign = match[1]
        if sign[0] in "\r\n":
            return ""
        if len(sign) == 5:
            return chr(int(sign[1:], 16))
        if sign == "u":
            raise FormatError(BAD_ESCAPE, line=line)
        return _SIMPLE.get(sign, sign)

    text = _ESCAPE.sub(one, raw)
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    require_text(text, line)
    return text


def _escaped(value: str, *, ascii_only: bool = False) -> str:
    text = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    text = text.replace("\t", "\\t").replace("\f", "\\f")
    if text.startswith(" "):
        text = "\\" + text
    return _ascii(text) if ascii_only else text


def _ascii(text: str) -> str:
    units = text.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x7F else f"\\u{code:04X}" for code in codes)


def _escaped_key(key: str) -> str:
    return re.sub(r"([ =:#!])", r"\\\1", _escaped(key).removeprefix("\\"))


FORMAT = Properties()
