"""From the words of one tag to our own expression nodes.

Jinja2's parser reads them; only the node types named here are taken over, and whatever else it may
know is refused.
"""

from __future__ import annotations

from jinja2 import nodes as jinja

from locales.words import gettext_noop
from templates_lib.language._filtered import filtered, refuse_in_condition
from templates_lib.language._nodes import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Constant,
    Name,
    Not,
    Operand,
)
from templates_lib.language._operands import constant, name
from templates_lib.language._words import Words, parse

_OPERATORS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}


def printed(words: Words) -> Operand:
    """Read what stands in ``{{ … }}``: a name or a text, and its filters."""
    node = parse(words)
    if isinstance(node, jinja.And | jinja.Or | jinja.Not | jinja.Compare):
        raise words.refuse_all(
            gettext_noop(
                "“%(words)s” is a condition; conditions stand in {%% if … %%}, and a value that "
                'may be missing is written name | default("…").'
            )
        )
    found = _operand(words, node)
    if isinstance(found, Name) and found.path[0] == "loop" and found.path[1] != "index":
        raise words.refuse_all(gettext_noop("“%(words)s” can only be asked in {%% if %%}."))
    if isinstance(found, Constant) and not isinstance(found.value, str):
        raise words.refuse_all(
            gettext_noop("“%(words)s” is no placeholder; a name begins with a letter.")
        )
    return found


def asked(words: Words) -> Condition:
    """Read what stands after ``if`` or ``elif``."""
    return _condition(words, parse(words))


def _condition(words: Words, node: jinja.Node) -> Condition:
    """Take over what stands after ``if``."""
    if isinstance(node, jinja.And | jinja.Or):
        return _joined(words, node)
    if isinstance(node, jinja.Not):
        operand = _condition(words, node.node)
        return Not(words.tokens[words.position(node)].start, operand.end, operand)
    if isinstance(node, jinja.Compare):
        return _comparison(words, node)
    found = _operand(words, node)
    if isinstance(found, Constant):
        raise words.refuse(
            found.start,
            found.end,
            gettext_noop("“%(words)s” never changes; a condition asks about a placeholder."),
        )
    refuse_in_condition(words, found)
    return found


def _joined(words: Words, node: jinja.And | jinja.Or) -> AllOf | AnyOf:
    kind = type(node)
    operands: list[Condition] = []
    left: jinja.Expr = node
    while isinstance(left, jinja.And | jinja.Or) and type(left) is kind:
        operands.append(_condition(words, left.right))
        left = left.left
    operands.append(_condition(words, left))
    operands.reverse()
    joined = AllOf if kind is jinja.And else AnyOf
    return joined(operands[0].start, operands[-1].end, tuple(operands))


def _comparison(words: Words, node: jinja.Compare) -> Comparison:
    if len(node.ops) != 1 or node.ops[0].op not in _OPERATORS:
        raise words.refuse_all(
            gettext_noop("“%(words)s”: compare two things at a time, joined by “and” or “or”.")
        )
    left, right = _operand(words, node.expr), _operand(words, node.ops[0].expr)
    if isinstance(left, Constant) and isinstance(right, Constant):
        raise words.refuse(
            left.start,
            right.end,
            gettext_noop("“%(words)s” never changes; a condition asks about a placeholder."),
        )
    operator = _OPERATORS[node.ops[0].op]
    for side in (left, right):
        refuse_in_condition(words, side)
        if isinstance(side, Constant) and operator not in ("==", "!=") and not _is_number(side):
            raise words.refuse(
                side.start,
                side.end,
                gettext_noop("“%(words)s” can only be compared with == or !=."),
            )
    return Comparison(left.start, right.end, left, operator, right)


def _is_number(found: Constant) -> bool:
    return not isinstance(found.value, str | bool)


def _operand(words: Words, node: jinja.Node) -> Operand:
    """Take over a name, a constant, or one of them with filters."""
    chain: list[jinja.Filter] = []
    while isinstance(node, jinja.Filter) and node.node is not None:
        chain.append(node)
        node = node.node
    found: Name | Constant
    if isinstance(node, jinja.Name | jinja.Getattr):
        found = name(words, node)
    else:
        found = constant(words, node)
    return filtered(words, found, chain[::-1]) if chain else found
