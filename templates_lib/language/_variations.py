"""The texts a template can become: one for each way through its branches."""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.language._nodes import (
    AllOf,
    AnyOf,
    Arm,
    Branch,
    Comparison,
    Condition,
    Filtered,
    Loop,
    Name,
    Node,
    Not,
    Operand,
    Print,
    Text,
)

Runs = tuple[Text | Print, ...]


def variations(nodes: tuple[Node, ...], limit: int) -> Iterator[Runs]:
    """Yield at most ``limit`` ways, as runs of text and prints in the order of the text.

    A condition that stands twice comes out the same twice. A loop's body stands once.
    """
    script: list[bool] = []
    for _ in range(limit):
        walk = _Walk(script)
        walk.through(nodes)
        yield tuple(walk.runs)
        # The next way: turn the last yes into a no, and decide anew from there.
        while walk.script and not walk.script[-1]:
            walk.script.pop()
        if not walk.script:
            return
        script = [*walk.script[:-1], False]


class _Walk:
    """One way through a template: ``script`` answers its open conditions, yes where it ends."""

    def __init__(self, script: list[bool]) -> None:
        self.script = script
        self.runs: list[Text | Print] = []
        self._asked = 0
        self._decided: dict[str, bool] = {}

    def through(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text | Print):
                self.runs.append(node)
            elif isinstance(node, Loop):
                self.through(node.body)
            elif isinstance(node, Branch):
                arm = next((arm for arm in node.arms if self._holds(arm)), None)
                self.through(arm.body if arm is not None else ())

    def _holds(self, arm: Arm) -> bool:
        if arm.condition is None:
            return True
        key = _key(arm.condition)
        if key not in self._decided:
            if self._asked == len(self.script):
                self.script.append(True)
            self._decided[key] = self.script[self._asked]
            self._asked += 1
        return self._decided[key]


def _key(condition: Condition) -> str:
    """The condition without its offsets: two that read the same have the same key."""
    if isinstance(condition, Not):
        return f"not ({_key(condition.operand)})"
    if isinstance(condition, AllOf | AnyOf):
        joint = " and " if isinstance(condition, AllOf) else " or "
        return joint.join(f"({_key(operand)})" for operand in condition.operands)
    if isinstance(condition, Comparison):
        return f"{_side(condition.left)} {condition.operator} {_side(condition.right)}"
    return _side(condition)


def _side(operand: Operand) -> str:
    if isinstance(operand, Name):
        return operand.written
    if isinstance(operand, Filtered):
        chain = "|".join(f"{use.name}{dict(use.bound)}" for use in operand.filters)
        return f"{_side(operand.operand)}|{chain}"
    return repr(operand.value)
