"""From the bytes of a locale file to its texts. A file that cannot be used is refused whole.

Reading is bounded in size, depth, number of keys and their length, so that no file takes the
machine's memory or stack.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cms.exchange.words import Words, say
from locales.words import gettext_noop

__all__ = ["MAX_BYTES", "Entry", "FileRefused", "LocaleFile", "read_entries"]

MAX_BYTES: Final = 100 * 1024 * 1024
"""Bytes of one file: `templates_lib.formats` reads no more of any format."""
MAX_KEYS: Final = 200_000
MAX_DEPTH: Final = 20
MAX_KEY: Final = 300
"""Characters of a whole dotted key."""

# NUL cannot be stored by PostgreSQL, a lone surrogate cannot be written in UTF-8.
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

EMPTY = gettext_noop("The file is empty.")
TOO_BIG = gettext_noop("The file is larger than %(limit)s MB.")
NOT_UTF8 = gettext_noop("The file is not UTF-8: byte %(offset)s (counted from 0) is %(byte)s.")
OTHER_ENCODING = gettext_noop("The file is %(encoding)s. Save it as UTF-8.")
CUT_OFF = gettext_noop("The JSON ends too early, at line %(line)s, column %(column)s.")
NOT_JSON = gettext_noop("No JSON at line %(line)s, column %(column)s: %(reason)s.")
TOO_DEEP = gettext_noop("The JSON is nested more than %(limit)s levels deep.")
NOT_AN_OBJECT = gettext_noop("The JSON is %(what)s; a locale file is an object of keys and texts.")
DUPLICATE = gettext_noop("Keys that stand in the file twice: %(keys)s.")
NO_TEXTS = gettext_noop("There is no text in the file.")
TOO_MANY = gettext_noop("The file has more than %(limit)s keys.")
LONG_KEY = gettext_noop("A key is longer than %(limit)s characters: %(key)s….")
UNSTORABLE = gettext_noop("“%(key)s” holds U+%(code)s, which is not a character of text.")
NOT_A_TEXT = gettext_noop("%(what)s, not a text")
NOTHING = gettext_noop("an empty text")

_KINDS = {
    bool: gettext_noop("true or false"),
    int: gettext_noop("a number"),
    float: gettext_noop("a number"),
    list: gettext_noop("a list"),
    type(None): gettext_noop("null"),
    str: gettext_noop("a text"),
}


class FileRefused(ValueError):
    """A file that cannot be used; ``words`` say why, ``name`` is the file's."""

    def __init__(self, name: str, words: Words) -> None:
        super().__init__(name, words)
        self.name, self.words = name, words

    def __str__(self) -> str:
        return f"{self.name}: {self.words}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its text; ``problem`` instead of a text says what else stands there.

    A plural has ``forms``, by category, and its most general one as its text. ``is_fuzzy``: the
    file itself says that somebody must look at it; ``syntax``: how it writes the placeholders of
    this text, as one of `cms.exchange.syntaxes.SYNTAXES`.
    """

    key: str
    text: str = ""
    problem: Words | None = None
    forms: Mapping[str, str] | None = None
    is_fuzzy: bool = False
    syntax: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The text, or all forms of it; none where there is none."""
        return tuple(self.forms.values()) if self.forms else (self.text,) if self.text else ()


def by_habit(entries: Iterable[Entry]) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of *entries* that do not say how they are filled in, and those that do, with it."""
    plain: list[str] = []
    known: list[tuple[str, str]] = []
    for entry in entries:
        if entry.syntax:
            known += [(text, entry.syntax) for text in entry.texts]
        else:
            plain += entry.texts
    return plain, known


@dataclass(frozen=True)
class LocaleFile:
    """A file that was read: its texts in the order of the file, under dotted keys."""

    name: str
    locale: str
    entries: tuple[Entry, ...]


class _Pairs(list[tuple[str, Any]]):
    """A JSON object with its order and its duplicates."""


def read_entries(name: str, data: bytes) -> tuple[Entry, ...]:
    """The entries in *data*; `FileRefused` names *name* and what is wrong where."""
    try:
        return _flat(_parsed(_decoded(data)))
    except _Refusal as refusal:
        raise FileRefused(name, refusal.words) from None


class _Refusal(Exception):
    def __init__(self, msgid: str, **params: object) -> None:
        self.words = say(msgid, **params)


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _Refusal(TOO_BIG, limit=MAX_BYTES // (1024 * 1024))
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            raise _Refusal(OTHER_ENCODING, encoding=encoding)
    bare = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(bare)
        raise _Refusal(NOT_UTF8, offset=offset, byte=f"0x{data[offset]:02X}") from None
    if not text.strip():
        raise _Refusal(EMPTY)
    return text


def _parsed(text: str) -> _Pairs:
    try:
        # Numbers are only ever reported, so their digits are not worth reading.
        root = json.loads(text, object_pairs_hook=_Pairs, parse_int=lambda digits: 0)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        if _is_cut_off(text, error):
            raise _Refusal(CUT_OFF, **where) from None
        raise _Refusal(NOT_JSON, **where, reason=error.msg) from None
    except RecursionError:
        raise _Refusal(TOO_DEEP, limit=MAX_DEPTH) from None
    if not isinstance(root, _Pairs):
        raise _Refusal(NOT_AN_OBJECT, what=say(_KINDS[type(root)]))
    return root


def _is_cut_off(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the text stops in the middle: at its end, or in a string that runs to its end."""
    return error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")


def _flat(root: _Pairs) -> tuple[Entry, ...]:
    """Every leaf under its dotted key, in the order of the file; without recursion."""
    found: dict[str, Entry] = {}
    twice: dict[str, None] = {}
    waiting: list[tuple[str, Any, int]] = [("", root, 0)]
    while waiting:
        key, value, depth = waiting.pop()
        if isinstance(value, _Pairs):
            _require(depth <= MAX_DEPTH, TOO_DEEP, limit=MAX_DEPTH)
            inner = _inner(key, value, twice)
            waiting += [(name, each, depth + 1) for name, each in reversed(inner)]
        else:
            if key in found:
                twice[key] = None
            found[key] = _entry(key, value)
        _require(len(waiting) + len(found) <= MAX_KEYS, TOO_MANY, limit=MAX_KEYS)
    _require(not twice, DUPLICATE, keys=_few(list(twice)))
    _require(any(entry.text for entry in found.values()), NO_TEXTS)
    return tuple(found.values())


def _inner(key: str, pairs: _Pairs, twice: dict[str, None]) -> list[tuple[str, Any]]:
    """The *pairs* of one object under their dotted keys; those that repeat go into *twice*."""
    seen: set[str] = set()
    inner = []
    for name, value in pairs:
        path = f"{key}.{name}" if key else name
        _require(len(path) <= MAX_KEY, LONG_KEY, limit=MAX_KEY, key=_shown(path[:40]))
        if name in seen:
            twice[path] = None
        seen.add(name)
        inner.append((path, value))
    return inner


def _entry(key: str, value: Any) -> Entry:
    for text in (key, value):
        if isinstance(text, str) and (odd := _NOT_TEXT.search(text)):
            raise _Refusal(UNSTORABLE, key=_shown(key), code=f"{ord(odd[0]):04X}")
    if not isinstance(value, str):
        return Entry(key, problem=say(NOT_A_TEXT, what=say(_KINDS[type(value)])))
    if not value.strip():
        return Entry(key, problem=say(NOTHING))
    return Entry(key, value.replace("\r\n", "\n").replace("\r", "\n"))


def _require(holds: bool, msgid: str, **params: object) -> None:
    if not holds:
        raise _Refusal(msgid, **params)


def _few(keys: list[str], most: int = 5) -> str:
    shown = ", ".join(_shown(key) for key in keys[:most])
    return shown if len(keys) <= most else f"{shown}, … (+{len(keys) - most})"


def _shown(key: str) -> str:
    """*key* fit to print: what is not text as an escape."""
    return key.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")
