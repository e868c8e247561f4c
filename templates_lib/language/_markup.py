"""HTML inside a tag: what an editor of web pages puts there and nobody sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Tokens
from templates_lib.language._source import Source

# Bounded and possessive: these run on anything.
_ELEMENT = re.compile(r"</?[A-Za-z][^<>{}]{0,200}+>")
_ENTITY = re.compile(r"&(?:nbsp|quot|apos|amp|lt|gt|shy|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});")
_MOST = 500


def markup_fault(
    source: Source, tokens: Tokens, reads: Callable[[str], bool]
) -> TemplateSyntaxError | None:
    """Return the error about a tag that can be read once its HTML is gone, or None."""
    start, end = tokens[0].start, tokens[-1].end
    text = source.text[start:end]
    if len(text) > _MOST or not (_ELEMENT.search(text) or _ENTITY.search(text)):
        return None
    plain = _ENTITY.sub(lambda found: unescape(found[0]), _ELEMENT.sub("", text))
    plain = plain.replace("\xad", "").replace("\xa0", " ").replace("&&", "and").strip()
    if not reads(plain):
        return None
    return source.refuse(
        start,
        end,
        gettext_noop("HTML stands inside the tag, as an editor put it there; write “%(instead)s”."),
        suggestion=plain,
        instead=plain,
    )
