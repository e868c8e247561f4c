"""Declarations as the few longhands that decide whether and how a text is seen."""

import re

from channels.email._markup._caching import remembered
from channels.email._markup._colour import colour
from channels.email._markup._names import names
from channels.email._markup._values import words_of

__all__ = ["longhands"]

_KEPT = names(
    "color background-color font-size font-weight line-height display visibility opacity "
    "max-height overflow height padding-top padding-bottom"
)
# "/" parts the size of a font from the height of its line.
_PIECES = re.compile(r"(?:[^\s()\"']|\([^()]*\)|\"[^\"]*\"|'[^']*')+")
_FONT_SIZE = re.compile(
    r"(?:^|\s)((?:[0-9]*\.)?[0-9]+(?:px|pt|em|rem|%|pc|in|cm|mm)|(?:xx?-)?(?:small|large)|medium|"
    r"smaller|larger)(?:\s*/\s*([^\s]+))?(?=\s)",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"(?<![\w-])(bold|bolder|lighter|[1-9]00)(?![\w%-])", re.IGNORECASE)


@remembered(maxsize=4096)
def longhands(name: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of each longhand that ``name: value`` sets, of those that count."""
    if name in _KEPT:
        return ((name, value),)
    if name == "background":
        return (("background-color", _paint(value)), ("background-image", _picture(value)))
    if name == "background-image":
        return ((name, _picture(value)),)
    if name == "font":
        return _font(value)
    if name == "padding":
        sides = value.split()
        return (
            (("padding-top", sides[0]), ("padding-bottom", sides[2 if len(sides) > 2 else 0]))
            if sides
            else ()
        )
    return ()


def _paint(value: str) -> str:
    """Return the colour in a ``background``; "transparent" where it names none."""
    found = (piece for piece in _PIECES.findall(value) if colour(piece) is not None)
    return next(found, "transparent" if not _is_variable(value) else value)


def _is_variable(value: str) -> bool:
    return "var" in words_of(value).functions


def _picture(value: str) -> str:
    """Return "url" where *value* paints a picture or a gradient, else "none"."""
    words = words_of(value)
    return "url" if words.urls or any("gradient" in each for each in words.functions) else "none"


def _font(value: str) -> tuple[tuple[str, str], ...]:
    size = _FONT_SIZE.search(value)
    if size is None:
        return ()
    weight = _WEIGHT.search(value[: size.start()])
    found = [("font-size", size[1]), ("font-weight", weight[1] if weight else "normal")]
    return (*found, ("line-height", size[2] or "normal"))
