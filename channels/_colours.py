"""Colours that can be read: luminance and contrast by WCAG 2.2, definition by definition."""

__all__ = ["contrast", "ink_on", "mixed", "readable"]

# WCAG 2.2, success criterion 1.4.3: contrast of text that is not large.
_READABLE = 4.5

_BLACK, _WHITE = "#000000", "#ffffff"

_Rgb = tuple[int, int, int]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rgb`` or ``#rrggbb`` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(background: str) -> str:
    """Return white or black, whichever reads better on *background*; white when it will do."""
    return _WHITE if contrast(_WHITE, background) >= _READABLE else _darker_ink(background)


def readable(colour: str, background: str) -> str:
    """Return *colour*, moved as little as needed towards black or white to be read there."""
    target = _BLACK if _luminance(background) > 0.18 else _WHITE
    steps = (mixed(colour, target, step / 20) for step in range(21))
    return next((step for step in steps if contrast(step, background) >= _READABLE), target)


def mixed(colour: str, other: str, share: float) -> str:
    """Return *colour* with *share* (0 to 1) of *other* mixed in, as ``#rrggbb``."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _darker_ink(background: str) -> str:
    black = "#111111"
    return black if contrast(black, background) > contrast(_WHITE, background) else _WHITE


def _rgb(colour: str) -> _Rgb:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
