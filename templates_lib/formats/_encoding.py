"""From bytes to text and back, with the same encoding and byte order mark."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from locales.words import gettext_noop
from templates_lib.formats._errors import FormatError
from templates_lib.formats._limits import require_fit

__all__ = ["Decoded", "decode", "line_of", "require_text"]

NOT_UTF8 = gettext_noop("The file is not UTF-8: byte %(offset)s (counted from 0) is %(byte)s.")
NOT_DECODED = gettext_noop("The file is no %(encoding)s.")
UNSTORABLE = gettext_noop("U+%(code)s is not a character of text.")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and how it was written as bytes."""

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """*text* as bytes in the way of this file."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise FormatError(UNSTORABLE, code=f"{ord(text[error.start]):04X}") from None


def decode(data: bytes, fallback: str = "") -> Decoded:
    """The text in *data*: UTF-8, or what its byte order mark says, else *fallback*."""
    require_fit(len(data))
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    bare = data[len(mark) :]
    try:
        text = bare.decode(encoding)
    except UnicodeDecodeError as error:
        if not mark and fallback:
            return _decoded(bare, fallback)
        if encoding != "utf-8":
            raise FormatError(NOT_DECODED, encoding=encoding.upper()) from None
        offset = error.start + len(mark)
        raise FormatError(NOT_UTF8, offset=offset, byte=f"0x{data[offset]:02X}") from None
    require_text(text)
    return Decoded(text, encoding, mark)


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise FormatError(NOT_DECODED, encoding=encoding.upper()) from None
    require_text(text)
    return Decoded(text, encoding)


def require_text(text: str, line: int = 0) -> None:
    """`FormatError` for what is not text: NUL, half a surrogate pair."""
    if odd := _NOT_TEXT.search(text):
        where = line or line_of(text, odd.start())
        raise FormatError(UNSTORABLE, line=where, code=f"{ord(odd[0]):04X}")


def line_of(text: str, offset: int) -> int:
    """The line of *offset*, counted from 1."""
    return text.count("\n", 0, offset) + 1
