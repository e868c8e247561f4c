"""Names and constants: the leaves of an expression."""

from __future__ import annotations

import re
from decimal import Decimal

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._calls import call, subscript
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._limits import MAX_DIGITS, MAX_PATH, MAX_STRING
from templates_lib.language._names import NAME, check_name
from templates_lib.language._nodes import Constant, Name
from templates_lib.language._source import with_line_feeds
from templates_lib.language._unexpected import unexpected
from templates_lib.language._words import Words

LOOP_FIELDS = ("index", "first", "last")
"""What a loop knows of itself: the item's number from 1, and whether it is the first or last."""

TRUTHS = {"true": True, "True": True, "false": False, "False": False}
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_LOOSE_NUMBER = re.compile(r"0*([0-9_]+)(\.[0-9_]+)?", re.ASCII)
_LONG = 4 * MAX_DIGITS  # so long that nothing is to be made of it
# Jinja2 reads texts by Python's escapes; what is none of them stays as it is written.
_NO_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = frozenset("\\'\"\nabfnrtv01234567xNuU")


def leaf(words: Words) -> Name | Constant:
    """Read a name or a constant."""
    token = words.here
    if token.kind != "word" or token.text in TRUTHS:
        return constant(words)
    if token.text in ("and", "or", "not"):
        raise unexpected(words)
    return name(words)


def constant(words: Words) -> Constant:
    """Read a text, a number, true or false."""
    token = words.here
    if token.kind == "string":
        return _string(words)
    if token.kind == "number":
        return _number(words, words.take())
    if token.text == "-" and words.look().kind == "number":
        words.take()
        found = _number(words, words.take())
        assert not isinstance(found.value, str)
        return Constant(token.start, found.end, -found.value)
    if token.kind == "word" and token.text in TRUTHS:
        words.take()
        return Constant(token.start, token.end, TRUTHS[token.text])
    raise unexpected(words)


def _string(words: Words) -> Constant:
    token = words.take()
    if len(token.text) > MAX_STRING + 2:
        raise words.refuse_token(
            token,
            gettext_noop("A text in a tag has at most %(limit)s characters."),
            limit=str(MAX_STRING),
        )
    try:
        return Constant(token.start, token.end, values.text(_unescaped(token.text[1:-1])))
    except (values.Unfit, UnicodeDecodeError):
        raise words.refuse_token(
            token,
            gettext_noop(
                "The text holds a character that is no text, or a backslash that is none; a "
                "backslash is written twice."
            ),
        ) from None


def _unescaped(text: str) -> str:
    text = with_line_feeds(text)
    if "\\" not in text:
        return text
    ascii_only = text.encode("ascii", "backslashreplace").decode("ascii")
    doubled = _NO_ESCAPE.sub(
        lambda match: match[0] if match[1] in _ESCAPES else rf"\{match[0]}", ascii_only
    )
    return doubled.encode("ascii").decode("unicode-escape")


def _number(words: Words, token: Token) -> Constant:
    if not _NUMBER.fullmatch(token.text) or len(token.text.replace(".", "")) > MAX_DIGITS:
        raise _no_number(words, token)
    value = Decimal(token.text) if "." in token.text else int(token.text)
    return Constant(token.start, token.end, value)


def _no_number(words: Words, token: Token) -> TemplateSyntaxError:
    loose = _LOOSE_NUMBER.fullmatch(token.text) if len(token.text) < _LONG else None
    if loose is None and not token.text.replace(".", "").isdigit():
        return words.refuse_token(
            token,
            gettext_noop(
                "“%(words)s” is neither a number nor a name; a name begins with a letter."
            ),
        )
    plain = (loose[1] + (loose[2] or "")).replace("_", "") if loose else ""
    fits = _NUMBER.fullmatch(plain) and len(plain.replace(".", "")) <= MAX_DIGITS
    return words.refuse_token(
        token,
        gettext_noop("Numbers are written with at most %(limit)s plain digits and a point."),
        plain if fits else None,
        limit=str(MAX_DIGITS),
    )


def name(words: Words) -> Name:
    """Read a name, with its fields."""
    first = words.take()
    parts = [first]
    while words.here.text == "." and words.here.kind == "sign":
        parts.append(_field(words, parts))
    following = words.here.text if words.here.kind == "sign" else ""
    if following == "(":
        raise call(words, parts)
    if following == "[":
        check_path(words, parts)
        raise subscript(words, parts)
    check_path(words, parts)
    return Name(first.start, parts[-1].end, tuple(part.text for part in parts))


def _field(words: Words, parts: list[Token]) -> Token:
    dot = words.take()
    field = words.here
    if field.kind == "number":
        raise words.refuse(
            parts[0].start,
            field.end,
            gettext_noop(
                "“%(words)s”: no item is picked out of a list; go through all of it with "
                "{%% for item in %(name)s %%}."
            ),
            name=words.text(parts[0].start, parts[-1].end),
        )
    if field.kind != "word":
        raise unexpected(words)
    if dot.start != parts[-1].end or field.start != dot.end:
        path = ".".join(part.text for part in (*parts, field))
        raise words.refuse(
            parts[0].start,
            field.end,
            gettext_noop("“%(words)s”: a name holds no spaces; write “%(name)s”."),
            path,
            name=path,
        )
    return words.take()


def check_path(words: Words, parts: list[Token]) -> None:
    if parts[0].text == "loop":
        return _check_loop(words, parts)
    if parts[0].text in ("none", "None"):
        raise words.refuse_token(
            parts[0],
            gettext_noop(
                "“%(words)s” is no value; to ask whether one is missing, write “not name”."
            ),
        )
    check_name(words.source, parts[0])
    for token in parts[1:]:
        if not NAME.fullmatch(token.text):
            check_name(words.source, token)
    if len(parts) > MAX_PATH:
        raise words.refuse(
            parts[0].start,
            parts[-1].end,
            gettext_noop(
                "“%(words)s” goes too deep; the most is %(limit)s names. Send the value as a "
                "placeholder of its own."
            ),
            limit=str(MAX_PATH),
        )


def _check_loop(words: Words, parts: list[Token]) -> None:
    field = parts[1].text if len(parts) == 2 else ""
    if words.in_loop and field in LOOP_FIELDS:
        return
    near = "loop.index" if words.in_loop and field in ("index0", "counter") else None
    msgid = (
        gettext_noop("“%(words)s”: a loop knows loop.index (from 1), loop.first and loop.last.")
        if words.in_loop
        else gettext_noop("“%(words)s” stands outside of any loop; it is known inside {%% for %%}.")
    )
    raise words.refuse(parts[0].start, parts[-1].end, msgid, near)
