"""Names and constants: the leaves of an expression."""

from __future__ import annotations

from decimal import Decimal

from jinja2 import nodes as jinja

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._lexer import Token
from templates_lib.language._names import NAME, check_name
from templates_lib.language._nodes import Constant, Name, Value
from templates_lib.language._words import Words

MAX_PATH = 4
"""Most names in a dotted path; values are nested no deeper (values/_anything.py)."""

LOOP_FIELDS = ("index", "first", "last")
"""What a loop knows of itself: the item's number from 1, and whether it is the first or last."""


def constant(words: Words, node: jinja.Node) -> Constant:
    """Take over a text, a number, true or false."""
    if isinstance(node, jinja.Neg) and isinstance(node.node, jinja.Const):
        inner = constant(words, node.node)
        if isinstance(inner.value, int | Decimal) and not isinstance(inner.value, bool):
            sign = words.tokens[words.position(node)]
            return Constant(sign.start, inner.end, -inner.value)
    if not isinstance(node, jinja.Const):
        raise words.refuse_all(
            gettext_noop("“%(words)s”: only names, texts, numbers and filters may stand here.")
        )
    token = words.tokens[words.position(node)]
    return Constant(token.start, token.end, _value(words, token, node.value))


def _value(words: Words, token: Token, value: object) -> Value:
    if token.kind in ("integer", "float"):
        return int(token.text) if token.kind == "integer" else Decimal(token.text)
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise words.refuse(
            token.start,
            token.end,
            gettext_noop(
                "“%(words)s” is no value; to ask whether one is missing, write “not name”."
            ),
        )
    try:
        return values.text(value)
    except values.Unfit:
        raise words.refuse(
            token.start, token.end, gettext_noop("The text holds a character that is no text.")
        ) from None


def name(words: Words, node: jinja.Name | jinja.Getattr) -> Name:
    path: list[str] = []
    inner: jinja.Node = node
    while isinstance(inner, jinja.Getattr):
        path.append(inner.attr)
        inner = inner.node
    if not isinstance(inner, jinja.Name):
        raise words.refuse_all(
            gettext_noop("“%(words)s”: only a name can have a field, as in order.total.")
        )
    path.append(inner.name)
    first = words.position(inner)
    last = first + 2 * (len(path) - 1)
    parts = words.tokens[first : last + 1 : 2]
    if [token.text for token in parts] != path[::-1]:  # brackets around a part of it
        raise words.refuse_all(gettext_noop("“%(words)s”: write the name without brackets."))
    _check_path(words, parts)
    return Name(words.tokens[first].start, words.tokens[last].end, tuple(reversed(path)))


def _check_path(words: Words, parts: tuple[Token, ...]) -> None:
    if parts[0].text == "loop":
        return _check_loop(words, parts)
    check_name(words.source, parts[0])
    for token in parts[1:]:
        if not NAME.fullmatch(token.text):
            check_name(words.source, token)
    if len(parts) > MAX_PATH:
        raise words.refuse(
            parts[0].start,
            parts[-1].end,
            gettext_noop("“%(words)s” goes too deep; the most is %(limit)s names."),
            limit=str(MAX_PATH),
        )


def _check_loop(words: Words, parts: tuple[Token, ...]) -> None:
    known = words.in_loop and len(parts) == 2 and parts[1].text in LOOP_FIELDS
    if not known:
        raise words.refuse(
            parts[0].start,
            parts[-1].end,
            gettext_noop(
                "“%(words)s”: inside a loop there are loop.index, loop.first and loop.last, and "
                "outside there are none."
            ),
        )
