"""Message documents in files: one a file, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from budskap import _files
from budskap.errors import Unusable

__all__ = ["Document", "read", "read_json", "read_stream", "rebase"]

MAX_BYTES = 20 * 1024 * 1024
"""Bytes of one file: what the server takes in one call."""


@dataclass(frozen=True)
class Document:
    """One message document, and where it stands; ``line`` is 0 when it is the whole file."""

    value: Mapping[str, Any]
    path: Path
    line: int = 0

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else str(self.path)


def read(path: Path) -> list[Document]:
    """The documents in the file *path*; `Unusable` names the file and the line."""
    text = _text(path)
    try:
        return [Document(_object(json.loads(text, object_pairs_hook=_once), path), path)]
    except (ValueError, RecursionError) as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            raise Unusable(f"{path}: is not JSON: {error}") from None
    return list(_lines(lines, path))


def read_json(path: Path) -> Mapping[str, Any]:
    """The JSON object in the file *path*; `Unusable`."""
    try:
        return _object(json.loads(_text(path), object_pairs_hook=_once), path)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"{path}: is not JSON: {error}") from None


def read_stream(stream: BinaryIO) -> Mapping[str, Any]:
    """The JSON object on standard input; `Unusable`."""
    name = Path("standard input")
    try:
        value = json.loads(_decoded(stream.read(MAX_BYTES + 1), name), object_pairs_hook=_once)
        return _object(value, name)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"{name}: is not JSON: {error}") from None


def rebase(document: Document, digests: Mapping[tuple[str, ...], str]) -> bool:
    """Write into the file which versions its texts are now the draft of; whether it changed.

    Only where it says of a text what it was made from, as a pulled document does, and only in a
    file of one document.
    """
    if document.line:
        return False
    variants = [dict(each) for each in document.value["variants"]]
    for each in variants:
        places = (each["channel"], each["locale"], each.get("persona", ""), each.get("arm", ""))
        if "base" in each and places in digests:
            each["base"] = digests[places]
    if variants == document.value["variants"]:
        return False
    told = {**document.value, "variants": variants}
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    _files.write(document.path, text.encode(), mode=document.path.stat().st_mode & 0o777)
    return True


def _lines(lines: list[tuple[int, str]], path: Path) -> Iterator[Document]:
    for number, line in lines:
        try:
            value = json.loads(line, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise Unusable(f"{path}:{number}: is not JSON: {error}") from None
        yield Document(_object(value, path, number), path, number)


def _object(value: Any, path: Path, line: int = 0) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise Unusable(f"{path}{f':{line}' if line else ''}: is no JSON object")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return _decoded(file.read(MAX_BYTES + 1), path)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from error


def _decoded(data: bytes, path: Path) -> str:
    if len(data) > MAX_BYTES:
        raise Unusable(f"{path}: is larger than {MAX_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(f"{path}: is not UTF-8 (byte {error.start + 1:,})") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found
