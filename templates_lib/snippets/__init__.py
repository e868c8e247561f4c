"""Snippets: pieces of text that many messages share, such as a signature or a way to opt out.

A text takes one in with ``{% include "signature" %}``. That is done before anything else reads the
text: checks, segments, rendering and export see what is said, and know nothing of snippets.

>>> signature = Snippet("signature", (SnippetText("nb", "Hilsen Nordhus"),))
>>> made = expand('Takk! {% include "signature" %}', {"signature": signature}, "sms", "nb")
>>> made.text
'Takk! Hilsen Nordhus'
>>> made.written(6, 12)
Place(start=6, end=31, snippet='signature')

``expand`` is a pure function of one text, ``expand_content`` of all texts of a variant. What cannot
be taken in stays as it was typed, which no template may hold: it is never sent, and ``faults`` say
why.
"""

from templates_lib.snippets._choosing import choose
from templates_lib.snippets._content import Expansion, expand_content, included_keys
from templates_lib.snippets._expanding import Expanded, Expander, expand
from templates_lib.snippets._loading import read_snippets, write_snippet
from templates_lib.snippets._spans import Piece, Place
from templates_lib.snippets._using import keys_used
from templates_lib.snippets._values import (
    MAX_DEPTH,
    MAX_SNIPPETS,
    MAX_TEXT,
    Fault,
    Snippet,
    SnippetText,
)

__all__ = [
    "MAX_DEPTH",
    "MAX_SNIPPETS",
    "MAX_TEXT",
    "Expanded",
    "Expander",
    "Expansion",
    "Fault",
    "Piece",
    "Place",
    "Snippet",
    "SnippetText",
    "choose",
    "expand",
    "expand_content",
    "included_keys",
    "keys_used",
    "read_snippets",
    "write_snippet",
]
