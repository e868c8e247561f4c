"""Lines of a header: folded at 78 characters, other letters as encoded words (RFC 2047)."""

import base64
import re
from collections.abc import Iterator, Sequence

from channels.email._mime._limits import ENCODED_WORD, LINE_ADVISED

__all__ = ["encoded_words", "folded", "phrase", "unstructured"]

_CHARSET = "utf-8"
_AROUND = len(f"=?{_CHARSET}?q??=")

# RFC 2047, section 5, rule 3: what stands for itself in a phrase; a subject is no stricter.
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LOOKS_ENCODED = "=?"


def folded(name: str, words: Sequence[str]) -> str:
    """Return the header *name* with its *words*, a space between them, folded where it is long.

    A word is never broken; one that does not fit beside the name stands on the next line, as
    in the examples of RFC 8058, section 8.
    """
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LINE_ADVISED.value:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]) + "\r\n"


def unstructured(name: str, text: str) -> Sequence[str]:
    """Return the words of *name*, a header of free text: as they are, or encoded.

    They are encoded when there are other letters than ASCII, when one looks encoded already,
    when one does not fit a line, and when spaces would not come back as they were.
    """
    words = text.split(" ")
    is_plain = text.isascii() and _LOOKS_ENCODED not in text and all(words)
    if is_plain and _fits(name, words):
        return words
    return list(encoded_words(text, _room(name))) if text else []


def phrase(name: str, text: str) -> Sequence[str]:
    """Return the words of a name in front of an address, in the header *name*: atoms, a quoted
    string, or encoded."""
    if text.isascii() and _LOOKS_ENCODED not in text:
        if _ATOMS.fullmatch(text) and _fits(name, text.split(" ")):
            return text.split(" ")
        quoted = '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
        if _fits(name, [quoted]):
            return [quoted]
    return list(encoded_words(text, _room(name)))


def encoded_words(text: str, first: int = ENCODED_WORD.value) -> Iterator[str]:
    """Yield *text* as encoded words of at most 75 characters, none with half a letter in it.

    The *first* may have to be shorter. Whichever of the two encodings is shorter for the whole
    is used for every word.
    """
    parts = list(text)
    in_q = sum(len(_q(part)) for part in parts)
    in_b = -(-len(text.encode()) // 3) * 4
    encode, mark = (_q, "q") if in_q <= in_b else (_b, "b")
    word, most = "", min(first, ENCODED_WORD.value)
    for part in parts:
        if word and _AROUND + len(encode(word + part)) > most:
            yield f"=?{_CHARSET}?{mark}?{encode(word)}?="
            word, most = "", ENCODED_WORD.value
        word += part
    yield f"=?{_CHARSET}?{mark}?{encode(word)}?="


def _fits(name: str, words: Sequence[str]) -> bool:
    """Whether the first of *words* fits beside *name*, and each other a line of its own."""
    return len(words[0]) <= _room(name) and all(
        len(word) < LINE_ADVISED.value for word in words[1:]
    )


def _room(name: str) -> int:
    """Return how many characters fit beside *name* on its line."""
    return LINE_ADVISED.value - len(f"{name}: ")


def _q(text: str) -> str:
    return "".join(
        chr(octet) if octet in _PLAIN else "_" if octet == 0x20 else f"={octet:02X}"
        for octet in text.encode()
    )


def _b(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
