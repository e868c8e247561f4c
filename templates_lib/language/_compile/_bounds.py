"""How much a template can write at most, before any value is known."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from templates_lib.language import values
from templates_lib.language._compile._chains import parts
from templates_lib.language._compile._scope import Scope
from templates_lib.language._nodes import Branch, Constant, FilterUse, Loop, Node, Print, Text
from templates_lib.language.filters import FILTERS

_SHORT = 400
"""More than any number, amount, date, time or phone number comes to in any locale."""

_NUMBER = 60
"""More than any number has: 15 digits, 20 decimals, separators."""

_LETTERS = 3
"""By how much a change of case can lengthen a text (Unicode's SpecialCasing: U+0390)."""


@dataclass(frozen=True)
class Bounds:
    """Most characters and steps; ``lists`` are variables with what each item adds."""

    characters: int = 0
    steps: int = 0
    lists: tuple[tuple[str, int, int], ...] = ()

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(
            self.characters + other.characters,
            self.steps + other.steps,
            (*self.lists, *other.lists),
        )

    def at(self, length: Callable[[str], int]) -> Bounds:
        """The same without lists, where ``length`` says how long each of them is."""
        return Bounds(
            self.characters + sum(length(name) * each for name, each, _ in self.lists),
            self.steps + sum(length(name) * each for name, _, each in self.lists),
        )


def bounds(nodes: tuple[Node, ...], scope: Scope) -> Bounds:
    """Return what ``nodes`` come to at most; of branches, all arms together."""
    total = Bounds(steps=len(nodes))
    for node in nodes:
        if isinstance(node, Text):
            total += Bounds(len(node.text))
        elif isinstance(node, Print):
            total += _of_print(node, scope)
        elif isinstance(node, Branch):
            for arm in node.arms:
                total += bounds(arm.body, scope)
        elif isinstance(node, Loop):
            inside = bounds(node.body, scope.inside(node))
            variable = scope.slots[node.items.written].variable
            total += Bounds(lists=((variable, inside.characters, inside.steps),))
    return total


def _of_print(node: Print, scope: Scope) -> Bounds:
    target, filters = parts(node.expression)
    growth = scope.job.dress.growth
    if isinstance(target, Constant):
        return Bounds(_through(filters, max(_SHORT, len(str(target.value)))) * growth)
    held = scope.hold(target)
    if held.type is tuple or any("list" in FILTERS[use.name].takes for use in filters):
        # Each item of a list that is written stands between others and a few words.
        each = (held.longest + _SHORT) * growth
        if isinstance(said := held.value, ast.Name):
            return Bounds(_through(filters, _SHORT) * growth, lists=((said.id, each, 0),))
        return Bounds(each * values.MAX_ITEMS)
    length = held.longest if held.type is str or not held.sure else _SHORT
    return Bounds(_through(filters, length) * growth)


def _through(filters: tuple[FilterUse, ...], length: int) -> int:
    for use in filters:
        said = max((len(str(value)) for value in use.bound.values()), default=0)
        if FILTERS[use.name].in_conditions:
            length = max(length * _LETTERS, said)
        else:
            # Each character of a plural's text may be a place for its number.
            length = _SHORT + said * _NUMBER
    return length
