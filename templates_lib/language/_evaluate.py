"""What names, filters and conditions come to, given the values."""

from __future__ import annotations

import operator
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._errors import MissingCategory, MissingValue, WrongValue
from templates_lib.language._kinds import ORDERED, WORDS, kind_of
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
from templates_lib.language._phrases import phrase
from templates_lib.language.filters import FILTERS, NoCategory, Setting

_OPERATORS: Mapping[str, Callable[[typing.Any, typing.Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Scope:
    """The typed values by name, and by what path each loop variable was reached."""

    values: Mapping[str, object]
    paths: Mapping[str, str] = field(default_factory=dict)

    def with_item(self, variable: str, items: str, index: int, count: int, item: object) -> Scope:
        """Return the scope inside a loop, at the item number ``index`` from 0."""
        loop = {"index": index + 1, "first": index == 0, "last": index == count - 1}
        return replace(
            self,
            values={**self.values, variable: item, "loop": loop},
            paths={**self.paths, variable: f"{items}.{index}"},
        )

    def path(self, name: Name) -> str:
        """Return the name by which the sender knows the value: ``lines.0.title``."""
        first, *rest = name.path
        return ".".join((self.paths.get(first, first), *rest))


def named(operand: Operand, scope: Scope) -> str:
    """Return what an error about ``operand`` should call it."""
    if isinstance(operand, Filtered):
        return named(operand.operand, scope)
    return scope.path(operand) if isinstance(operand, Name) else str(operand.value)


def evaluate(operand: Operand, scope: Scope, setting: Setting) -> object:
    """Return the value, or ``MISSING``."""
    if isinstance(operand, Constant):
        return operand.value
    if isinstance(operand, Name):
        return _look_up(operand, scope)
    value = evaluate(operand.operand, scope, setting)
    for use in operand.filters:
        filter_ = FILTERS[use.name]
        if value is values.MISSING and not filter_.fills_gaps:
            continue
        try:
            value = filter_.apply(value, use.bound, setting)
        except values.Unfit as unfit:
            raise wrong(named(operand, scope), unfit, value) from None
        except NoCategory as missing:
            name, tag = named(operand, scope), setting.locale.tag
            raise MissingCategory(name, missing.category, tag) from None
    return value


def wrong(name: str, unfit: values.Unfit, value: object) -> WrongValue:
    """Return the error that says so of ``name``."""
    return WrongValue(name, unfit.expected, unfit.got or values.describe(value))


def _look_up(name: Name, scope: Scope) -> object:
    value = scope.values.get(name.path[0], values.MISSING)
    for part in name.path[1:]:
        if value is values.MISSING:
            return value
        if not isinstance(value, Mapping):
            raise WrongValue(scope.path(name), gettext_noop("a record"), values.describe(value))
        value = value.get(part, values.MISSING)
    return value


def holds(condition: Condition, scope: Scope, setting: Setting) -> bool:
    """Whether a condition is met; a missing value, "", 0 and an empty list are not."""
    if isinstance(condition, Not):
        return not holds(condition.operand, scope, setting)
    if isinstance(condition, AllOf):
        return all(holds(operand, scope, setting) for operand in condition.operands)
    if isinstance(condition, AnyOf):
        return any(holds(operand, scope, setting) for operand in condition.operands)
    if isinstance(condition, Comparison):
        return _compare(condition, scope, setting)
    value = evaluate(condition, scope, setting)
    return value is not values.MISSING and bool(value)


def _compare(node: Comparison, scope: Scope, setting: Setting) -> bool:
    sides: list[object] = []
    for operand in (node.left, node.right):
        value = evaluate(operand, scope, setting)
        if value is values.MISSING:
            raise MissingValue(named(operand, scope))
        sides.append(value)
    left, right = sides
    subject = node.right if isinstance(node.left, Constant) else node.left
    value, other = (right, left) if subject is node.right else (left, right)
    _check_comparable(named(subject, scope), value, other, node.operator)
    return _OPERATORS[node.operator](_bare(left), _bare(right))


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


__all__ = ["Scope", "evaluate", "holds", "named", "wrong"]
