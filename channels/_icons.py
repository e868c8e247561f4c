"""Small drawings for previews: lines on a field of 24, in the colour of the text around them."""

from channels._frozen import Frozen
from channels._page import element

__all__ = ["icon"]

_PATHS = Frozen(
    {
        "back": "M15 5l-7 7 7 7",
        "calendar": "M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4M12 13v4M10 15h4",
        "check": "M5.5 12.5l4.2 4.2 8.8-9.2",
        "clock": "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
        "computer": "M4 5h16v10H4zM2 19h20",
        "copy": "M8 8V4h12v12h-4M4 8h12v12H4z",
        "document": "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
        "link": "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
        "list": "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11",
        "more": "M12 5.5v.01M12 12v.01M12 18.5v.01",
        "phone": (
            "M5 4h4l2 5-2.5 1.6a12 12 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5"
            "a1 1 0 0 1 1-1z"
        ),
        "picture": "M3 19l6-8 4.5 5.5L16.5 13 21 19zM17 8.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0",
        "pin": (
            "M12 21s7-6.2 7-11.2A7 7 0 0 0 5 9.8C5 14.8 12 21 12 21z"
            "M14.4 9.8a2.4 2.4 0 1 1-4.8 0a2.4 2.4 0 1 1 4.8 0"
        ),
        "play": "M9 6.5v11l8.5-5.5z",
        "reply": "M10 6 4 12l6 6v-4c5 0 8 1 10 4 0-6-4-8-10-8z",
        "video": "M3 6h12v12H3zM15 11l6-4v10l-6-4",
    }
)


def icon(name: str, css: str = "icon") -> str:
    """Return the drawing called *name* as SVG, hidden from those who listen to the page."""
    lines = element("path", d=_PATHS[name])
    return element("svg", lines, css=css, viewBox="0 0 24 24", aria_hidden="true")
