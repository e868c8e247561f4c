"""What stands in the brackets of a filter: constants, some of them named."""

from __future__ import annotations

from dataclasses import dataclass, field

from locales.words import gettext_noop
from templates_lib.language._argument_faults import (
    no_colon,
    no_comma,
    not_named_so,
    not_quoted,
    value_as_name,
)
from templates_lib.language._limits import MAX_ARGUMENTS, MAX_EXACT
from templates_lib.language._nodes import Constant, Span, Value
from templates_lib.language._operands import TRUTHS, constant
from templates_lib.language._words import Words
from templates_lib.language.filters import Filter


@dataclass
class Arguments:
    """The constants by place and by name, and where each stands: by place and by name too."""

    args: list[Value] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    kwargs: dict[str, Value] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    exact: int = 0
    named: bool = False


def read_arguments(words: Words, filter_: Filter) -> Arguments:
    """Read from the opening bracket, which is next, to the closing one."""
    found = Arguments()
    words.take()
    while not words.takes(")"):
        if len(found.args) + len(found.kwargs) == MAX_ARGUMENTS:
            raise words.refuse_token(
                words.here,
                gettext_noop("There are too many values in the brackets; the most is %(limit)s."),
                limit=str(MAX_ARGUMENTS),
            )
        _read_one(words, filter_, found)
        if not words.takes(",") and words.here.text != ")":
            raise no_comma(words)
    return found


def _read_one(words: Words, filter_: Filter, found: Arguments) -> None:
    token, following = words.here, words.look().text
    if token.kind == "word" and following in ("=", ":"):
        return _read_named(words, filter_, found)
    if token.text == "=" or following == "=":
        raise value_as_name(words, filter_)
    if found.named:
        raise words.refuse_token(
            token, gettext_noop("What has no name in the brackets stands before what has one.")
        )
    if token.text == "{":
        return _read_exact(words, filter_, found)
    value = _value(words)
    if len(found.args) < len(filter_.arguments):
        found.spans[filter_.arguments[len(found.args)].name] = (value.start, value.end)
    found.args.append(value.value)
    found.places.append((value.start, value.end))


def _read_named(words: Words, filter_: Filter, found: Arguments) -> None:
    """Read ``one="# item"``."""
    token, sign = words.take(), words.take()
    if sign.text == ":":
        raise words.refuse_token(
            sign, gettext_noop("In the brackets of a filter, a name is followed by =."), "="
        )
    if not _is_known(filter_, token.text):
        raise not_named_so(words, filter_, token)
    value = _value(words)
    found.named = True
    _keep(words, found, token.text, value)


def _is_known(filter_: Filter, name: str) -> bool:
    if filter_.cases is not None:
        return name in filter_.cases.names if filter_.cases.names else name.isidentifier()
    return any(argument.name == name for argument in filter_.arguments)


def _read_exact(words: Words, filter_: Filter, found: Arguments) -> None:
    """Read ``{0: "…"}``: texts for exact values."""
    words.take()
    kind = filter_.cases.exact if filter_.cases else None
    while not words.takes("}"):
        if words.here.kind == "word" and words.look().text == "=":
            raise words.refuse_token(
                words.here,
                gettext_noop("“%(words)s” has a name: it stands behind the braces, not in them."),
            )
        key = _value(words)
        if kind is None or type(key.value) is not kind:
            raise _no_exact(words, key, kind)
        found.exact += 1
        if kind is int and found.exact > MAX_EXACT:
            raise words.refuse(
                key.start,
                key.end,
                gettext_noop("There are too many exact numbers; the most is %(limit)s."),
                limit=str(MAX_EXACT),
            )
        if not words.takes(":"):
            raise no_colon(words)
        _keep(words, found, f"={key.value}" if kind is int else str(key.value), _value(words))
        if not words.takes(",") and words.here.text != "}":
            raise no_comma(words)


def _no_exact(words: Words, key: Constant, kind: type | None) -> Exception:
    digits = str(key.value).lstrip("=")
    return words.refuse(
        key.start,
        key.end,
        gettext_noop(
            '“%(words)s” cannot stand here; exact texts are written {0: "…"} in plural and '
            '{"value": "…"} in select.'
        ),
        digits if kind is int and digits.isascii() and digits.isdigit() else None,
    )


def _keep(words: Words, found: Arguments, name: str, value: Constant) -> None:
    if name in found.kwargs:
        raise words.refuse(
            value.start, value.end, gettext_noop("“%(key)s” is given twice."), key=name
        )
    found.kwargs[name], found.spans[name] = value.value, (value.start, value.end)


def _value(words: Words) -> Constant:
    token = words.here
    if token.kind == "word" and token.text not in TRUTHS:
        raise not_quoted(words)
    return constant(words)
