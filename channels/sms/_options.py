"""How a message is to be sent, as far as it bears upon its segments."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from channels.sms._alphabet import Alphabet, alphabet
from channels.sms._limits import Capacity, ReferenceBits, capacity

__all__ = ["Options", "options"]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``segment``, and what follows from them: the alphabet and the room.

    ValueError names an option that is none.
    """

    keep_graphemes: bool = False
    udh_octets: int = 0
    reference_bits: ReferenceBits = 8
    locking: str = ""
    single: str = ""
    alphabet: Alphabet = field(init=False, repr=False, compare=False)
    septets: Capacity = field(init=False, repr=False, compare=False)
    code_units: Capacity = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        letters = alphabet(self.locking, self.single)
        udh, bits = self.udh_octets, self.reference_bits
        room = capacity("GSM-7", udh, bits, len(letters.elements))
        object.__setattr__(self, "alphabet", letters)
        object.__setattr__(self, "septets", room)
        object.__setattr__(self, "code_units", capacity("UCS-2", udh, bits))

    def __reduce__(self) -> tuple[Callable[..., "Options"], tuple[Any, ...]]:
        given = (self.keep_graphemes, self.udh_octets, self.reference_bits)
        return options, (*given, self.locking, self.single)


@lru_cache(maxsize=1024)
def options(
    keep_graphemes: bool = False,
    udh_octets: int = 0,
    reference_bits: ReferenceBits = 8,
    locking: str = "",
    single: str = "",
) -> Options:
    """Return ``Options(...)``, the same object for the same options."""
    return Options(keep_graphemes, udh_octets, reference_bits, locking, single)
