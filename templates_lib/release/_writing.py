"""Writing a bundle, line by line, whatever its size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from templates_lib.release._bundle import Entry
from templates_lib.release._format import FORMAT, VERSION, line

__all__ = ["StoredContent", "write"]


@dataclass(frozen=True, slots=True)
class StoredContent:
    """A content with all that renders it: its digest, what the digest covers, its outputs."""

    digest: str
    document: Mapping[str, Any]
    outputs: Sequence[Mapping[str, Any]]


def write(
    release: int,
    made_at: str,
    fallbacks: Mapping[str, Mapping[str, Sequence[str]]],
    contents: Iterable[StoredContent],
    entries: Iterable[Entry],
) -> Iterator[bytes]:
    """Yield the lines of a bundle.

    ``made_at`` is an ISO 8601 time, ``fallbacks`` the chains of each brand by its key.
    """
    brands = {brand: {"fallbacks": chains} for brand, chains in fallbacks.items()}
    head = {"format": FORMAT, "version": VERSION, "release": release, "made_at": made_at}
    seal, counted = hashlib.sha256(), {"contents": 0, "entries": 0}
    for kind, piece in _pieces({**head, "brands": brands}, contents, entries):
        if kind:
            counted[kind] += 1
        written = line(piece)
        seal.update(written)
        yield written
    yield line({"end": {**counted, "sha256": seal.hexdigest()}})


def _pieces(
    head: Mapping[str, Any], contents: Iterable[StoredContent], entries: Iterable[Entry]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "", head
    for each in contents:
        told = {"content": each.digest, "document": each.document, "outputs": each.outputs}
        yield "contents", told
    for entry in entries:
        yield "entries", {"entry": asdict(entry)}
