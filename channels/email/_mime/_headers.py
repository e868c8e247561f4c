"""Lines of a header: folded at 78 characters, other letters as encoded words (RFC 2047)."""

import base64
import re
from collections.abc import Iterator, Sequence

from channels.email._limits import ENCODED_WORD, LINE_ADVISED

__all__ = ["encoded_words", "folded", "phrase", "unstructured"]

_CHARSET = "utf-8"
_MOST = ENCODED_WORD.value - len(f"=?{_CHARSET}?q??=")

# RFC 2047, section 5, rule 3: what stands for itself in a phrase; a subject is no stricter.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LOOKS_ENCODED = "=?"


def folded(name: str, words: Sequence[str]) -> str:
    """Return the header *name* with its *words*, a space between them, folded where it is long.

    A word is never broken. The first may stand on a line of its own.
    """
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LINE_ADVISED.value and line:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]) + "\r\n"


def unstructured(text: str) -> Sequence[str]:
    """Return the words of a header of free text, such as Subject: as they are, or encoded.

    They are encoded when there are other letters than ASCII, when one looks encoded already,
    when one does not fit a line, and when spaces would not come back as they were.
    """
    words = text.split(" ")
    fits = all(0 < len(word) < LINE_ADVISED.value for word in words)
    if text.isascii() and fits and _LOOKS_ENCODED not in text:
        return words
    return list(encoded_words(text)) if text else []


def phrase(text: str) -> Sequence[str]:
    """Return the words of the name in front of an address: atoms, a quoted string, or encoded."""
    if not text.isascii() or _LOOKS_ENCODED in text:
        return list(encoded_words(text))
    if _ATOMS.fullmatch(text) and max(map(len, text.split(" "))) < LINE_ADVISED.value:
        return text.split(" ")
    quoted = '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
    return [quoted] if len(quoted) < LINE_ADVISED.value else list(encoded_words(text))


def encoded_words(text: str) -> Iterator[str]:
    """Yield *text* as encoded words of at most 75 characters, none with half a letter in it.

    Whichever of the two encodings is shorter for the whole is used for every word.
    """
    parts = list(text)
    in_q = sum(len(_q(part)) for part in parts)
    in_b = -(-len(text.encode()) // 3) * 4
    encode, mark = (_q, "q") if in_q <= in_b else (_b, "b")
    word = ""
    for part in parts:
        if len(encode(word + part)) > _MOST:
            yield f"=?{_CHARSET}?{mark}?{encode(word)}?="
            word = ""
        word += part
    yield f"=?{_CHARSET}?{mark}?{encode(word)}?="


def _q(text: str) -> str:
    return "".join(
        chr(octet) if octet in _PLAIN else "_" if octet == 0x20 else f"={octet:02X}"
        for octet in text.encode()
    )


def _b(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
