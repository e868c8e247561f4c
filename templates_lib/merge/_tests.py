"""Conditions as plain logic: without negations, or as alternatives."""

from __future__ import annotations

from itertools import product

from templates_lib.merge._tree import AllOf, AnyOf, Compare, Not, Test

__all__ = ["MOST_WAYS", "alternatives", "inverted", "negated_away"]

MOST_WAYS = 24
"""Most alternatives that a condition without brackets is written in."""

_INVERTED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def inverted(operator: str) -> str:
    """The operator that holds when this one does not."""
    return _INVERTED[operator]


def negated_away(test: Test, no: bool = False) -> Test:
    """The same condition with ``Not`` round single questions only."""
    if isinstance(test, Not):
        return negated_away(test.test, not no)
    if isinstance(test, AllOf | AnyOf):
        inner = tuple(negated_away(each, no) for each in test.tests)
        return AllOf(inner) if isinstance(test, AllOf) is not no else AnyOf(inner)
    if no and isinstance(test, Compare):
        return Compare(test.ref, inverted(test.operator), test.number, test.modulo)
    return Not(test) if no else test


def alternatives(test: Test) -> tuple[tuple[Test, ...], ...] | None:
    """The same condition as alternatives, each a row of questions that all hold.

    None where there are more than ``MOST_WAYS``.
    """
    test = negated_away(test)
    found = _ways(test)
    return found if len(found) <= MOST_WAYS else None


def _ways(test: Test) -> tuple[tuple[Test, ...], ...]:
    if isinstance(test, AnyOf):
        return tuple(way for each in test.tests for way in _ways(each))[: MOST_WAYS + 1]
    if isinstance(test, AllOf):
        ways: list[tuple[Test, ...]] = [()]
        for each in test.tests:
            pairs = product(ways, _ways(each))
            ways = [(*before, *after) for before, after in pairs][: MOST_WAYS + 1]
        return tuple(ways)
    return ((test,),)
