"""The texts of a mail in lines that any server carries: quoted-printable or base64."""

import base64
import binascii
import re
from typing import NamedTuple

from channels.email._mime._limits import ENCODED_LINE

__all__ = ["Encoded", "encoded"]

_LINE_END = re.compile(r"\r\n|\r|\n")


class Encoded(NamedTuple):
    """A text in lines of at most 76 characters, each with CR LF, and how it is encoded."""

    encoding: str
    octets: bytes


def encoded(text: str) -> Encoded:
    """Return *text* in whichever encoding is shorter; its line ends become CR LF.

    "From " at the head of a line and a lone full stop are encoded, so that no mailbox file
    and no server takes them for its own.
    """
    plain = _LINE_END.sub("\n", text).encode()
    printable, packed = _quoted_printable(plain), _base64(plain.replace(b"\n", b"\r\n"))
    if len(printable) <= len(packed):
        return Encoded("quoted-printable", printable)
    return Encoded("base64", packed)


def _quoted_printable(octets: bytes) -> bytes:
    # Given LF alone, it writes LF alone: with CR LF it guesses from the first line.
    lines = binascii.b2a_qp(octets, istext=True)
    lines = re.sub(rb"(?m)^From ", b"=46rom ", lines)
    # The encoded letter makes the line two longer than it was.
    return b"\r\n".join(_kept_short(line) for line in lines.split(b"\n"))


def _kept_short(line: bytes) -> bytes:
    most = ENCODED_LINE.value
    if len(line) <= most:
        return line
    cut = most - 3
    while b"=" in line[cut - 2 : cut]:  # never inside "=C3"
        cut -= 1
    return line[:cut] + b"=\r\n" + line[cut:]


def _base64(octets: bytes) -> bytes:
    packed = base64.b64encode(octets)
    most = ENCODED_LINE.value
    pieces = (packed[start : start + most] for start in range(0, len(packed), most))
    return b"".join(piece + b"\r\n" for piece in pieces)
