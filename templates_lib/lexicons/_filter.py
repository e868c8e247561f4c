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

_LAST = len(_MASKS) - 1
_HIGH = 40
"""The bits of a hash from here on choose the mask; the block is chosen by all."""


class Filter:
    """The keys are those of ``hash``: one process alone can read what it made."""

    def __init__(self, count: int) -> None:
        self._size = count * _BITS // 64 + 1
        self._blocks = array("Q", bytes(8 * self._size))

    def add(self, keys: Iterable[bytes]) -> None:
        """Have each of ``keys`` be one that may be there."""
        blocks, masks, size, high, last = self._blocks, _MASKS, self._size, _HIGH, _LAST
        for hashed in map(hash, keys):
            blocks[hashed % size] |= masks[hashed >> high & last]

    def may_have(self, key: bytes) -> bool:
        """Whether ``key`` may be there; most that are not are denied."""
        hashed = hash(key)
        mask = _MASKS[hashed >> _HIGH & _LAST]
        return self._blocks[hashed % self._size] & mask == mask
