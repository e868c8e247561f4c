"""Reading a bundle, packed or not: all of it is checked before any of it is used."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, BinaryIO

from templates_lib.release._bundle import Bundle, Entry
from templates_lib.release._errors import BundleError
from templates_lib.release._format import FORMAT, MAX_BYTES, VERSION

__all__ = ["load"]

_GZIP = b"\x1f\x8b"
_FIELDS = {field.name for field in fields(Entry)}
_TEXTS = _FIELDS - {"release", "waivers"}


def load(source: str | os.PathLike[str] | bytes, *, max_bytes: int = MAX_BYTES) -> Bundle:
    """Return the release in a bundle: the path of a file, or its bytes.

    ``BundleError`` when it cannot be read, is no bundle, was cut off or changed, or is larger
    than ``max_bytes`` unpacked.
    """
    place = "bundle" if isinstance(source, bytes) else os.fspath(source)
    try:
        with _opened(source) as raw:
            packed = raw.peek(2)[:2] == _GZIP
            stream: BinaryIO = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
            return _Reading(place, max_bytes).read(stream)
    except (OSError, EOFError, zlib.error) as error:
        raise BundleError(place, getattr(error, "strerror", None) or str(error)) from error


def _opened(source: str | os.PathLike[str] | bytes) -> io.BufferedReader:
    if isinstance(source, bytes):
        return io.BufferedReader(io.BytesIO(source))
    return open(source, "rb")


class _Reading:
    """One pass over the lines of a bundle."""

    def __init__(self, place: str, max_bytes: int) -> None:
        self.place, self.left = place, max_bytes
        self.seal = hashlib.sha256()
        self.lines: dict[str, bytes] = {}
        self.entries: dict[tuple[str, ...], Entry] = {}

    def read(self, stream: BinaryIO) -> Bundle:
        numbered = self._lines(stream)
        head = self._head(next(numbered, (1, b"")))
        ended = False
        for number, line in numbered:
            if ended:
                raise self._refuse(number, "goes on after its end")
            ended = self._take(number, line)
        if not ended:
            raise BundleError(self.place, "was cut off: its last line is missing")
        return Bundle(
            release=head["release"],
            made_at=head["made_at"],
            fallbacks={brand: told["fallbacks"] for brand, told in head["brands"].items()},
            entries=tuple(self.entries.values()),
            lines=self.lines,
        )

    def _lines(self, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
        number = 0
        while line := stream.readline(self.left + 1):
            number, self.left = number + 1, self.left - len(line)
            if self.left < 0:
                raise BundleError(self.place, "is larger than is allowed")
            yield number, line

    def _head(self, first: tuple[int, bytes]) -> Mapping[str, Any]:
        try:
            head = json.loads(first[1])
            is_ours = head["format"] == FORMAT
        except (ValueError, TypeError, LookupError, RecursionError):
            is_ours = False
        if not is_ours:
            raise BundleError(self.place, "is no bundle of Budskap")
        if head.get("version") != VERSION:
            version = str(head.get("version"))[:20]
            raise BundleError(
                self.place, f"is a bundle of version {version}, and version {VERSION} is known here"
            )
        if not _is_head(head):
            raise self._refuse(1, "does not say its release, when it was made, and its brands")
        self.seal.update(first[1])
        return head  # type: ignore[no-any-return]

    def _take(self, number: int, line: bytes) -> bool:
        """Take one line in; whether it was the last."""
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            raise self._refuse(number, "is not JSON") from None
        if isinstance(told, dict) and isinstance(told.get("end"), dict):
            self._check_end(told["end"])
            return True
        self.seal.update(line)
        if isinstance(told, dict) and isinstance(told.get("content"), str):
            self._content(number, told, line)
        elif isinstance(told, dict) and isinstance(told.get("entry"), dict):
            self._entry(number, told["entry"])
        else:
            raise self._refuse(number, "is neither a content nor an entry")
        return False

    def _content(self, number: int, told: Mapping[str, Any], line: bytes) -> None:
        shapes = (told.get("document"), dict), (told.get("outputs"), list)
        if not all(isinstance(value, kind) for value, kind in shapes):
            raise self._refuse(number, "is a content without its document and outputs")
        self.lines[told["content"]] = line

    def _entry(self, number: int, told: Mapping[str, Any]) -> None:
        fits = (
            set(told) == _FIELDS
            and all(isinstance(told[name], str) for name in _TEXTS)
            and isinstance(told["release"], int)
            and isinstance(told["waivers"], list)
        )
        if not fits:
            raise self._refuse(number, "is an entry that lacks a field, or has one that is unknown")
        entry = Entry(**{**told, "waivers": tuple(told["waivers"])})
        if entry.digest not in self.lines:
            raise self._refuse(number, f"names a content that is not there: {entry.digest[:12]}")
        address = (entry.key, entry.channel, entry.locale, entry.persona, entry.arm)
        if address in self.entries:
            raise self._refuse(number, f"says {'/'.join(filter(None, address))} again")
        self.entries[address] = entry

    def _check_end(self, end: Mapping[str, Any]) -> None:
        counted = {"contents": len(self.lines), "entries": len(self.entries)}
        if end != {**counted, "sha256": self.seal.hexdigest()}:
            raise BundleError(self.place, "was changed: its checksum or its counts are others")

    def _refuse(self, number: int, why: str) -> BundleError:
        return BundleError(f"{self.place}:{number}", why)


def _is_head(head: Mapping[str, Any]) -> bool:
    brands = head.get("brands")
    return (
        isinstance(head.get("release"), int)
        and isinstance(head.get("made_at"), str)
        and isinstance(brands, dict)
        and all(
            isinstance(told, dict) and _are_chains(told.get("fallbacks"))
            for told in brands.values()
        )
    )


def _are_chains(fallbacks: object) -> bool:
    return isinstance(fallbacks, dict) and all(
        isinstance(steps, list) and all(isinstance(step, str) for step in steps)
        for steps in fallbacks.values()
    )
