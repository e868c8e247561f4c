"""A small vocabulary for Python's syntax trees: what generated functions are made of.

Identifiers are our own (``v0``, ``write3``); what a template says stands in constants and nowhere
else. No source code is written and none is read. Trees may share nodes: nothing changes one.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TypedDict


class _Place(TypedDict):
    lineno: int
    col_offset: int


# The compiler asks every node where it stands; it does not matter here.
_AT: _Place = {"lineno": 1, "col_offset": 0}
_LOAD, _STORE = ast.Load(), ast.Store()
_NO_ARGUMENTS: list[ast.keyword] = []

Code = ast.expr
Step = ast.stmt


def name(identifier: str) -> ast.Name:
    return ast.Name(identifier, _LOAD, **_AT)


def constant(value: str | int | None) -> ast.Constant:
    return ast.Constant(value, **_AT)


def said(piece: Code) -> object:
    """What a constant says; None of anything else."""
    return piece.value if isinstance(piece, ast.Constant) else None


def call(function: Code, *arguments: Code) -> Code:
    return ast.Call(function, list(arguments), _NO_ARGUMENTS, **_AT)


def attribute(of: Code, attribute: str) -> Code:
    return ast.Attribute(of, attribute, _LOAD, **_AT)


def method(of: Code, name: str, *arguments: Code) -> Code:
    return call(attribute(of, name), *arguments)


def item(of: Code, key: str | int) -> Code:
    return ast.Subscript(of, constant(key), _LOAD, **_AT)


def compare(left: Code, sign: ast.cmpop, right: Code) -> Code:
    return ast.Compare(left, [sign], [right], **_AT)


def between(low: int, value: Code, high: int) -> Code:
    """``low <= value < high``."""
    return ast.Compare(constant(low), [ast.LtE(), ast.Lt()], [value, constant(high)], **_AT)


def at_most(value: Code, high: int) -> Code:
    """``value <= high``."""
    return compare(value, ast.LtE(), constant(high))


def at_least(value: Code, low: int) -> Code:
    """``value >= low``."""
    return compare(value, ast.GtE(), constant(low))


def within(value: Code, known: Code) -> Code:
    """``value in known``."""
    return compare(value, ast.In(), known)


def same(left: Code, right: Code) -> Code:
    return compare(left, ast.Is(), right)


def other(left: Code, right: Code) -> Code:
    return compare(left, ast.IsNot(), right)


def all_of(*operands: Code) -> Code:
    return ast.BoolOp(ast.And(), list(operands), **_AT) if len(operands) > 1 else operands[0]


def any_of(*operands: Code) -> Code:
    return ast.BoolOp(ast.Or(), list(operands), **_AT) if len(operands) > 1 else operands[0]


def negated(operand: Code) -> Code:
    return ast.UnaryOp(ast.Not(), operand, **_AT)


def choose(test: Code, then: Code, otherwise: Code) -> Code:
    return ast.IfExp(test, then, otherwise, **_AT)


def plus(left: Code, right: int) -> Code:
    sign: ast.operator = ast.Add() if right >= 0 else ast.Sub()
    return ast.BinOp(left, sign, constant(abs(right)), **_AT)


def row_of(*items: Code) -> Code:
    return ast.Tuple(list(items), _LOAD, **_AT)


def joined(pieces: Sequence[Code]) -> Code:
    """One text of constants and of expressions that are texts."""
    if not pieces:
        return constant("")
    if len(pieces) == 1:
        return pieces[0]
    return ast.JoinedStr([part for piece in pieces for part in _parts(piece)], **_AT)


def _parts(piece: Code) -> list[Code]:
    if isinstance(piece, ast.JoinedStr):
        return piece.values
    if isinstance(piece, ast.Constant):
        return [piece]
    return [ast.FormattedValue(piece, conversion=-1, format_spec=None, **_AT)]


def named(identifier: str, value: Code) -> Code:
    """``identifier := value``."""
    return ast.NamedExpr(ast.Name(identifier, _STORE, **_AT), value, **_AT)


def each(element: Code, index: str, variable: str, items: Code) -> Code:
    """``[element for index, variable in items]``."""
    pair = ast.Tuple([_target(index), _target(variable)], _STORE, **_AT)
    return ast.ListComp(element, [ast.comprehension(pair, items, [], 0)], **_AT)


def assign(identifier: str, value: Code) -> Step:
    return ast.Assign([_target(identifier)], value, **_AT)


def unpack(identifiers: Sequence[str], value: Code) -> Step:
    """``v0, v1 = value``."""
    targets = ast.Tuple([_target(each) for each in identifiers], _STORE, **_AT)
    return ast.Assign([targets], value, **_AT)


def do(value: Code) -> Step:
    return ast.Expr(value, **_AT)


def when(test: Code, *steps: Step) -> Step:
    return ast.If(test, list(steps), [], **_AT)


def give(value: Code) -> Step:
    return ast.Return(value, **_AT)


def attempt(
    steps: Sequence[Step], kind: Code, variable: str | None, rescue: Sequence[Step]
) -> Step:
    """``try: steps``, ``except kind as variable: rescue``."""
    handler = ast.ExceptHandler(kind, variable, list(rescue), **_AT)
    return ast.Try(list(steps), [handler], [], [], **_AT)


def no_items() -> Code:
    """An empty list."""
    return ast.List([], _LOAD, **_AT)


def equal(value: Code, fixed: str | int | None) -> Code:
    """``value == fixed``."""
    return compare(value, ast.Eq(), constant(fixed))


def go_through(variable: str, items: Code, steps: Sequence[Step]) -> Step:
    """``for variable in items: steps``."""
    return ast.For(_target(variable), items, list(steps), [], **_AT)


def function(identifier: str, parameters: Sequence[str], steps: Sequence[Step]) -> ast.Module:
    """A module that defines one function."""
    arguments = ast.arguments(
        posonlyargs=[ast.arg(each, **_AT) for each in parameters],
        args=[],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[],
    )
    made = ast.FunctionDef(identifier, arguments, list(steps), [], **_AT)
    return ast.Module([made], [])


def _target(identifier: str) -> ast.Name:
    return ast.Name(identifier, _STORE, **_AT)
