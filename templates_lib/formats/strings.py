"""iOS and macOS ``.strings`` (Apple, "Strings files"): ``"key" = "text";``, UTF-8 or UTF-16."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from locales.words import gettext_noop
from templates_lib.formats._encoding import line_of, require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import NO_PLURAL, Found, TextFormat
from templates_lib.formats._values import Catalogue, Unit

__all__ = ["FORMAT"]

ODD = gettext_noop('Here should stand "key" = "text"; or a comment, not %(text)s.')

_SPACE = re.compile(r"\s+")
_COMMENT = re.compile(r"/\*(.*?)\*/|//([^\r\n]*)", re.S)
_TEXT = r'"(?:[^"\\]|\\.)*+"'
_PAIR = re.compile(rf"({_TEXT}|[\w.$/:-]+)\s*=\s*({_TEXT}|[\w.$/:-]+)\s*;", re.S)
_ESCAPE = re.compile(r"\\(U[0-9A-Fa-f]{4}|[0-7]{1,3}|.)", re.S)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}


class Strings(TextFormat):
    name = "strings"
    label = "iOS .strings"
    endings = (".strings",)
    carries = frozenset({"notes"})

    def scan(self, text: str) -> Iterator[Found]:
        position, notes, line, counted = 0, [], 1, 0
        while position < len(text):
            if space := _SPACE.match(text, position):
                position = space.end()
            elif comment := _COMMENT.match(text, position):
                notes.append((comment[1] or comment[2] or "").strip())
                position = comment.end()
            elif pair := _PAIR.match(text, position):
                line, counted = line + text.count("\n", counted, position), position
                key, value = _plain(pair[1], line), _plain(pair[2], line)
                yield Found(
                    Unit(key, value, notes=tuple(filter(None, notes)), line=line), *pair.span(2)
                )
                position, notes = pair.end(), []
            else:
                shown = repr(text[position : position + 20])
                raise FormatError(ODD, line=line_of(text, position), text=shown)

    def encode(self, value: str, raw: str) -> str:
        text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return '"' + text.replace("\r", "\\r").replace("\t", "\\t") + '"'

    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        lines = []
        for unit in units:
            if unit.category:
                raise FormatError(NO_PLURAL, key=unit.key)
            if unit.target is None:
                continue
            if note := " ".join(unit.notes).replace("*/", "* /"):
                lines.append(f"/* {note} */\n")
            lines.append(f"{self.encode(unit.key, '')} = {self.encode(unit.target, '')};\n")
        joint = "\n" if text and not text.endswith("\n") else ""
        return text + joint + "".join(lines)


def _plain(raw: str, line: int) -> str:
    if not raw.startswith('"'):
        return raw

    def one(match: re.Match[str]) -> str:
        sign = match[1]
        if sign[0] == "U" and len(sign) == 5:
            return chr(int(sign[1:], 16))
        if sign[0] in "01234567":
            return chr(int(sign, 8))
        return _SIMPLE.get(sign, sign)

    text = _ESCAPE.sub(one, raw[1:-1])
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    require_text(text, line)
    return text


FORMAT = Strings()
