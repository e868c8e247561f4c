"""Which characters force UCS-2, and what could be written instead.

A suggestion is offered to the writer and never applied by itself. It stays in the script of
the character it replaces: a Cyrillic letter that looks Latin has none, since a name written
so is another name.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from channels.sms._alphabet import DEFAULT, Alphabet

__all__ = ["Trigger", "suggestion", "triggers"]

# What neither Unicode's decompositions nor its categories say. Quotes and dashes follow
# the "confusable" punctuation of Unicode TS 39; letters follow ISO/IEC 8859-1 typewriter use.
# All of it is ASCII, and all of ASCII that stands here is in every table of letters.
_INSTEAD = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\u02ba", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\u02b9\u00b4\u0060", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2022\u00b7\u2219", "-"),
    **{"\u2044": "/", "\u2215": "/", "\u00a6": "|", "\u02dc": "~", "\u00d7": "x", "\u2236": ":"},
    **{"\u2192": "->", "\u2190": "<-", "\u2264": "<=", "\u2265": ">=", "\u00b1": "+/-"},
    **{"\u00a9": "(c)", "\u00ae": "(R)", "\u2120": "(SM)", "\u2122": "(TM)", "\t": " "},
    # Latin letters that do not decompose.
    **{"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H"},
    **{"ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N", "ı": "i", "ĸ": "k", "ə": "e", "Ə": "E"},
    **{"œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ẞ": "SS", "ƒ": "f"},
}

# Combining marks that Latin letters wear. Marks of other scripts carry the reading.
_MARKS = range(0x0300, 0x0370)

_UNNAMED = {"\t": "CHARACTER TABULATION", "\x00": "NULL", "\x1b": "ESCAPE", "\x85": "NEXT LINE"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A character that the alphabet has not: where (code points), its Unicode name, and what to
    write instead ("" to leave it out, None when we know nothing)."""

    offset: int
    character: str
    name: str
    suggestion: str | None


def triggers(text: str, letters: Alphabet = DEFAULT) -> tuple[Trigger, ...]:
    """Return every character of *text* that forces UCS-2 where *letters* can be sent."""
    return tuple(
        Trigger(offset, text[offset], _name(text[offset]), suggestion(text[offset], letters))
        for offset in letters.outside(text)
    )


@lru_cache(maxsize=4096)
def suggestion(character: str, letters: Alphabet = DEFAULT) -> str | None:
    """Return text of *letters* to write instead of *character*, in the same script, or None."""
    if character in letters.codes or character in letters.escaped:
        return character
    if character in _INSTEAD:
        return _INSTEAD[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Zl" or category == "Zp":
        return "\n"
    if category == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F or ord(character) in _MARKS:
        return ""
    return None if category == "Sk" else _decomposed(character, letters)


def _decomposed(character: str, letters: Alphabet) -> str | None:
    """Follow Unicode's own decomposition until every piece is in the alphabet."""
    kind, _, points = unicodedata.decomposition(character).rpartition(">")
    kind = kind.lstrip("<")
    pieces = [suggestion(chr(int(point, 16)), letters) for point in points.split()]
    if not pieces or any(piece is None for piece in pieces):
        return None
    plain = "".join(piece for piece in pieces if piece is not None)
    if kind == "fraction":  # so that 2½ does not become 21/2
        return f" {plain}"
    if kind == "super" and plain.isdecimal():  # so that 10² does not become 102
        return f"^{plain}"
    return plain


def _name(character: str) -> str:
    point = f"U+{ord(character):04X}"
    return unicodedata.name(character, "") or _UNNAMED.get(character, point)
