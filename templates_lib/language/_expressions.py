"""From the words of one tag to expression nodes.

The grammar is Jinja2's, and no more of it than this::

    condition   all ("or" all)*
    all         one ("and" one)*
    one         "not"? comparison
    comparison  operand (("==" | "!=" | "<" | "<=" | ">" | ">=") operand)?
    operand     (name | constant | "(" condition ")") ("|" filter)*

A node's ``start`` and ``end`` are those of its words, with the brackets inside it: what
stands between them, read again, is the same node.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._filtered import filtered, refuse_in_condition
from templates_lib.language._limits import MAX_BRACKETS
from templates_lib.language._names import is_name
from templates_lib.language._nodes import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Constant,
    Filtered,
    Name,
    Not,
    Operand,
)
from templates_lib.language._operands import leaf
from templates_lib.language._unexpected import unexpected
from templates_lib.language._words import Words

# What other languages call a value that is not there; ours has no such value.
_OTHER_NOTHINGS = frozenset(["null", "NULL", "Null", "nil", "undefined"])
_MOST_PAIRS = 10
_OPERATORS = frozenset(["==", "!=", "<", "<=", ">", ">="])
_NEVER_CHANGES = gettext_noop("“%(words)s” never changes; a condition asks about a placeholder.")


class _Read(NamedTuple):
    """A node, and where it begins and ends with the brackets around it."""

    node: Condition | Constant
    start: int
    end: int


def printed(words: Words) -> Operand:
    """Read what stands in ``{{ … }}``: a name or a text, and its filters."""
    token = words.here
    if len(words.tokens) == 1 and token.kind == "word" and is_name(token.text):
        return Name(token.start, token.end, (token.text,))  # nine of ten: no need to go through all
    read = _whole(words)
    found = read.node
    if isinstance(found, AnyOf | AllOf | Not | Comparison):
        raise words.refuse(
            read.start,
            read.end,
            gettext_noop(
                "“%(words)s” is a condition; conditions stand in {%% if … %%}, and a value that "
                'may be missing is written name | default("…").'
            ),
        )
    if isinstance(found, Name) and found.path[0] == "loop" and found.path[1] != "index":
        raise words.refuse(
            found.start, found.end, gettext_noop("“%(words)s” can only be asked in {%% if %%}.")
        )
    if isinstance(found, Constant) and not isinstance(found.value, str):
        raise words.refuse(
            found.start,
            found.end,
            gettext_noop(
                "“%(words)s” is no placeholder: give the gap a name, as in {{ first_name }}; the "
                "numbers of a sender are made when the text is exported."
            )
            if isinstance(found.value, int) and not isinstance(found.value, bool)
            else gettext_noop("“%(words)s” is no placeholder; a name begins with a letter."),
        )
    return found


def asked(words: Words) -> Condition:
    """Read what stands after ``if`` or ``elif``."""
    return _condition(words, _whole(words))


def _whole(words: Words) -> _Read:
    found = _any(words)
    if words.here.kind != "end":
        raise unexpected(words)
    return found


def _any(words: Words) -> _Read:
    return _joined(words, "or", _all, AnyOf)


def _all(words: Words) -> _Read:
    return _joined(words, "and", _one, AllOf)


def _joined(
    words: Words, sign: str, inner: Callable[[Words], _Read], kind: type[AnyOf] | type[AllOf]
) -> _Read:
    first = inner(words)
    if words.here.text != sign:
        return first
    parts = [first]
    while words.takes(sign):
        parts.append(inner(words))
    nodes = tuple(_condition(words, part) for part in parts)
    start, end = parts[0].start, parts[-1].end
    return _Read(kind(start, end, nodes), start, end)


def _one(words: Words) -> _Read:
    token = words.here
    if not words.takes("not"):
        return _comparison(words)
    if words.here.text == "not":
        raise words.refuse(
            token.start, words.here.end, gettext_noop("“%(words)s” says nothing; remove it."), ""
        )
    read = _comparison(words)
    node = Not(token.start, read.end, _condition(words, read))
    return _Read(node, token.start, read.end)


def _condition(words: Words, read: _Read) -> Condition:
    """The node as a condition of its own; a constant is none, nor what is written for a reader."""
    if isinstance(read.node, Constant):
        raise words.refuse(read.node.start, read.node.end, _NEVER_CHANGES)
    if isinstance(read.node, Filtered) and not words.printed:
        refuse_in_condition(words, read.node)
    return read.node


def _comparison(words: Words) -> _Read:
    left = _operand(words)
    operator = words.here
    if operator.text not in _OPERATORS or operator.kind != "sign":
        return left
    words.take()
    right = _operand(words)
    if words.here.text in _OPERATORS and words.here.kind == "sign":
        raise _chained(words, left, right)
    sides = (_side(words, left), _side(words, right))
    node = Comparison(left.start, right.end, sides[0], operator.text, sides[1])
    _check_compared(words, node)
    return _Read(node, left.start, right.end)


def _side(words: Words, read: _Read) -> Operand:
    """One side of a comparison: no condition, and nothing written for a reader."""
    if isinstance(read.node, Name | Constant):
        return read.node
    if isinstance(read.node, Filtered):
        if not words.printed:
            refuse_in_condition(words, read.node)
        return read.node
    raise words.refuse(
        read.start,
        read.end,
        gettext_noop(
            "“%(words)s” is a condition and cannot be compared; join it by “and” or “or”."
        ),
    )


def _check_compared(words: Words, node: Comparison) -> None:
    left, right = node.left, node.right
    if isinstance(left, Constant) and isinstance(right, Constant):
        raise words.refuse(node.start, node.end, _NEVER_CHANGES)
    for side in (left, right):
        if isinstance(side, Name) and side.path[0] in _OTHER_NOTHINGS and len(side.path) == 1:
            raise words.refuse(
                side.start,
                side.end,
                gettext_noop(
                    "“%(words)s” is no value; to ask whether one is missing, write “not name”."
                ),
            )
        ordered = isinstance(side, Constant) and isinstance(side.value, str | bool)
        if ordered and node.operator not in ("==", "!="):
            raise _unordered(words, side)


def _unordered(words: Words, side: Operand) -> TemplateSyntaxError:
    inside = words.text(side.start + 1, side.end - 1)
    number = inside if re.fullmatch(r"[1-9][0-9]{0,11}(?:\.[0-9]{1,3})?", inside) else None
    return words.refuse(
        side.start,
        side.end,
        gettext_noop(
            "“%(words)s” can only be compared with == or !=; numbers stand without quotation marks."
        ),
        number,
    )


def _chained(words: Words, left: _Read, right: _Read) -> TemplateSyntaxError:
    pairs = [words.text(left.start, right.end)]
    while words.here.text in _OPERATORS:
        middle, operator = words.text(right.start, right.end), words.take()
        right = _operand(words)
        pairs.append(f"{middle} {operator.text} {words.text(right.start, right.end)}")
    instead = " and ".join(pairs)
    return words.refuse(
        left.start,
        right.end,
        gettext_noop("“%(words)s”: compare two things at a time, as in %(pair)s."),
        instead if len(pairs) < _MOST_PAIRS else None,
        pair=" and ".join(pairs[:2]),
    )


def _operand(words: Words) -> _Read:
    start = words.here.start
    read = _bracketed(words) if words.here.text == "(" else _leaf(words)
    if words.here.text == "|" and words.here.kind == "sign":
        if not isinstance(read.node, Name | Constant | Filtered):
            raise unexpected(words)
        found = filtered(words, read.node, start)
        return _Read(found, start, found.end)
    return read


def _leaf(words: Words) -> _Read:
    found = leaf(words)
    return _Read(found, found.start, found.end)


def _bracketed(words: Words) -> _Read:
    opening = words.take()
    words.depth += 1
    if words.depth > MAX_BRACKETS:
        raise words.refuse_token(
            opening,
            gettext_noop("Brackets are nested too deep; the most is %(limit)s."),
            limit=str(MAX_BRACKETS),
        )
    read = _any(words)
    words.depth -= 1
    if not words.takes(")"):
        raise unexpected(words)
    closing = words.before
    if words.here.text in (".", "(", "["):
        raise words.refuse(
            opening.start,
            max(words.here.end, words.look().end),
            gettext_noop("“%(words)s”: only a name can have a field, as in order.total."),
        )
    return _Read(read.node, opening.start, closing.end)


__all__ = ["asked", "printed"]
