"""Plain typography, for channels where a fine character costs money.

U+00A0, U+202F and U+2212 are not in the GSM 7-bit alphabet (3GPP TS 23.038, section 6.2.1): one of
them in an amount turns a whole SMS into UCS-2, 70 characters a segment and not 160.
"""

from __future__ import annotations

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_UNSEEN = "\u00ad\u200b\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\ufeff"

_TABLE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, _UNSEEN), None),
    # U+02BC and U+02BB are letters in some languages (Breton Mercʼher), and look like the rest.
    **dict.fromkeys(map(ord, "‘’‚‛′\u02bc\u02bb"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    ord("…"): "...",
    ord("٪"): "%",
}

FINE = "".join(map(chr, _TABLE))
"""Every character that ``plain`` writes otherwise."""

PLAIN_GROWTH = 3
"""The most characters that ``plain`` makes of one: an ellipsis becomes three full stops."""

# The currency signs of the GSM 7-bit alphabet that ASCII lacks; others give way to the ISO code.
_SIGNS = "£¥€"


def plain(text: str) -> str:
    """Return ``text`` with plain spaces, hyphens and quotation marks, and no unseen characters."""
    return text if text.isascii() else text.translate(_TABLE)


def is_plain_symbol(symbol: str) -> bool:
    """Whether a currency's symbol can stand in a plain text: ``kr`` and ``€`` can, ``zł`` not."""
    return all(character.isascii() or character in _SIGNS for character in symbol)
