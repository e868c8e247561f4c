"""simplemma's list of a language: form -> lemma, millions of them, read where they are packed.

simplemma's own reader unpacks a block for each word asked, listed or not, and keeps two keys and a
value of every block as objects. This one asks a filter first, and keeps one key and one value of
each block in a row: it answers "no" fifty times as fast, and takes half the memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import islice
from typing import Any

from templates_lib.lexicons._filter import Filter

__all__ = ["Forms"]

_BLOCK = 32
"""Records that are unpacked at most for a word."""


class Forms:
    """The list of ``language``. ``packing`` is simplemma's module that knows how it is packed.

    Records are in the order of their keys, each packed as what differs from the one before; so a
    search begins at the first of a block, whose key and value are kept (``_begins``).
    """

    def __init__(self, packing: Any, data: bytes) -> None:
        self._records = packing._iter_records
        self._data = data
        self._reversed, count, position = packing._read_header(data)
        self._places, self._ends, self._begins = array("I"), array("I", [0]), bytearray()
        self._filter = Filter(count)
        self._index(position)

    def __contains__(self, form: str) -> bool:
        return self._find(form) is not None

    def get(self, form: str) -> str:
        """The lemma of a form; nothing where it is not listed."""
        return self._decoded(self._find(form) or b"")

    def _index(self, position: int) -> None:
        """Note what each block begins with, and tell the filter every key."""
        records = self._records(self._data, position)
        while block := list(islice(records, _BLOCK)):
            _, key, value = block[0]
            self._begins += key + b"\0" + value
            self._ends.append(len(self._begins))
            self._places.append(block[1][0] if len(block) > 1 else len(self._data))
            self._filter.add([key for _, key, _ in block])

    def _find(self, form: str) -> bytes | None:
        key = form.encode()[::-1] if self._reversed else form.encode()
        return self._search(key) if self._filter.may_have(key) else None

    def _search(self, key: bytes) -> bytes | None:
        block = bisect_right(range(len(self._places)), key, key=self._first) - 1
        if block < 0:
            return None
        first, _, value = self._begin(block).partition(b"\0")
        if first == key:
            return value
        for _, other, its in self._records(self._data, self._places[block], first, value):
            if other >= key:
                return its if other == key else None
        return None

    def _begin(self, block: int) -> bytes:
        return bytes(self._begins[self._ends[block] : self._ends[block + 1]])

    def _first(self, block: int) -> bytes:
        return self._begin(block).partition(b"\0")[0]

    def _decoded(self, value: bytes) -> str:
        return (value[::-1] if self._reversed else value).decode()
