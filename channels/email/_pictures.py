"""Images of a mail as they stand in a preview: drawn here, since nothing may be loaded."""

import html
import re
from urllib.parse import quote

from channels.email._frame import LOGO_WIDTH

__all__ = ["with_drawn_images", "without_images"]

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r'\ssrc="([^"]*)"', re.IGNORECASE)
_ALT = re.compile(r'\salt="([^"]*)"', re.IGNORECASE)
_WIDTH = re.compile(r'\swidth="([0-9]{1,4})"', re.IGNORECASE)

# A picture no wider than this stands in a column, and is drawn for it.
_PICTURE_WIDTH = 240

_SHOWN = 60


def with_drawn_images(mail: str) -> str:
    """Return the HTML *mail* with each image replaced by a drawing that bears its alt text."""
    return _IMAGE.sub(lambda match: _redrawn(match[0]), mail)


def without_images(mail: str) -> str:
    """Return the HTML *mail* as it stands where images are not loaded: boxes with alt texts."""
    return _IMAGE.sub(lambda match: _boxed(match[0]), mail)


def _redrawn(image: str) -> str:
    address = f' src="data:image/svg+xml,{quote(_drawing(_alt(image), _width(image)))}"'
    return _SOURCE.sub(lambda match: address, image, count=1)


def _boxed(image: str) -> str:
    alt, width = _alt(image), _width(image)
    line = "solid" if alt else "dashed"
    style = (
        f"display:inline-block;box-sizing:border-box;width:100%;max-width:{width}px;"
        f"min-height:{96 if width > _PICTURE_WIDTH else 40}px;padding:9px 12px;"
        f"border:1px {line} #8b95a1;background:#f4f6f8;color:#3c4653;text-align:start;"
        "font:15px/1.4 Arial,sans-serif"
    )
    return f'<span style="{style}">{html.escape(alt)}</span>'


def _alt(image: str) -> str:
    found = _ALT.search(image)
    return html.unescape(found[1]) if found else ""


def _width(image: str) -> int:
    found = _WIDTH.search(image)
    return int(found[1]) if found else _PICTURE_WIDTH


def _drawing(alt: str, width: int) -> str:
    shown = alt if len(alt) <= _SHOWN else f"{alt[: _SHOWN - 1]}…"
    if width == LOGO_WIDTH:
        return _svg(160, 48, _words(shown, 80, 29, 15))
    if width <= _PICTURE_WIDTH:
        return _svg(240, 130, f"{_hills(120, 72)}{_words(shown, 120, 108, 16)}")
    return _svg(560, 190, f"{_hills(280, 108)}{_words(shown, 280, 150, 17)}")


def _hills(middle: int, ground: int) -> str:
    """Return hills under a sun, what a picture stands for."""
    path = f"M{middle - 70} {ground}l42-52 30 34 20-22 44 40z"
    sun = f'<circle cx="{middle + 38}" cy="{ground - 56}" r="11" fill="#aab4c0"/>'
    return f'<path d="{path}" fill="#aab4c0"/>{sun}'


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="#dfe4ea"/>{inner}</svg>'
    )


def _words(words: str, x: int, y: int, size: int) -> str:
    style = f'font-family="Arial,sans-serif" font-size="{size}" fill="#4b5663" text-anchor="middle"'
    return f'<text x="{x}" y="{y}" {style}>{html.escape(words)}</text>'
