"""Reading finished mails: HTML and CSS with the place of everything, and how each text looks.

Nothing here raises, whatever the text, and the time is linear in its length.
"""

from channels.email._markup._caching import remembered
from channels.email._markup._cascade import has_dark_rules
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
from channels.email._markup._looks import looks
from channels.email._markup._names import names
from channels.email._markup._reading import read
from channels.email._markup._selectors import selectors
from channels.email._markup._styles import Style
from channels.email._markup._tag import Attribute, Tag, of_tag
from channels.email._markup._tree import Document, Element, Stray, Text
from channels.email._markup._values import words_of
from channels.email._markup._words import vocabulary

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
    "Tag",
    "Text",
    "colour",
    "declarations",
    "has_dark_rules",
    "looks",
    "names",
    "of_tag",
    "pixels",
    "read",
    "remembered",
    "selectors",
    "sheet",
    "style",
    "vocabulary",
    "words_of",
]
