"""Small drawings of our own for the preview: one path each, in the colour of the text."""

from channels._page import element

__all__ = ["icon"]

_PATHS = {
    "reply": "M10 6 4 12l6 6v-4c5 0 8 1 10 4 0-6-4-8-10-8z",
    "url": "M14 4h6v6M20 4l-9 9M17 13v6H5V7h6",
    "phone": "M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2z",
    "copy": "M8 8V4h12v12h-4M4 8h12v12H4z",
    "list": "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11",
    "image": "M4 5h16v14H4zM4 17l5-6 4 4 3-3 4 5",
    "video": "M3 6h12v12H3zM15 11l6-4v10l-6-4",
    "document": "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
    "location": "M12 21s7-7 7-12a7 7 0 1 0-14 0c0 5 7 12 7 12zM12 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
    "offer": "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
    "computer": "M4 5h16v10H4zM2 19h20",
}


def icon(name: str) -> str:
    """Return the drawing called *name* as inline SVG, hidden from screen readers."""
    return element(
        "svg",
        element("path", d=_PATHS[name]),
        css=f"icon of-{name}",
        viewBox="0 0 24 24",
        aria_hidden="true",
        focusable="false",
    )
