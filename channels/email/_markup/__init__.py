"""Reading finished mails: HTML and CSS with the place of everything, and how each text looks.

Nothing here raises, whatever the text, and the time is linear in its length.
"""

from channels.email._markup._builder import read
from channels.email._markup._caching import remembered
from channels.email._markup._cascade import Told, cascade, has_dark_rules, vocabulary
from channels.email._markup._colour import Colour, colour
from channels.email._markup._css import (
    Block,
    Declaration,
    Sheet,
    Slip,
    declarations,
    sheet,
    style,
)
from channels.email._markup._lengths import pixels
from channels.email._markup._names import names
from channels.email._markup._selectors import selectors
from channels.email._markup._styles import Style, styles
from channels.email._markup._tokens import Attribute
from channels.email._markup._tree import Document, Element, Stray, Text
from channels.email._markup._values import words_of

__all__ = [
    "Attribute",
    "Block",
    "Colour",
    "Declaration",
    "Document",
    "Element",
    "Sheet",
    "Slip",
    "Stray",
    "Style",
    "Text",
    "Told",
    "cascade",
    "colour",
    "declarations",
    "has_dark_rules",
    "names",
    "pixels",
    "read",
    "remembered",
    "selectors",
    "sheet",
    "style",
    "styles",
    "vocabulary",
    "words_of",
]
