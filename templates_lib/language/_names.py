"""How placeholders, fields and loop variables may be called."""

from __future__ import annotations

import re
import unicodedata

from locales.words import gettext_noop
from templates_lib.language._lexer import Token
from templates_lib.language._source import Source

MAX_NAME = 64

NAME = re.compile(rf"[A-Za-z][A-Za-z0-9_]{{0,{MAX_NAME - 1}}}", re.ASCII)
"""How a placeholder, a field or a loop's variable is written."""

RESERVED = frozenset(
    [
        "and",
        "or",
        "not",
        "is",
        "in",
        "if",
        "else",
        "elif",
        "endif",
        "for",
        "endfor",
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
        "loop",
        "self",
        "super",
    ]
)
"""Words of the language, which no placeholder may be called."""

# Letters that Unicode does not take apart into a plain letter and a mark.
_WHOLE = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ł": "l", "ß": "ss", "đ": "d"})


def is_name(word: str) -> bool:
    """Whether a placeholder may be called so."""
    return NAME.fullmatch(word) is not None and word not in RESERVED


def check_name(source: Source, token: Token) -> None:
    """Refuse a word that cannot be the name of a placeholder, field or loop variable."""
    if token.text in RESERVED:
        raise source.refuse(
            token.start,
            token.end,
            gettext_noop("“%(words)s” is a word of the language and cannot be a name here."),
        )
    if not NAME.fullmatch(token.text):
        raise source.refuse(
            token.start,
            token.end,
            gettext_noop(
                "“%(words)s” is not a name: names begin with a letter, have at most %(limit)s "
                "characters and hold only the letters a–z, digits and _."
            ),
            limit=str(MAX_NAME),
            suggestion=_plain_name(token.text),
        )


def _plain_name(text: str) -> str | None:
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_WHOLE))
    plain = "".join(letter for letter in decomposed if letter.isascii()).strip("_")
    return plain if is_name(plain) else None
