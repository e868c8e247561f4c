"""What a packed list is searched by. Made in one walk over its records, of seconds for the largest.

simplemma packs each record as what differs from the one before. So a search begins at the first
record of a block, whose key and value are kept; and a filter is asked before there is a search.
"""

from __future__ import annotations

from array import array
from itertools import islice
from typing import Any, NamedTuple

from templates_lib.lexicons._filter import Filter

__all__ = ["Index", "index"]

_BLOCK = 16
"""Records that are unpacked at most for a word."""


class Index(NamedTuple):
    """The packed list, and what it is searched by; each part may lie in memory or in a file."""

    data: memoryview[int]
    """Octets: the records as simplemma packs them, in the order of their keys, with its header."""

    places: memoryview[int]
    """32 bits: where in ``data`` the second record of each block begins."""

    ends: memoryview[int]
    """32 bits: 0, and where in ``begins`` each block ends."""

    begins: memoryview[int]
    """Octets: the first key of each block, a zero, its value."""

    blocks: memoryview[int]
    """64 bits: the filter's (``Filter.blocks``)."""


def index(packing: Any, data: bytes) -> Index:
    """Walk ``data``. ``packing`` is simplemma's module that knows how it is packed."""
    _, count, position = packing._read_header(data)
    places, ends, begins, filter_ = array("I"), array("I", [0]), bytearray(), Filter.sized(count)
    records = packing._iter_records(data, position)
    while block := list(islice(records, _BLOCK)):
        _, key, value = block[0]
        begins += key + b"\0" + value
        ends.append(len(begins))
        places.append(block[1][0] if len(block) > 1 else len(data))
        filter_.add([key for _, key, _ in block])
    return Index(
        data=memoryview(data),
        places=memoryview(places),
        ends=memoryview(ends),
        begins=memoryview(begins),
        blocks=memoryview(filter_.blocks),
    )
