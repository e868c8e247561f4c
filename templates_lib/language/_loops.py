"""What stands after ``for``."""

from __future__ import annotations

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._lexer import Token, Tokens
from templates_lib.language._names import check_name, is_name
from templates_lib.language._nodes import Name
from templates_lib.language._source import Source

_HOW = gettext_noop("A loop is written {%% for item in items %%}, over one name.")
_ONE_ITEM = gettext_noop("“%(words)s”: a loop gives one item at a time; write “%(instead)s”.")
_OVER_NAME = gettext_noop(
    "“%(words)s”: a loop goes over one list, as it is sent; write “%(instead)s”."
)
_NO_CONDITION = gettext_noop(
    "“%(words)s”: a loop has no condition; write {%% if %%} inside it, or send only the items "
    "that are to be shown."
)
_NO_RECURSION = gettext_noop("“%(words)s”: a loop is not recursive; write “%(instead)s”.")


def loop_head(source: Source, word: Token, rest: Tokens) -> tuple[Token, Name]:
    """Read ``variable in items``; the variable, and the name of the list."""
    if [token.kind for token in rest] != ["word"] * 3 or rest[1].text != "in":
        raise _wrong_head(source, word, rest)
    variable, _, items = rest
    for token in (variable, items):
        check_name(source, token)
    if variable.text == items.text:
        raise source.refuse(
            variable.start,
            variable.end,
            gettext_noop("The loop's own name must differ from the list's; write “%(instead)s”."),
            suggestion=_variable(items.text),
            instead=_variable(items.text),
        )
    return variable, Name(items.start, items.end, (items.text,))


def _wrong_head(source: Source, word: Token, rest: Tokens) -> TemplateSyntaxError:
    end = rest[-1].end if rest else word.end
    msgid, variable, items = _habit([token.text for token in rest])
    fits = items is not None and is_name(items)
    if not fits or items is None:
        return source.refuse(word.start, end, _HOW if msgid != _NO_CONDITION else msgid)
    variable = variable if is_name(variable) and variable != items else _variable(items)
    instead = f"for {variable} in {items}" if msgid != _NO_CONDITION else None
    return source.refuse(word.start, end, msgid, suggestion=instead, instead=instead or "")


def _habit(words: list[str]) -> tuple[str, str, str | None]:
    """The message, the variable and the list that were meant; no list: nothing can be told."""
    match words:
        case [variable, "in", items, "if", *_]:
            return _NO_CONDITION, variable, items
        case [variable, "in", items, "recursive"]:
            return _NO_RECURSION, variable, items
        case [_, ",", variable, "in", items, *rest]:
            return _ONE_ITEM, variable, _last_field([items, *rest])
        case [variable, "in" | "of" | "IN", *rest] if rest:
            return _OVER_NAME, variable, _last_field(rest)
        case [items, "as", variable]:
            return _OVER_NAME, variable, items
        case [items, "as", _, "=>", variable]:
            return _ONE_ITEM, variable, items
        case [",", *_] | [_, ",", *_] | ["(", *_]:
            return _HOW, "item", None
    return _HOW, "item", None


def _last_field(words: list[str]) -> str | None:
    """``lines`` of ``order.lines | sort`` and of ``lines.items()``; None of ``range(3)``."""
    name = words[0]
    if words[1:2] == ["("]:
        return None
    for dot, field, following in zip(words[1::2], words[2::2], [*words[3::2], ""], strict=False):
        if dot != "." or following == "(":
            break
        name = field
    return name


def _variable(items: str) -> str:
    """A name for one of ``items``."""
    return "item" if items != "item" else "one"
