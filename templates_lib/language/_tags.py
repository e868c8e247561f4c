"""What may stand inside one tag, judged token by token before Jinja2's parser sees it."""

from __future__ import annotations

import re
from typing import TypeAlias

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token
from templates_lib.language._names import RESERVED
from templates_lib.language._segments import Segment
from templates_lib.language._source import Source

MAX_TAG_TOKENS = 200
"""Most tokens in one tag. Jinja2's parser takes one stack frame for each `not` or `-`."""

MAX_BRACKETS = 10
"""Greatest depth of brackets in one tag; Jinja2's parser takes 14 stack frames for each."""

MAX_NUMBER = 15
MAX_STRING = 1_000
Tokens: TypeAlias = tuple[Token, ...]

_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_OPERATORS = frozenset(
    ["(", ")", "{", "}", ".", "|", ",", ":", "=", "==", "!=", "<", "<=", ">", ">="]
)
_WORDS = {
    "is": gettext_noop("Tests with “is” are not allowed; write {%% if name %%}."),
    "in": gettext_noop('“in” is not allowed here; write name == "a" or name == "b".'),
    "if": gettext_noop(
        "“… if … else …” inside a tag is not allowed; write "
        "{%% if … %%}…{%% else %%}…{%% endif %%}."
    ),
}


def check(source: Source, tag: Segment, tokens: Tokens) -> None:
    """Refuse any token that no tag may hold; ``tokens`` are those of its expression."""
    if len(tokens) > MAX_TAG_TOKENS:
        raise source.refuse(
            tokens[MAX_TAG_TOKENS].start,
            tag.end,
            gettext_noop("The tag is too long; the most is %(limit)s words and signs."),
            limit=str(MAX_TAG_TOKENS),
        )
    _check_brackets(source, tokens)
    for index, token in enumerate(tokens):
        _CHECKS[token.kind](source, tokens, index)


def _check_brackets(source: Source, tokens: Tokens) -> None:
    depth = 0
    for token in tokens:
        if token.kind == "operator":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth > MAX_BRACKETS:
            raise source.refuse(
                token.start,
                token.end,
                gettext_noop("Brackets are nested too deep; the most is %(limit)s."),
                limit=str(MAX_BRACKETS),
            )


def _check_word(source: Source, tokens: Tokens, index: int) -> None:
    token, after = tokens[index], _text(tokens, index + 1)
    if token.text in _WORDS and after != "=":
        raise source.refuse(token.start, token.end, _WORDS[token.text])
    if index and _is_name(tokens[index - 1]) and _is_name(token):
        raise _not_one_name(
            source,
            tokens[index - 1],
            token,
            gettext_noop("“%(words)s”: a name holds no spaces; write “%(name)s”."),
        )
    connects = token.text in ("and", "or", "not")
    if after == "(" and not connects and _text(tokens, index - 1) != "|":
        raise _call(source, tokens, index)


def _not_one_name(source: Source, left: Token, right: Token, msgid: str) -> TemplateSyntaxError:
    name = f"{left.text}_{right.text}"
    return source.refuse(left.start, right.end, msgid, name=name, suggestion=name)


def _call(source: Source, tokens: Tokens, index: int) -> TemplateSyntaxError:
    first = index
    while _text(tokens, first - 1) == "." and first >= 2:
        first -= 2
    name = source.text[tokens[first].start : tokens[index].end]
    return source.refuse(
        tokens[first].start,
        _closing(tokens, index + 1),
        gettext_noop("“%(words)s”: calls are not allowed; write “%(name)s”."),
        name=name,
        suggestion=name,
    )


def _closing(tokens: Tokens, index: int) -> int:
    """Return where the bracket at ``index`` is closed again."""
    depth = 0
    for token in tokens[index:]:
        if token.kind == "operator":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth == 0:
            return token.end
    return tokens[-1].end


def _check_operator(source: Source, tokens: Tokens, index: int) -> None:
    token = tokens[index]
    if token.text == "=" and not _in_brackets(tokens, index):
        raise source.refuse(
            token.start,
            token.end,
            gettext_noop("Two values are compared with == and not with one =."),
            suggestion="==",
        )
    if token.text in _OPERATORS:
        return
    if token.text == "[":
        raise _subscript(source, tokens, index)
    if token.text == "-" and _is_sign(tokens, index):
        return
    if token.text == "-" and _is_hyphen(tokens, index):
        raise _not_one_name(
            source,
            tokens[index - 1],
            tokens[index + 1],
            gettext_noop("“%(words)s”: a name holds no hyphens; write “%(name)s”."),
        )
    raise source.refuse(
        token.start,
        token.end,
        gettext_noop(
            "“%(words)s”: a template does not calculate or join; send the finished value as a "
            "placeholder of its own."
        ),
    )


def _in_brackets(tokens: Tokens, index: int) -> bool:
    return any(token.kind == "operator" and token.text == "(" for token in tokens[:index])


def _is_sign(tokens: Tokens, index: int) -> bool:
    """Whether the minus at ``index`` belongs to a number."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind not in ("integer", "float"):
        return False
    before = tokens[index - 1] if index else None
    return before is None or (before.kind == "operator" and before.text not in ")}")


def _is_hyphen(tokens: Tokens, index: int) -> bool:
    """Whether the minus at ``index`` stands right between two names."""
    if not 0 < index < len(tokens) - 1:
        return False
    left, sign, right = tokens[index - 1 : index + 2]
    return _is_name(left) and _is_name(right) and left.end == sign.start == right.start - 1


def _subscript(source: Source, tokens: Tokens, index: int) -> TemplateSyntaxError:
    before = tokens[index - 1] if index else None
    field = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or before.kind != "name" or field is None or field.kind != "string":
        return source.refuse(
            tokens[index].start,
            _closing(tokens, index),
            gettext_noop(
                "Square brackets are not allowed; to go through a list, write "
                "{%% for item in items %%}."
            ),
        )
    return source.refuse(
        tokens[index].start,
        _closing(tokens, index),
        gettext_noop("Square brackets are not allowed; write “.%(field)s”."),
        field=field.text[1:-1],
        suggestion=f".{field.text[1:-1]}",
    )


def _check_number(source: Source, tokens: Tokens, index: int) -> None:
    token = tokens[index]
    if len(token.text) > MAX_NUMBER or not _NUMBER.fullmatch(token.text):
        raise source.refuse(
            token.start,
            token.end,
            gettext_noop("Numbers are written with at most %(limit)s plain digits and a point."),
            limit=str(MAX_NUMBER),
        )


def _check_string(source: Source, tokens: Tokens, index: int) -> None:
    token = tokens[index]
    if len(token.text) > MAX_STRING + 2:
        raise source.refuse(
            token.start,
            token.end,
            gettext_noop("A text in a tag has at most %(limit)s characters."),
            limit=str(MAX_STRING),
        )
    if index and tokens[index - 1].kind == "string":
        raise source.refuse(
            tokens[index - 1].start,
            token.end,
            gettext_noop(
                "Two texts stand side by side; write them as one, or put a comma between."
            ),
        )


def _text(tokens: Tokens, index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _is_name(token: Token) -> bool:
    return token.kind == "name" and token.text not in RESERVED


_CHECKS = {
    "name": _check_word,
    "operator": _check_operator,
    "integer": _check_number,
    "float": _check_number,
    "string": _check_string,
}
