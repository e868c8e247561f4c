"""Reading JSON input: whatever is wrong with it becomes one line that says so."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import BinaryIO

from templates_lib.message import MAX_DOCUMENT_BYTES

__all__ = ["Input", "UnusableInput", "documents", "one_document"]

STDIN = "-"


class UnusableInput(Exception):
    """An input that cannot be used: ``str()`` is one line, the input's name first."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {' '.join(why.split())}")


@dataclass(frozen=True)
class Input:
    """One JSON document: its value, the file it was in, and its line (0: the whole file)."""

    value: object
    file: str
    line: int = 0

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class _NotOneDocument(Exception):
    """The text goes on after a first JSON value: it may be one document a line."""


def documents(name: str) -> Iterator[Input | UnusableInput]:
    """Each document of a file that holds one, or one a line; a bad line stops no other."""
    try:
        with _opened(name) as stream:
            yield from _documents(stream, name)
    except UnusableInput as error:
        yield error
    except OSError as error:
        yield UnusableInput(_shown(name), error.strerror or "cannot be read")


def one_document(name: str) -> Input:
    """The only document of a file; raises ``UnusableInput``."""
    found = list(documents(name))
    for each in found:
        if isinstance(each, UnusableInput):
            raise each
    if len(found) != 1 or not isinstance(found[0], Input):
        raise UnusableInput(_shown(name), f"holds {len(found)} documents, not one")
    return found[0]


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if name == STDIN else open(name, "rb")


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def _documents(stream: BinaryIO, name: str) -> Iterator[Input | UnusableInput]:
    shown = _shown(name)
    head = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(head) <= MAX_DOCUMENT_BYTES:
        try:
            yield Input(_parsed(head, shown, whole=True), shown)
            return
        except _NotOneDocument:
            pass
    first_line = head.partition(b"\n")[0]
    if len(head) > MAX_DOCUMENT_BYTES and not _is_object(first_line):
        raise UnusableInput(shown, f"is larger than {MAX_DOCUMENT_BYTES:,} bytes")
    for number, line in enumerate(_lines(head, stream), start=1):
        if line.strip():
            yield _line(line, shown, number)


def _line(line: bytes, shown: str, number: int) -> Input | UnusableInput:
    place = f"{shown}:{number}"
    if len(line) > MAX_DOCUMENT_BYTES:
        return UnusableInput(place, f"is larger than {MAX_DOCUMENT_BYTES:,} bytes")
    try:
        return Input(_parsed(line, place), shown, number)
    except UnusableInput as error:
        return error


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of ``head`` and of what follows it; a line too long is cut just past the limit."""
    *whole, last = head.split(b"\n")
    yield from whole
    if len(last) <= MAX_DOCUMENT_BYTES and len(head) > MAX_DOCUMENT_BYTES:
        last += stream.readline(MAX_DOCUMENT_BYTES + 1)
    yield last
    while line := stream.readline(MAX_DOCUMENT_BYTES + 1):
        yield line
        while len(line) > MAX_DOCUMENT_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_DOCUMENT_BYTES + 1)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_parsed(line, ""), dict)
    except UnusableInput:
        return False


def _parsed(raw: bytes, place: str, whole: bool = False) -> object:
    """The JSON value in ``raw``; the last byte of a character cut off is no UTF-8 either."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(place, f"is not UTF-8 (byte {error.start + 1:,})") from None
    if not text.strip():
        raise UnusableInput(place, "is empty")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        if whole and error.msg == "Extra data" and "\n" in text[: error.pos]:
            raise _NotOneDocument from None
        raise UnusableInput(place, _json_fault(error, text)) from None
    except _BadJson as error:
        raise UnusableInput(place, str(error)) from None
    except RecursionError:
        raise UnusableInput(place, "is nested too deeply") from None
    except ValueError:  # the only other one: a whole number of more than 4,300 digits
        raise UnusableInput(place, "holds a number with too many digits") from None


class _BadJson(Exception):
    """JSON that a lax reader would take: which of two values counts is nobody's guess."""


def _json_fault(error: json.JSONDecodeError, text: str) -> str:
    where = f"line {error.lineno}, column {error.colno}"
    if error.msg.startswith("Unterminated"):
        return f"is not JSON: it ends too early, in the text that begins at {where}"
    if error.pos >= len(text.rstrip()):
        return f"is not JSON: it ends too early ({where})"
    return f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]} ({where})"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise _BadJson(f"has the field {json.dumps(name)[:80]} twice in one object")
        found[name] = value
    return found


def _no_constant(name: str) -> object:
    raise _BadJson(f"is not JSON: {name} is no number")
