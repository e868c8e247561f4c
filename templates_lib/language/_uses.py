"""Where a template uses which placeholder, and whether the use can go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from templates_lib.language._nodes import (
    AllOf,
    AnyOf,
    Branch,
    Comparison,
    Condition,
    Constant,
    Filtered,
    FilterUse,
    Loop,
    Name,
    Node,
    Not,
    Operand,
    Print,
    Span,
    Use,
)

Path = tuple[str, ...]
_NOTHING: frozenset[Path] = frozenset()


@dataclass(frozen=True)
class _Place:
    """What is known where a node stands: loop variables, and the paths that have a value."""

    variables: tuple[tuple[str, Path], ...] = ()
    present: frozenset[Path] = _NOTHING
    tag: Span = (0, 0)

    def resolve(self, name: Name) -> Path:
        """Return the path from the placeholder: ``line.title`` is ``lines.title``."""
        variables = dict(self.variables)
        return (*variables.get(name.path[0], name.path[:1]), *name.path[1:])

    def knowing(self, paths: frozenset[Path]) -> _Place:
        return replace(self, present=self.present | paths)


def uses(nodes: tuple[Node, ...]) -> Iterator[Use]:
    """Yield every use in the order of the text; ``loop.index`` and the like are none."""
    yield from _in_nodes(nodes, _Place())


def _in_nodes(nodes: tuple[Node, ...], place: _Place) -> Iterator[Use]:
    for node in nodes:
        if isinstance(node, Print):
            tagged = replace(place, tag=(node.start, node.end))
            yield from _in_operand(node.expression, tagged, printed=True)
        elif isinstance(node, Branch):
            yield from _in_branch(node, place)
        elif isinstance(node, Loop):
            yield from _in_loop(node, place)


def _in_branch(node: Branch, place: _Place) -> Iterator[Use]:
    for arm in node.arms:
        body = place
        if arm.condition is not None:
            yield from _in_condition(arm.condition, replace(place, tag=(arm.start, arm.end)))
            body = place.knowing(_present(arm.condition, True, place))
            place = place.knowing(_present(arm.condition, False, place))
        yield from _in_nodes(arm.body, body)


def _in_loop(node: Loop, place: _Place) -> Iterator[Use]:
    path = place.resolve(node.items)
    yield from _in_operand(node.items, replace(place, tag=node.open), printed=False)
    inside = replace(place, variables=(*place.variables, (node.variable, path)))
    yield from _in_nodes(node.body, inside.knowing(frozenset([path])))


def _in_condition(condition: Condition, place: _Place) -> Iterator[Use]:
    if isinstance(condition, Name | Filtered):
        # A bare truth test is itself the guard.
        yield from _in_operand(condition, place, printed=False, guarded=True)
    elif isinstance(condition, Comparison):
        yield from _in_operand(condition.left, place, printed=False)
        yield from _in_operand(condition.right, place, printed=False)
    elif isinstance(condition, Not):
        yield from _in_condition(condition.operand, place)
    else:
        for operand in condition.operands:
            yield from _in_condition(operand, place)
            place = place.knowing(_present(operand, isinstance(condition, AllOf), place))


def _in_operand(
    operand: Operand, place: _Place, *, printed: bool, guarded: bool = False
) -> Iterator[Use]:
    filters: tuple[FilterUse, ...] = ()
    if isinstance(operand, Filtered):
        filters, operand = operand.filters, operand.operand
    if isinstance(operand, Constant) or operand.path[0] == "loop":
        return
    path = place.resolve(operand)
    yield Use(
        name=path[0],
        path=".".join(path),
        start=operand.start,
        end=operand.end,
        filters=filters,
        printed=printed,
        guarded=guarded or path in place.present or any(use.name == "default" for use in filters),
        tag=place.tag,
    )


def _present(condition: Condition, outcome: bool, place: _Place) -> frozenset[Path]:
    """Return the paths that surely have a value when ``condition`` came out as ``outcome``."""
    if isinstance(condition, Name):
        return frozenset([place.resolve(condition)]) if outcome else _NOTHING
    if isinstance(condition, Not):
        return _present(condition.operand, not outcome, place)
    if isinstance(condition, Comparison):
        # Whatever came out, comparing a value that is missing would have been an error.
        return _compared(condition.left, place) | _compared(condition.right, place)
    if isinstance(condition, AllOf | AnyOf):
        sets = [_present(operand, outcome, place) for operand in condition.operands]
        every = isinstance(condition, AllOf) is outcome
        return frozenset.union(*sets) if every else frozenset.intersection(*sets)
    return _NOTHING


def _compared(operand: Operand, place: _Place) -> frozenset[Path]:
    return frozenset([place.resolve(operand)]) if isinstance(operand, Name) else _NOTHING
