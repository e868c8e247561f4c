"""Lengths of CSS in pixels."""

import re

from channels.email._markup._caching import remembered

__all__ = ["font_pixels", "pixels"]

_ROOT = 16.0  # pixels of the text of a client that is not told otherwise

# CSS Values Level 4, section 6: absolute units.
_ABSOLUTE = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "q": 96 / 101.6,
}  # fmt: skip
# CSS Fonts Level 4, section 2.5, at the root's size; and one step up or down.
_KEYWORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_STEPS = {"smaller": 1 / 1.2, "larger": 1.2}

_LENGTH = re.compile(r"([-+]?(?:[0-9]{0,6}\.)?[0-9]{1,6})(%|[a-z]{1,4})?$")


@remembered(maxsize=2048)
def pixels(value: str, font: float, whole: float | None = None) -> float | None:
    """Return *value* in pixels where the text has *font* pixels; None when nobody can tell.

    ``whole`` is what 100 % means.
    """
    match = _LENGTH.match(value.strip().lower())
    if match is None:
        return None
    number, unit = float(match[1]), match[2] or "px"
    if unit == "%":
        return None if whole is None else number * whole / 100
    if unit in _ABSOLUTE:
        return number * _ABSOLUTE[unit]
    return number * {"em": font, "rem": _ROOT}[unit] if unit in ("em", "rem") else None


def font_pixels(value: str, parent: float) -> float | None:
    """Return the size of a text in pixels, where that of the element around it is *parent*."""
    word = value.strip().lower()
    if word in _KEYWORDS:
        return _KEYWORDS[word]
    if word in _STEPS:
        return parent * _STEPS[word]
    return pixels(word, parent, parent)
