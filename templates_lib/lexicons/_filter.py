"""Whether a key may be among millions: what is asked before the list that has them is searched.

A Bloom filter in blocks of 64 bits (Putze, Sanders, Singler: Cache-, hash- and space-efficient
Bloom filters, 2007): a "no" is sure, and one "yes" in a hundred is mistaken.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from hashlib import shake_128
from zlib import crc32

__all__ = ["Filter"]

_BITS = 13
"""Bits a key: the memory."""

_SET = 4
"""Bits that each key sets in its block."""

_MASK_BITS = 11
"""Bits of a hash that choose what it sets: the highest, since its block is chosen by all 32."""

_SHIFT = 32 - _MASK_BITS


def _drawn() -> tuple[int, ...]:
    """The masks: numbers of ``_SET`` bits of 64, the same in every process and every Python."""
    drawn = shake_128(b"masks").digest(16 << _MASK_BITS)
    rows = (drawn[at : at + 16] for at in range(0, len(drawn), 16))  # sixteen, as some are alike
    chosen = (list(dict.fromkeys(each & 63 for each in row))[:_SET] for row in rows)
    return tuple(sum(1 << bit for bit in bits) for bits in chosen)


_MASKS = _drawn()


class Filter:
    """The keys are those of CRC-32, unlike ``hash`` the same for all: ``blocks`` may be kept.

    What is kept must be made anew when anything above changes (``_mapped.FORMAT``).
    """

    def __init__(self, blocks: array[int] | memoryview[int]) -> None:
        self.blocks = blocks
        self._size = len(blocks)

    @classmethod
    def sized(cls, count: int) -> Filter:
        """One that has no key yet, and room for ``count``."""
        return cls(array("Q", bytes(8 * (count * _BITS // 64 + 1))))

    def add(self, keys: Iterable[bytes]) -> None:
        """Have each of ``keys`` be one that may be there."""
        blocks, masks, size, shift = self.blocks, _MASKS, self._size, _SHIFT
        for hashed in map(crc32, keys):
            blocks[hashed % size] |= masks[hashed >> shift]

    def sifted(self, keys: Iterable[bytes]) -> Iterator[bytes]:
        """Those of ``keys`` that may be there: ``may_have`` for hundreds at once."""
        blocks, masks, size, shift = self.blocks, _MASKS, self._size, _SHIFT
        for key in keys:
            hashed = crc32(key)
            mask = masks[hashed >> shift]
            if blocks[hashed % size] & mask == mask:
                yield key

    def may_have(self, key: bytes) -> bool:
        """Whether ``key`` may be there; most that are not are denied."""
        hashed = crc32(key)
        mask = _MASKS[hashed >> _SHIFT]
        return self.blocks[hashed % self._size] & mask == mask
