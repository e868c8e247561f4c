"""Conditions: what an ``if`` asks of its values."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._chains import Called, chain, parts
from templates_lib.language._compile._kit import INT, MISSING, STR, TYPE
from templates_lib.language._compile._scope import Held, Scope
from templates_lib.language._errors import MissingValue, WrongValue
from templates_lib.language._kinds import ORDERED, WORDS, kind_of
from templates_lib.language._nodes import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Constant,
    Not,
    Operand,
)
from templates_lib.language._phrases import phrase

_SIGNS: Mapping[str, tuple[type[ast.cmpop], Callable[[Any, Any], bool]]] = {
    "==": (ast.Eq, operator.eq),
    "!=": (ast.NotEq, operator.ne),
    "<": (ast.Lt, operator.lt),
    "<=": (ast.LtE, operator.le),
    ">": (ast.Gt, operator.gt),
    ">=": (ast.GtE, operator.ge),
}


_KINDS = {int: INT, str: STR}


def asked(condition: Condition, scope: Scope) -> code.Code:
    """Return what is true when ``condition`` holds; what is missing, "", 0 or empty does not."""
    if isinstance(condition, Not):
        return code.negated(asked(condition.operand, scope))
    if isinstance(condition, AllOf):
        return code.all_of(*(asked(operand, scope) for operand in condition.operands))
    if isinstance(condition, AnyOf):
        return code.any_of(*(asked(operand, scope) for operand in condition.operands))
    if isinstance(condition, Comparison):
        return _compared(condition, scope)
    held = _value(condition, scope)
    if held.there:
        return held.value
    first, again = scope.job.twice(held.value, held.cheap)
    return code.all_of(code.other(first, MISSING), again)


def _value(operand: Operand, scope: Scope) -> Held:
    """The value that is asked about, filters and all."""
    target, filters = parts(operand)
    if isinstance(target, Constant):
        held = Held(scope.job.kit.constant(target.value), type(target.value), True, True)
    else:
        held = scope.hold(target)
    if not filters:
        return held
    through = chain(filters, scope.job.setting, scope.called(target))
    made = code.call(scope.job.kit.add("chain", through), held.value, *scope.index)
    return Held(made, object, cheap=False)


def _compared(node: Comparison, scope: Scope) -> code.Code:
    left, right = _value(node.left, scope), _value(node.right, scope)
    sides = [parts(side)[0] for side in (node.left, node.right)]
    left_name, right_name = map(scope.called, sides)
    about_left = not isinstance(node.left, Constant)
    compare = scope.job.kit.add(
        "compare", _comparing(node.operator, left_name, right_name, about_left)
    )
    first = left.value
    if not right.cheap and not left.there:
        # What is missing on the left is told before anything on the right is looked at.
        first = code.call(scope.job.kit.add("need", _needed(left_name)), first, *scope.index)
    slow = code.call(compare, first, right.value, *scope.index)
    return _quickly(node, left, right, slow)


def _quickly(node: Comparison, left: Held, right: Held, slow: code.Code) -> code.Code:
    """Compare a whole number or a text with a constant of the same type at once."""
    held, fixed = (left, node.right) if isinstance(node.right, Constant) else (right, node.left)
    kind = _KINDS.get(type(fixed.value)) if isinstance(fixed, Constant) else None
    if kind is None or not held.cheap:
        return slow
    sign, _ = _SIGNS[node.operator]
    fits = code.same(code.call(TYPE, held.value), kind)
    return code.choose(fits, code.compare(left.value, sign(), right.value), slow)


def _needed(name: Called) -> Callable[..., object]:
    def needed(value: object, index: int = 0) -> object:
        if value is values.MISSING:
            raise MissingValue(name(index))
        return value

    return needed


def _comparing(
    sign: str, left_name: Called, right_name: Called, about_left: bool
) -> Callable[..., bool]:
    _, outcome = _SIGNS[sign]

    def compare(left: object, right: object, index: int = 0) -> bool:
        for value, name in ((left, left_name), (right, right_name)):
            if value is values.MISSING:
                raise MissingValue(name(index))
        if about_left:
            _check_comparable(left_name(index), left, right, sign)
        else:
            _check_comparable(right_name(index), right, left, sign)
        return outcome(_bare(left), _bare(right))

    return compare


def _check_comparable(name: str, value: object, other: object, sign: str) -> None:
    kind, wanted = kind_of(value), kind_of(other)
    if wanted is None or kind != wanted:
        expected = WORDS[wanted] if wanted else gettext_noop("something that can be compared")
        raise WrongValue(name, expected, values.describe(value))
    if sign not in ("==", "!=") and kind not in ORDERED:
        raise WrongValue(name, gettext_noop("a number or a date"), values.describe(value))
    own, asked = getattr(value, "currency", None), getattr(other, "currency", None)
    if own and asked and own != asked:
        expected = phrase(gettext_noop("an amount in %(currency)s"), currency=asked)
        raise WrongValue(name, expected, phrase(gettext_noop("one in %(currency)s"), currency=own))


def _bare(value: object) -> object:
    if isinstance(value, values.Money):
        return value.amount
    return value.ratio if isinstance(value, values.Percent) else value
