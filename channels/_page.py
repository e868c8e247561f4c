"""The page that every preview stands on: one HTML document, no script, nothing loaded.

Its own policy says so to the browser, and what it frames inherits that policy. It follows
the light or dark preference of the person looking, and works from 320 pixels up.
"""

import html
from importlib import resources

__all__ = ["element", "page", "style", "text"]

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


def style(package: str, name: str) -> str:
    """Return the CSS file *name* that lies in *package*."""
    return resources.files(package).joinpath(name).read_text("utf-8")


_STYLE = style("channels", "_page.css")


def page(title: str, css: str, body: str) -> str:
    """Return the document; *title* is plain text, *css* and *body* (HTML) are ours."""
    return (
        '<!doctype html>\n<html><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{text(title)}</title><style>{_STYLE}{css}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def element(name: str, inner: str = "", /, **attributes: str) -> str:
    """Return one element: *inner* is HTML, attribute values are plain text.

    ``css`` is written as ``class``, an underscore as a hyphen.
    """
    written = "".join(
        f' {"class" if key == "css" else key.replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{inner}</{name}>"


def text(plain: str) -> str:
    """Return *plain* text as HTML."""
    return html.escape(plain)
