"""Images of a mail as they stand in a preview: drawn here, since nothing may be loaded."""

import html
import re
from urllib.parse import quote

__all__ = ["without_remote_images"]

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r'\ssrc="([^"]*)"', re.IGNORECASE)
_ALT = re.compile(r'\salt="([^"]*)"', re.IGNORECASE)
_WIDTH = re.compile(r'\swidth="([0-9]{1,4})"', re.IGNORECASE)

# A picture wider than this is drawn as one; a narrower one is a logo and drawn as a label.
_PICTURE_WIDTH = 240

_SHOWN = 60


def without_remote_images(mail: str) -> str:
    """Return the HTML *mail* with each image replaced by a drawing that bears its alt text."""
    return _IMAGE.sub(lambda match: _redrawn(match[0]), mail)


def _redrawn(image: str) -> str:
    alt, width = _ALT.search(image), _WIDTH.search(image)
    drawing = _drawing(
        html.unescape(alt[1]) if alt else "", int(width[1]) if width else _PICTURE_WIDTH
    )
    address = f' src="data:image/svg+xml,{quote(drawing)}"'
    return _SOURCE.sub(lambda match: address, image, count=1)


def _drawing(alt: str, width: int) -> str:
    shown = alt if len(alt) <= _SHOWN else f"{alt[: _SHOWN - 1]}…"
    if width <= _PICTURE_WIDTH:
        return _svg(160, 48, _words(shown, 80, 29, 15))
    hills = '<path d="M210 108l42-52 30 34 20-22 44 40z" fill="#aab4c0"/>'
    sun = '<circle cx="318" cy="52" r="11" fill="#aab4c0"/>'
    return _svg(560, 190, f"{hills}{sun}{_words(shown, 280, 150, 17)}")


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="#dfe4ea"/>{inner}</svg>'
    )


def _words(words: str, x: int, y: int, size: int) -> str:
    style = f'font-family="Arial,sans-serif" font-size="{size}" fill="#4b5663" text-anchor="middle"'
    return f'<text x="{x}" y="{y}" {style}>{html.escape(words)}</text>'
