"""A bundle as it lies on disk, read with the standard library: for its words, not for rendering.

The format is told in `templates_lib.release`, which renders. Here the seal is checked, and each
entry comes with its content.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from budskap.errors import Unusable

__all__ = ["MAX_BYTES", "Bundle", "Entry", "read"]

MAX_BYTES = 1 << 30


@dataclass(frozen=True)
class Entry:
    """One address with what it says: the stored ``document`` has content and placeholders."""

    key: str
    channel: str
    locale: str
    persona: str
    arm: str
    brand: str
    digest: str
    release: int
    document: Mapping[str, Any]

    @property
    def address(self) -> str:
        """``key/channel/locale[/persona[/arm]]``."""
        pieces = [self.key, self.channel, self.locale, self.persona, self.arm]
        while not pieces[-1] and len(pieces) > 3:
            pieces.pop()
        return "/".join(pieces)


@dataclass(frozen=True)
class Bundle:
    """A release: its number, and its entries in the order of the file."""

    release: int
    entries: tuple[Entry, ...]


def read(path: Path) -> Bundle:
    """The bundle in the file *path*; `Unusable` when it is none, was cut off or was changed."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
            return _read(stream)
    except (OSError, EOFError, zlib.error) as error:
        raise Unusable(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise Unusable(f"{path}: is no bundle, was cut off, or was changed") from error


def _read(stream: BinaryIO) -> Bundle:
    lines = _lines(stream)
    seal = hashlib.sha256()
    contents: dict[str, Any] = {}
    entries: list[Entry] = []
    head = json.loads(first := next(lines, b""))
    if head["format"] != "budskap-bundle" or head["version"] != 1:
        raise ValueError("another format")
    seal.update(first)
    for line in lines:
        told = json.loads(line)
        if "end" in told:
            counted = {"contents": len(contents), "entries": len(entries)}
            if told["end"] != {**counted, "sha256": seal.hexdigest()} or next(lines, b""):
                raise ValueError("another seal")
            return Bundle(int(head["release"]), tuple(entries))
        seal.update(line)
        if "content" in told:
            contents[told["content"]] = told["document"]
        else:
            entries.append(_entry(told["entry"], contents))
    raise ValueError("no end")


def _entry(told: Mapping[str, Any], contents: Mapping[str, Any]) -> Entry:
    names = ("key", "channel", "locale", "persona", "arm", "brand", "digest")
    return Entry(
        **{name: str(told[name]) for name in names},
        release=int(told["release"]),
        document=contents[told["digest"]],
    )


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    left = MAX_BYTES
    while line := stream.readline(left + 1):
        left -= len(line)
        if left < 0:
            raise ValueError("too large")
        yield line
