"""Mutations without guidance: seeds cut, joined and filled with pieces, by a seeded die."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.fuzz._seeds import PIECES, seeds


def mutated(runs: int, seed: int, most_bytes: int) -> Iterator[bytes]:
    """Yield ``runs`` inputs, the same for the same ``seed``."""
    die = Random(seed)
    known = [text.encode("utf-8", "surrogatepass") for text in seeds()]
    pieces = [piece.encode() for piece in PIECES]
    for _ in range(runs):
        data = die.choice(known)
        for _ in range(die.randint(0, 5)):
            data = _mutated(die, data, known, pieces)
        yield die.randbytes(2) + data[:most_bytes]


def _mutated(die: Random, data: bytes, known: list[bytes], pieces: list[bytes]) -> bytes:
    start = die.randint(0, len(data))
    end = min(len(data), start + die.randint(0, 12))
    match die.randrange(6):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:start] + data[start:end] * 2 + data[end:]
        case 2:
            return data[:start] + die.randbytes(die.randint(1, 3)) + data[end:]
        case 3:
            other = die.choice(known)
            cut = die.randint(0, len(other))
            return data[:start] + other[cut:]
        case _:
            return data[:start] + die.choice(pieces) + data[die.choice((start, end)) :]
