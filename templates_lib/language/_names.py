"""How placeholders, fields and loop variables may be called."""

from __future__ import annotations

import re
import unicodedata

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._limits import MAX_NAME
from templates_lib.language._source import Source, character_name

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
_WHOLE = str.maketrans(
    {"æ": "ae", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "Æ": "Ae", "Ø": "O", "Ł": "L", "Đ": "D"}
)
# Cyrillic and Greek letters that are drawn as Latin ones (Unicode TS 39, confusables).
_ALIKE = str.maketrans(
    "аеорсухіјѕԁһАВЕКМНОРСТХІЈЅοανΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhABEKMHOPCTXIJSoavABEZHIKMNOPTYX",
)


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
        raise _no_name(source, token)


def _no_name(source: Source, token: Token) -> TemplateSyntaxError:
    if len(token.text) > 4 * MAX_NAME:
        return _too_long(source, token)
    hidden = next((each for each in token.text if unicodedata.category(each) == "Cf"), "")
    if hidden:
        return _hidden(source, token, hidden)
    latin = token.text.translate(_ALIKE)
    if latin != token.text and is_name(latin):
        return _alike(source, token, latin)
    if len(token.text) > MAX_NAME:
        return _too_long(source, token)
    plain = _plain_name(token.text)
    msgid = (
        gettext_noop(
            "“%(words)s” is not a name: it begins with a letter and holds only a–z, A–Z, digits "
            "and _; write “%(name)s”."
        )
        if plain
        else gettext_noop(
            "“%(words)s” is not a name: it begins with a letter and holds only a–z, A–Z, digits "
            "and _."
        )
    )
    return source.refuse(token.start, token.end, msgid, suggestion=plain, name=plain or "")


def _too_long(source: Source, token: Token) -> TemplateSyntaxError:
    return source.refuse(
        token.start,
        token.end,
        gettext_noop("“%(words)s” is too long for a name; the most is %(limit)s characters."),
        limit=str(MAX_NAME),
    )


def _hidden(source: Source, token: Token, hidden: str) -> TemplateSyntaxError:
    """A zero-width space, a soft hyphen, a mark of direction: it came along with pasted text."""
    seen = "".join(each for each in token.text if unicodedata.category(each) != "Cf")
    return source.refuse(
        token.start,
        token.end,
        gettext_noop("“%(words)s” holds %(character)s, which cannot be seen; remove it."),
        suggestion=seen if not seen or is_name(seen) else _plain_name(seen),
        words=seen,
        character=character_name(hidden),
    )


def _alike(source: Source, token: Token, latin: str) -> TemplateSyntaxError:
    index = next(
        i for i, pair in enumerate(zip(token.text, latin, strict=True)) if len({*pair}) > 1
    )
    return source.refuse(
        token.start,
        token.end,
        gettext_noop(
            "“%(words)s” holds %(character)s, which only looks like “%(latin)s”; write “%(name)s”."
        ),
        suggestion=latin,
        character=character_name(token.text[index]),
        latin=latin[index],
        name=latin,
    )


def _plain_name(text: str) -> str | None:
    """The nearest name: letters without their marks, full-width ones as plain ones."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_WHOLE))
    plain = "".join(letter for letter in decomposed if letter.isascii()).strip("_")
    return plain if is_name(plain) else None
