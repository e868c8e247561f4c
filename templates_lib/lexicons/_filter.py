"""Whether a key may be among millions: what is asked before the list that has them is searched.

A Bloom filter in blocks of 64 bits (Putze, Sanders, Singler: Cache-, hash- and space-efficient
Bloom filters, 2007): a "no" is sure, and one "yes" in a hundred is mistaken.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from random import Random

__all__ = ["Filter"]

_BITS = 12
"""Bits a key: the memory."""

_SET = 4
"""Bits that each key sets in its block."""

_MASKS = tuple(
    sum(1 << bit for bit in Random(number).sample(range(64), _SET)) for number in range(1024)
)
"""Which they may be."""

_HIGH = 40
"""The bits of a hash from here on choose the mask; the block is chosen by all."""


class Filter:
    """The keys are those of ``hash``: one process alone can read what it made."""

    def __init__(self, count: int) -> None:
        self._blocks = array("Q", bytes(8 * (count * _BITS // 64 + 1)))

    def add(self, keys: Iterable[bytes]) -> None:
        """Have each of ``keys`` be one that may be there."""
        blocks, masks, high = self._blocks, _MASKS, _HIGH
        size, last = len(blocks), len(masks) - 1
        for hashed in map(hash, keys):
            blocks[hashed % size] |= masks[hashed >> high & last]

    def __contains__(self, key: bytes) -> bool:
        hashed = hash(key)
        mask = _MASKS[hashed >> _HIGH & 1023]
        return self._blocks[hashed % len(self._blocks)] & mask == mask
