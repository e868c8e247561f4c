"""What a word tells about the form of address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

__all__ = ["FORMAL", "INFORMAL", "Evidence", "Strength"]

FORMAL: Final = "formal"
INFORMAL: Final = "informal"


class Strength(IntEnum):
    """How sure it is that the reader is meant, and in this form."""

    WEAK = 0
    """It may as well be "they", "she" or several people."""

    LIKELY = 1
    """Nothing else in the text can be meant."""

    STRONG = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """The word at ``start:end`` addresses the reader in ``form``."""

    form: str
    start: int
    end: int
    word: str
    strength: Strength
