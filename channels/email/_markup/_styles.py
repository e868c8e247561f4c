"""How the text of each element styles: its colour, what it stands on, its size."""

from typing import NamedTuple

from channels.email._markup._cascade import Told
from channels.email._markup._colour import Colour, colour, over
from channels.email._markup._lengths import font_pixels, pixels
from channels.email._markup._tree import Element

__all__ = ["Style", "style_of", "top_style"]


class Style(NamedTuple):
    """``ink`` and ``paper`` are opaque, None where nobody can tell; ``pictured``: a picture
    lies on the paper; ``size`` in pixels; ``line`` is the height of a line in pixels;
    ``shown`` is false for text that no reader sees."""

    ink: Colour | None
    paper: Colour | None
    pictured: bool
    size: float | None
    line: float
    bold: bool
    shown: bool


_BLACK, _WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
_LINK = Colour(0, 0, 238)  # HTML Standard, 15.3.4
_NORMAL_LINE = 1.2  # CSS Inline Layout: "normal" is between 1.0 and 1.2
_UNKNOWN = frozenset({"currentcolor"})


def top_style(dark: bool) -> Style:
    """Return the look of a mail before anything is said.

    By day a mail is black on white until it says otherwise; by night (*dark*) each client has
    colours of its own, so that nothing is known.
    """
    return Style(None if dark else _BLACK, None if dark else _WHITE, False, 16.0, 19.2, False, True)


def style_of(element: Element, says: Told, above: Style, dark: bool) -> Style:
    """Return the look of an *element* that is told what *says* has, inside one that looks like
    *above*."""
    size = _size(says, above)
    paper, pictured = _paper(says, above)
    return Style(
        _ink(element, says, above, paper, dark),
        paper,
        pictured,
        size,
        _line(says, above, size),
        _bold(says, above),
        above.shown and _is_shown(says),
    )


def _ink(
    element: Element, says: Told, above: Style, paper: Colour | None, dark: bool
) -> Colour | None:
    value = says.get("color", "").strip().lower()
    if value in ("", "inherit"):
        is_link = not value and element.name == "a" and "href" in element.attributes
        return (None if dark else _LINK) if is_link else above.ink
    ink = colour(value)
    if ink is None or ink.alpha == 1.0:
        return ink
    return over(ink, paper) if paper else None


def _paper(says: Told, above: Style) -> tuple[Colour | None, bool]:
    value = says.get("background-color", "transparent").strip().lower()
    paint = Colour(0, 0, 0, 0.0) if value in ("initial", "none", "unset", "") else colour(value)
    pictured = says.get("background-image", "none") == "url"
    if paint is None:
        return None, pictured
    if paint.alpha == 0.0:
        return above.paper, pictured or above.pictured
    if paint.alpha == 1.0:
        return paint, pictured
    return (over(paint, above.paper) if above.paper else None), pictured or above.pictured


def _size(says: Told, above: Style) -> float | None:
    value = says.get("font-size", "").strip().lower()
    if value in ("", "inherit"):
        return above.size
    return font_pixels(value, above.size if above.size is not None else 16.0)


def _line(says: Told, above: Style, size: float | None) -> float:
    value, font = says.get("line-height", "").strip().lower(), size or 0.0
    if value in ("", "inherit"):
        share = above.line / above.size if above.size else _NORMAL_LINE
        return share * font
    try:
        return min(float(value), 100.0) * font if len(value) < 9 else _NORMAL_LINE * font
    except ValueError:
        return pixels(value, font, font) or _NORMAL_LINE * font


def _bold(says: Told, above: Style) -> bool:
    value = says.get("font-weight", "").strip().lower()
    if value in ("", "inherit"):
        return above.bold
    return value in ("bold", "bolder") or (
        value.isdecimal() and len(value) < 5 and int(value) >= 600
    )


def _is_shown(says: Told) -> bool:
    if says.get("display", "").strip().lower() == "none":
        return False
    if says.get("visibility", "").strip().lower() in ("hidden", "collapse"):
        return False
    return not _is_nothing(says.get("opacity")) and not (
        _is_nothing(says.get("max-height")) and says.get("overflow", "").strip() == "hidden"
    )


def _is_nothing(value: str | None) -> bool:
    return value is not None and pixels(value, 0.0) == 0.0
