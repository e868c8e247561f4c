"""The GSM 7 bit default alphabet and its extension table.

Source: 3GPP TS 23.038 V18.0.0, sections 6.2.1 and 6.2.1.1. A row is sixteen codes, in the
order of the table. 0x1B is the escape to the extension table and stands for no character.
"""

import re
from typing import Literal

__all__ = ["BASIC", "ESCAPE", "EXTENSION", "Encoding", "encoding_of", "is_gsm"]

Encoding = Literal["GSM-7", "UCS-2"]

ESCAPE = "\x1b"

_ROWS = (
    "@£$¥èéùìòÇ\nØø\rÅå",  # 0x00
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ",  # 0x10
    " !\"#¤%&'()*+,-./",  # 0x20
    "0123456789:;<=>?",  # 0x30
    "¡ABCDEFGHIJKLMNO",  # 0x40
    "PQRSTUVWXYZÄÖÑÜ§",  # 0x50
    "¿abcdefghijklmno",  # 0x60
    "pqrstuvwxyzäöñüà",  # 0x70
)

BASIC = frozenset("".join(_ROWS)) - {ESCAPE}

# Each of these is sent as the escape and one more septet: form feed at 0x0A, ^ at 0x14,
# { } at 0x28, \ at 0x2F, [ ~ ] at 0x3C, | at 0x40, the euro sign at 0x65.
EXTENSION = frozenset("\f^{}\\[~]|€")

_ALPHABET = BASIC | EXTENSION
_OUTSIDE = re.compile(f"[^{re.escape(''.join(sorted(_ALPHABET)))}]")


def is_gsm(character: str) -> bool:
    """Whether one character can be sent in GSM-7."""
    return character in _ALPHABET


def encoding_of(text: str) -> Encoding:
    """Return the encoding that *text* needs: one character outside is enough for UCS-2."""
    return "UCS-2" if _OUTSIDE.search(text) else "GSM-7"


def outside(text: str) -> tuple[int, ...]:
    """Return the offset of every character of *text* that GSM-7 has not."""
    return tuple(match.start() for match in _OUTSIDE.finditer(text))
