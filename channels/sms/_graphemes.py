"""What a reader sees as one character: extended grapheme clusters.

Source: Unicode Standard Annex 29, revision 39 (Unicode 14, as Python 3.11 has it): the
properties of its table 2 and the expression of its table 1c. General categories come from
``unicodedata``; the rest is listed here, from GraphemeBreakProperty.txt and emoji-data.txt.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["clusters"]


def _points(ranges: str) -> frozenset[int]:
    points: set[int] = set()
    for item in ranges.split():
        first, _, last = item.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)


_PREPEND = _points(
    """
    0600-0605 06DD 070F 0890-0891 08E2 0D4E 110BD 110CD 111C2-111C3 1193F 11941 11A3A 11A84-11A89
    11D46
    """
)

# Other_Grapheme_Extend and Emoji_Modifier.
_EXTEND = _points(
    """
    09BE 09D7 0B3E 0B57 0BBE 0BD7 0CC2 0CD5-0CD6 0D3E 0D57 0DCF 0DDF 1B35 200C 302E-302F FF9E-FF9F
    1133E 11357 114B0 114BD 115AF 11930 1D165 1D16E-1D172 E0020-E007F
    1F3FB-1F3FF
    """
)

# Mc characters that annex 29 keeps out of SpacingMark, and the two that it adds.
_NOT_SPACING = _points(
    """
    102B-102C 1038 1062-1064 1067-106D 1083 1087-108C 108F 109A-109C 1A61 1A63-1A64 AA7B AA7D
    11720-11721
    """
)
_SPACING = _points("0E33 0EB3")

_PICTOGRAPHS = _points(
    """
    00A9 00AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3 23F8-23FA
    24C2 25AA-25AB 25B6 25C0 25FB-25FE 2600-2605 2607-2612 2614-2685 2690-2705 2708-2712 2714 2716
    271D 2721 2728 2733-2734 2744 2747 274C 274E 2753-2755 2757 2763-2767 2795-2797 27A1 27B0 27BF
    2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299 1F000-1F0FF 1F10D-1F10F 1F12F
    1F16C-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 1F201-1F20F 1F21A 1F22F 1F232-1F23A
    1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F 1F7D5-1F7FF
    1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945
    1F947-1FAFF 1FC00-1FFFD
    """
)

# One letter a property, so that the rules are one expression over the letters of a text:
# C carriage return, N line feed, c control, E extend, Z joiner, M spacing mark, P prepend,
# R regional indicator, X pictograph, o other; L V T are Hangul jamo, A is LV, B is LVT.
_CLUSTER = re.compile(
    "CN|[CNc]|P*(?:L*(?:V+|AV*|B)T*|L+|T+|RR|X(?:E*ZX)*|[^CNc])[EZM]*",
)

_CONTROL_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp"})


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) in code points for each grapheme cluster of *text*, in order."""
    letters = "".join(map(_property, text))
    for match in _CLUSTER.finditer(letters):
        yield match.span()


@lru_cache(maxsize=4096)
def _property(character: str) -> str:
    point = ord(character)
    fixed = {0x0D: "C", 0x0A: "N", 0x200D: "Z"}.get(point)
    if fixed is not None:
        return fixed
    if 0x1F1E6 <= point <= 0x1F1FF:
        return "R"
    if point in _PREPEND:
        return "P"
    return _hangul(point) or _by_category(point, unicodedata.category(character))


def _hangul(point: int) -> str:
    if 0x1100 <= point <= 0x115F or 0xA960 <= point <= 0xA97C:
        return "L"
    if 0x1160 <= point <= 0x11A7 or 0xD7B0 <= point <= 0xD7C6:
        return "V"
    if 0x11A8 <= point <= 0x11FF or 0xD7CB <= point <= 0xD7FB:
        return "T"
    if 0xAC00 <= point <= 0xD7A3:
        return "A" if (point - 0xAC00) % 28 == 0 else "B"
    return ""


def _by_category(point: int, category: str) -> str:
    if category in ("Mn", "Me") or point in _EXTEND:
        return "E"
    if point in _SPACING or (category == "Mc" and point not in _NOT_SPACING):
        return "M"
    if point in _PICTOGRAPHS:
        return "X"
    if category in _CONTROL_CATEGORIES or _is_reserved_control(point, category):
        return "c"
    return "o"


def _is_reserved_control(point: int, category: str) -> bool:
    """Whether *point* is unassigned and ignorable by default (DerivedCoreProperties.txt)."""
    reserved = 0x2060 <= point <= 0x206F or 0xFFF0 <= point <= 0xFFF8 or point >= 0xE0000
    return category == "Cn" and reserved and point <= 0xE0FFF
