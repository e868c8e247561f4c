"""What a reader sees as one character: extended grapheme clusters.

Source: Unicode Standard Annex 29 for Unicode 18.0.0: the rules of its section 3.1.1,
as the expression of its table 1c. ``_graphemes.toml`` has the properties, so that the answer is
that of a phone sold this year and not that of the Unicode which this Python was built with.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

__all__ = ["clusters", "may_cluster"]

# One letter a property, so that the rules are one expression over the letters of a text.
_LETTERS = {
    "control": "c",
    "extend": "E",
    "spacing": "M",
    "prepend": "P",
    "leading": "L",
    "vowel": "V",
    "trailing": "T",
    "pictograph": "X",
    "linker": "k",
    "consonant": "K",
}
_RULED = {"\r": "C", "\n": "N", "\u200c": "z", "\u200d": "Z"}

# A and B are the Hangul syllables LV and LVT, R a regional indicator. In a conjunct (GB9c)
# consonants are joined by a linker among marks that are no non-joiner.
_CORE = "L*(?:V+|AV*|B)T*|L+|T+|RR|X(?:[Ekz]*ZX)*|K(?:[EZ]*k[EZk]*K)*|[^CNc]"
_CLUSTER = re.compile(f"CN|[CNc]|P*(?:{_CORE})[EkzZM]*")

# Blocks in which no character joins another, but for CR LF: most texts need no more.
_ALONE = re.compile("[\0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u20a0-\u20cf]*")


def may_cluster(text: str) -> bool:
    """Whether some cluster of *text*, CR LF apart, might be of several code points."""
    return _ALONE.fullmatch(text) is None


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) in code points for each grapheme cluster of *text*, in order."""
    letters = "".join(map(_property, text))
    for match in _CLUSTER.finditer(letters):
        yield match.span()


@lru_cache(maxsize=4096)
def _property(character: str) -> str:
    if character in _RULED:
        return _RULED[character]
    point = ord(character)
    if 0x1F1E6 <= point <= 0x1F1FF:
        return "R"
    if 0xAC00 <= point <= 0xD7A3:
        return "A" if (point - 0xAC00) % 28 == 0 else "B"
    starts, ranges = _ranges()
    place = bisect_right(starts, point) - 1
    if place < 0:
        return "o"
    end, letter = ranges[place]
    return letter if point <= end else "o"


@cache
def _ranges() -> tuple[list[int], list[tuple[int, str]]]:
    """Return where each range begins, in order; and where it ends, with its letter."""
    data = resources.files("channels").joinpath("_graphemes.toml").read_text("utf-8")
    found: list[tuple[int, int, str]] = []
    for name, ranges in tomllib.loads(data).items():
        for item in ranges.split():
            first, _, last = item.partition("-")
            found.append((int(first, 16), int(last or first, 16), _LETTERS[name]))
    found.sort()
    return [start for start, _, _ in found], [(end, letter) for _, end, letter in found]
