"""JSON of keys and texts, flat or nested: most i18n libraries. Keys are joined by full stops.

Plurals by i18next's habit (``items_one``, ``items_other``) are `templates_lib.formats.i18next`.
"""

from __future__ import annotations

import json as stdlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from locales.words import gettext_noop
from templates_lib.formats._encoding import line_of, require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import NO_PLURAL, Found, TextFormat
from templates_lib.formats._limits import MAX_DEPTH
from templates_lib.formats._values import Catalogue, Unit

__all__ = ["FORMAT", "Json", "require_json"]

NOT_JSON = gettext_noop("No JSON at column %(column)s: %(reason)s.")
TOO_DEEP = gettext_noop("The file is nested more than %(limit)s levels deep.")
NOT_AN_OBJECT = gettext_noop("The file is no object of keys and texts.")
IN_THE_WAY = gettext_noop("“%(key)s” cannot be added: a text stands where its group would be.")

_TOKEN = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*+")|([{}\[\]:,])|([^\s{}\[\]:,"]+))', re.S)
_INDENT = re.compile(r"\n([ \t]+)\S")


class Json(TextFormat):
    name = "json"
    label = "JSON"
    endings: ClassVar[tuple[str, ...]] = (".json",)

    def scan(self, text: str) -> Iterator[Found]:
        require_json(text)
        line, counted = 1, 0
        for path, start, end in _leaves(text):
            raw = text[start:end]
            if raw.startswith('"'):
                line, counted = line + text.count("\n", counted, start), start
                key = ".".join(path)
                value = stdlib.loads(raw)
                require_text(key, line)
                require_text(value, line)
                yield Found(self.unit(key, value, line), start, end)

    def unit(self, key: str, value: str, line: int) -> Unit:
        """The unit of one text."""
        return Unit(key, value, line=line)

    def path(self, unit: Unit) -> str:
        """The dotted key of *unit* in the file."""
        if unit.category:
            raise FormatError(NO_PLURAL, key=unit.key)
        return unit.key

    def encode(self, value: str, raw: str) -> str:
        ascii_only = raw.isascii() and bool(re.search(r"\\u(?!00[01])", raw))
        return stdlib.dumps(value, ensure_ascii=ascii_only)

    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        root: Any = stdlib.loads(text) if text.strip() else {}
        is_nested = any(isinstance(each, dict) for each in root.values())
        for unit in units:
            if unit.target is not None:
                self.put(root, unit, is_nested)
        indent = _INDENT.search(text)
        out = stdlib.dumps(root, ensure_ascii=False, indent=indent[1] if indent else 2)
        return out + ("\n" if not text or text.endswith("\n") else "")

    def put(self, root: dict[str, Any], unit: Unit, is_nested: bool) -> None:
        """Add *unit* to *root*."""
        key = self.path(unit)
        *steps, last = key.split(".") if is_nested else [key]
        for step in steps:
            root = root.setdefault(step, {})
            if not isinstance(root, dict):
                raise FormatError(IN_THE_WAY, key=unit.key)
        if isinstance(root.get(last), dict):
            raise FormatError(IN_THE_WAY, key=unit.key)
        root[last] = unit.target

    def head(self, catalogue: Catalogue, text: str) -> Catalogue:
        left = tuple(
            (".".join(path), _kind(text[start:end]))
            for path, start, end in _leaves(text)
            if not text.startswith('"', start)
        )
        return replace(catalogue, left_out=left)


def require_json(text: str) -> Any:
    """The object in *text*; `FormatError` for anything else, or deeper than is read."""
    try:
        root = stdlib.loads(text, parse_int=float)
    except stdlib.JSONDecodeError as error:
        raise FormatError(
            NOT_JSON, line=error.lineno, column=error.colno, reason=error.msg
        ) from None
    except RecursionError:
        raise FormatError(TOO_DEEP, limit=MAX_DEPTH) from None
    if not isinstance(root, dict):
        raise FormatError(NOT_AN_OBJECT)
    return root


def _leaves(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Path, start and end of every value that is no object, of *text*, which is JSON."""
    path: list[str] = []
    kinds: list[str] = []
    key, depth, list_start, position = "", 0, 0, 0
    is_key = False
    while token := _TOKEN.match(text, position):
        position = token.end()
        start = token.start(token.lastindex or 0)
        sign = token[2]
        if depth:  # inside a list, of which only the end matters
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign or "", 0)
            if not depth:
                yield (*path, key), list_start, position
        elif sign == "{":
            if kinds:
                path.append(key)
            kinds.append("{")
            if len(kinds) > MAX_DEPTH + 1:
                raise FormatError(TOO_DEEP, line=line_of(text, start), limit=MAX_DEPTH)
            is_key = True
        elif sign == "}":
            kinds.pop()
            if kinds:
                path.pop()
        elif sign == "[":
            depth, list_start = 1, start
        elif sign == ",":
            is_key = True
        elif sign == ":":
            is_key = False
        elif is_key and token[1]:
            key = stdlib.loads(token[1])
        else:
            yield (*path, key), start, position


def _kind(raw: str) -> str:
    if raw.startswith("["):
        return gettext_noop("a list")
    if raw in ("true", "false"):
        return gettext_noop("true or false")
    return gettext_noop("null") if raw == "null" else gettext_noop("a number")


FORMAT = Json()
