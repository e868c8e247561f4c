"""The alphabets of SMS: the GSM 7 bit default alphabet, alone or with national tables.

Source: 3GPP TS 23.038 V18.0.0, sections 6.2.1 and 6.2.1.1. A row is sixteen codes, in the
order of the table. 0x1B is the escape to the extension table and stands for no character.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar

from channels.sms._national import IDENTIFIERS, LOCKING, SINGLE

__all__ = [
    "BASIC",
    "DEFAULT",
    "ESCAPE",
    "EXTENSION",
    "Alphabet",
    "Encoding",
    "alphabet",
    "encoding_of",
    "is_gsm",
]

Encoding = Literal["GSM-7", "UCS-2"]

Table = TypeVar("Table")

ESCAPE = "\x1b"

_ROWS = (
    "@£$¥èéùìòÇ\nØø\rÅå"  # 0x00
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"  # 0x10
    " !\"#¤%&'()*+,-./"  # 0x20
    "0123456789:;<=>?"  # 0x30
    "¡ABCDEFGHIJKLMNO"  # 0x40
    "PQRSTUVWXYZÄÖÑÜ§"  # 0x50
    "¿abcdefghijklmno"  # 0x60
    "pqrstuvwxyzäöñüà"  # 0x70
)

# Each of these is sent as the escape and one more septet.
_EXTENSION = {
    **{0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\"},
    **{0x3C: "[", 0x3D: "~", 0x3E: "]", 0x40: "|", 0x65: "€"},
}

BASIC = frozenset(_ROWS) - {ESCAPE}
EXTENSION = frozenset(_EXTENSION.values())

# 3GPP TS 23.040, sections 9.2.3.24.15 and 9.2.3.24.16: identifiers of the header elements
# that name a table; each holds one octet, the national language identifier.
_SINGLE_ELEMENT, _LOCKING_ELEMENT = 0x24, 0x25


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """What can be sent in septets with one pair of tables.

    ``locking`` and ``single`` name the tables, "" for the default ones. ``codes`` are sent in
    one septet; ``escaped``, which has none of the former, in two. ``elements`` are the octets
    that tell the phone which tables these are, in the header of every segment. What begins
    with an underscore is the same, made for searching: in Latin-1, and as sets.
    """

    locking: str
    single: str
    codes: Mapping[str, int]
    escaped: Mapping[str, int]
    elements: bytes
    _one: bytes
    _two: bytes
    _outside: re.Pattern[str]
    _escaped: re.Pattern[str]

    def septets(self, text: str) -> int | None:
        """Return how many septets *text* takes, None when a character is outside.

        Texts of Latin-1 alone, which most are, are looked up in C, an octet a character.
        """
        octets = text.encode("latin-1", "ignore")
        if len(octets) == len(text):
            others = octets.translate(None, self._one)
            if others and others.translate(None, self._two):
                return None
            return len(text) + len(others)
        if self._outside.search(text):
            return None
        return len(text) + len(self._escaped.findall(text))

    def outside(self, text: str) -> tuple[int, ...]:
        """Return the offset of every character of *text* that this alphabet has not."""
        return tuple(match.start() for match in self._outside.finditer(text))

    def strangers(self, text: str) -> set[str]:
        """Return the characters of *text* that this alphabet has not."""
        return set(self._outside.findall(text))

    def encode(self, text: str) -> bytes:
        """Return the septets of *text*, an octet each; KeyError for a character outside."""
        found = bytearray()
        for character in text:
            code = self.codes.get(character)
            found += bytes((ord(ESCAPE), self.escaped[character]) if code is None else (code,))
        return bytes(found)

    def escapes(self, text: str) -> list[int]:
        """Return the offset of every character of *text* that takes two septets."""
        return [match.start() for match in self._escaped.finditer(text)]


@lru_cache(maxsize=64)
def alphabet(locking: str = "", single: str = "") -> Alphabet:
    """Return the alphabet with these tables; ValueError names one that there is not."""
    rows = _table("locking", locking, {"": _ROWS, **LOCKING})
    codes = {letter: code for code, letter in enumerate(rows) if letter != ESCAPE}
    further = _table("single", single, {"": {}, **SINGLE})
    extension = {letter: code for code, letter in {**_EXTENSION, **further}.items()}
    escaped = {letter: code for letter, code in extension.items() if letter not in codes}
    return Alphabet(
        locking,
        single,
        codes,
        escaped,
        _element(_SINGLE_ELEMENT, single) + _element(_LOCKING_ELEMENT, locking),
        "".join(codes).encode("latin-1", "ignore"),
        "".join(escaped).encode("latin-1", "ignore"),
        re.compile(f"[^{_set_of(codes)}{_set_of(escaped)}]"),
        re.compile(f"[{_set_of(escaped)}]"),
    )


def _table(option: str, name: str, tables: Mapping[str, Table]) -> Table:
    if name not in tables:
        known = ", ".join(filter(None, sorted(tables)))
        raise ValueError(f"{option}: there is no table {name!r}, only {known}")
    return tables[name]


def _element(identifier: int, name: str) -> bytes:
    return bytes((identifier, 1, IDENTIFIERS[name])) if name else b""


def _set_of(letters: Mapping[str, int]) -> str:
    return re.escape("".join(sorted(letters)))


DEFAULT = alphabet()


def is_gsm(character: str) -> bool:
    """Whether one character can be sent in GSM-7."""
    return character in DEFAULT.codes or character in DEFAULT.escaped


def encoding_of(text: str) -> Encoding:
    """Return the encoding that *text* needs: one character outside is enough for UCS-2."""
    return "UCS-2" if DEFAULT.septets(text) is None else "GSM-7"


def outside(text: str) -> tuple[int, ...]:
    """Return the offset of every character of *text* that GSM-7 has not."""
    return DEFAULT.outside(text)
