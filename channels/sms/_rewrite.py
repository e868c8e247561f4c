"""What the message would cost if it were written otherwise. Nothing is written by itself."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from channels._graphemes import clusters
from channels.sms._alphabet import DEFAULT, Alphabet, Encoding
from channels.sms._count import counted
from channels.sms._options import Options
from channels.sms._triggers import suggestion

__all__ = ["Rewrite", "composed", "partly_simplified", "rewritten", "simplified", "without_symbols"]

# General categories of what people leave out of a text more easily than letters: symbols,
# and the joiners and selectors that hold an emoji together.
_SYMBOLS = frozenset({"So", "Sk", "Sm", "Mn", "Me", "Cf"})


class Rewrite(NamedTuple):
    """A text that says the same, the encoding it needs, and how many segments it takes."""

    text: str
    encoding: Encoding
    segments: int


def rewritten(text: str, how: Options) -> Rewrite:
    """Return *text* with what it costs."""
    encoding: Encoding = "UCS-2" if how.alphabet.septets(text) is None else "GSM-7"
    return Rewrite(text, encoding, counted(text, how))


def composed(text: str) -> str:
    """Return *text* in NFC: an "e" and a combining accent are then the "é" that GSM-7 has."""
    return unicodedata.normalize("NFC", text)


def simplified(text: str, letters: Alphabet = DEFAULT) -> str | None:
    """Return *text* with every suggestion taken, or None when a character has none."""
    whole = composed(text)
    instead = {stranger: suggestion(stranger, letters) for stranger in letters.strangers(whole)}
    known = {ord(stranger): plain for stranger, plain in instead.items() if plain is not None}
    return whole.translate(known) if len(known) == len(instead) else None


def partly_simplified(text: str, letters: Alphabet = DEFAULT) -> str:
    """Return *text* with a suggestion taken wherever there is one.

    A grapheme cluster of which some part has none stays whole: half an emoji is another one.
    """
    return "".join(
        cluster if instead is None else instead for cluster, instead in _suggested(text, letters)
    )


def without_symbols(text: str, letters: Alphabet = DEFAULT) -> str | None:
    """Return *text* simplified, and without the symbols that nothing can stand for.

    None when a letter or digit is among those, for then the text would say something else.
    """
    kept: list[str] = []
    for cluster, instead in _suggested(text, letters):
        if instead is None and not {*map(unicodedata.category, cluster)} <= _SYMBOLS:
            return None
        kept.append(instead or "")
    return "".join(kept)


def _suggested(text: str, letters: Alphabet) -> Iterator[tuple[str, str | None]]:
    """Yield each grapheme cluster of *text*, composed, and what to write instead of it."""
    whole = composed(text)
    for start, end in clusters(whole):
        pieces = [suggestion(character, letters) for character in whole[start:end]]
        known = [piece for piece in pieces if piece is not None]
        yield whole[start:end], "".join(known) if len(known) == len(pieces) else None
