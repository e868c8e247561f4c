"""Answers kept on disk by their ETag: what did not change is not sent again.

A file's name is a hash of address and token, so that no token sees what another one got; the token
itself is nowhere in it. Files are for their owner alone. Whatever cannot be read back whole is as
if it were not there, and the cache never makes a call fail.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from budskap import _files

__all__ = ["Cache", "Kept"]

MAX_BYTES = 64 * 1024 * 1024
LARGEST = 4 * 1024 * 1024
_HEADERS = ("etag", "content-type", "content-language", "budskap-release", "cache-control")


@dataclass(frozen=True)
class Kept:
    """An answer as it was kept; header names are lower-case."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        return self.headers["etag"]

    @property
    def is_final(self) -> bool:
        """Whether it can never change: then nobody need be asked."""
        return "immutable" in self.headers.get("cache-control", "")


class Cache:
    """At most *max_bytes* of answers in *folder*; those not used for longest go first."""

    def __init__(self, folder: Path, token: str, *, max_bytes: int = MAX_BYTES) -> None:
        self.folder, self.max_bytes = folder, max_bytes
        self._owner = hashlib.sha256(token.encode()).digest()

    def get(self, url: str) -> Kept | None:
        """What is kept of *url*, None when nothing is, or not all of it."""
        path = self._path(url)
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            told = json.loads(head)
            headers = {str(name): str(value) for name, value in told["headers"].items()}
            if told["sha256"] != hashlib.sha256(body).hexdigest() or "etag" not in headers:
                return None
            os.utime(path)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return Kept(headers, body)

    def put(self, url: str, headers: Mapping[str, str], body: bytes) -> None:
        """Keep an answer that has an ETag and may be kept."""
        control = headers.get("cache-control", "")
        if "etag" not in headers or "no-store" in control or len(body) > LARGEST:
            return
        told = {name: headers[name] for name in _HEADERS if name in headers}
        head = json.dumps({"headers": told, "sha256": hashlib.sha256(body).hexdigest()})
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _files.write(self._path(url), head.encode() + b"\n" + body, mode=0o600)
            self._make_room()

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(self._owner + b"\0" + url.encode()).hexdigest()
        return self.folder / f"{name}.answer"

    def _make_room(self) -> None:
        """Delete the least lately used until what is left is small enough."""
        found = []
        for path in self.folder.glob("*.answer"):
            with suppress(OSError):  # another process was faster
                told = path.stat()
                found.append((told.st_mtime_ns, told.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self.max_bytes:
                return
            path.unlink(missing_ok=True)
            total -= size
