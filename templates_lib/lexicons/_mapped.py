"""An index as a file: mapped, not read, so that processes share what they look at.

A file is its header (what it is, how long its parts are, a checksum) and the parts of ``Index``,
each at a multiple of eight octets, in the byte order of the machine. What is cut off, damaged, of
another kind or in other hands is not believed. Nothing in it is ever executed.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from tempfile import mkstemp
from zlib import crc32

from templates_lib.lexicons._index import Index

__all__ = ["FORMAT", "load", "name", "save"]

FORMAT = 2
"""Counted up when a file, or what an index or its filter is, changes."""

_KIND = Struct("=104s5Q")
"""What the file is: its name; and the octets of each part."""

_SUM = Struct("=Q")
"""The CRC-32 of all but itself: it is there against accidents, ``_is_ours`` against people."""

_BEGIN = _KIND.size + _SUM.size

_PIECE = 1 << 20
"""Octets read at once for the checksum. What is read so takes no memory, what is mapped does."""

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
"""Not to wait for who may write, where somebody put a pipe."""


def name(language: str, version: str) -> str:
    """The file of a language's list as this version of simplemma has it."""
    return f"forms-{FORMAT}-{language}-simplemma-{version}-{sys.byteorder}"


def load(path: Path) -> Index | None:
    """The index in a file; ``None`` where there is none to believe."""
    try:
        file = os.open(path, _FLAGS)
    except OSError:
        return None
    try:
        return _believed(file, path.name)
    except OSError:
        return None
    finally:
        os.close(file)  # what is mapped stays


def save(path: Path, index: Index) -> None:
    """Put ``index`` into a file of ours alone, all at once; ``OSError`` where that cannot be."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened, beside = mkstemp(prefix=f".{path.name}-", dir=path.parent)  # with mode 0600
    try:
        with open(opened, "wb") as file:
            kind = _KIND.pack(path.name.encode(), *(part.nbytes for part in index))
            found = crc32(kind)
            file.write(kind + _SUM.pack(0))
            for piece in _pieces(index):
                found = crc32(piece, found)
                file.write(piece)
            file.seek(_KIND.size)
            file.write(_SUM.pack(found))
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _believed(file: int, name: str) -> Index | None:
    status = os.fstat(file)
    if not _is_ours(status):
        return None
    kind, checksum = os.read(file, _KIND.size), os.read(file, _SUM.size)
    lengths = _lengths(kind, name)
    if lengths is None or status.st_size != _BEGIN + sum(map(_padded, lengths)):
        return None
    found = crc32(kind)
    while piece := os.read(file, _PIECE):
        found = crc32(piece, found)
    if _SUM.pack(found) != checksum:
        return None
    return _parts(memoryview(mmap(file, 0, access=ACCESS_READ)), lengths)


def _is_ours(status: os.stat_result) -> bool:
    """Whether none but us and the system's owner can have written the file."""
    return (
        stat.S_ISREG(status.st_mode)
        and status.st_uid in {os.geteuid(), 0}
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _lengths(kind: bytes, name: str) -> list[int] | None:
    """How many octets each part has, where ``kind`` is that of a file with this name."""
    if len(kind) < _KIND.size:
        return None
    said, *lengths = _KIND.unpack(kind)
    return lengths if said.rstrip(b"\0") == name.encode() else None


def _parts(content: memoryview[int], lengths: list[int]) -> Index:
    parts, begin = [], _BEGIN
    for length in lengths:
        parts.append(content[begin : begin + length])
        begin += _padded(length)
    data, places, ends, begins, blocks = parts
    return Index(data, places.cast("I"), ends.cast("I"), begins, blocks.cast("Q"))


def _pieces(index: Index) -> Iterator[memoryview[int] | bytes]:
    for part in index:
        yield part.cast("B")
        yield bytes(_padded(part.nbytes) - part.nbytes)


def _padded(length: int) -> int:
    return -(-length // 8) * 8
