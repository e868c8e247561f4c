"""Conditions: what of them a target can ask itself, and which it has to be told.

A condition is taken apart and never copied: what is empty, 0 or missing is no elsewhere than here
in every other language (in Liquid ``''`` and ``0`` are yes), and ``and`` and ``or`` group
otherwise. What a target cannot ask exactly becomes a flag, a value that says yes or no.
"""

from __future__ import annotations

import re
from typing import Any

from templates_lib.language import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Constant,
    FilterUse,
    Name,
    Not,
)
from templates_lib.language.cldr import plain
from templates_lib.merge import _tree as tree
from templates_lib.merge._scene import TEXTS, CannotAsk, Scene, parts, quotable
from templates_lib.merge._tests import alternatives
from templates_lib.merge._values import Frame
from templates_lib.placeholders import Placeholder

__all__ = ["can_be_compared", "flag", "lowered"]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}", re.ASCII)
_SIGNS = {
    "==": "is",
    "!=": "is not",
    "<": "below",
    "<=": "at most",
    ">": "above",
    ">=": "at least",
}
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_MOST = 10**9
"""Whole numbers up to here are the same in every language."""


def lowered(condition: Condition, scene: Scene) -> tree.Test:
    """What the target asks; ``CannotAsk`` where it can ask nothing."""
    if not scene.target.can.flag:
        raise CannotAsk
    found = _lowered(condition, scene)
    too_long = scene.target.can.as_ways and alternatives(found) is None
    return flag(condition, scene) if too_long else found


def _lowered(condition: Condition, scene: Scene) -> tree.Test:
    can = scene.target.can
    if isinstance(condition, Not) and (can.joined or not _is_joined(condition.operand)):
        return tree.Not(_lowered(condition.operand, scene))
    if can.joined and isinstance(condition, AllOf):
        return tree.AllOf(tuple(_lowered(each, scene) for each in condition.operands))
    if can.joined and isinstance(condition, AnyOf):
        return tree.AnyOf(tuple(_lowered(each, scene) for each in condition.operands))
    found = None if _is_joined(condition) else _atom(condition, scene)
    return flag(condition, scene) if found is None else found


def _is_joined(condition: Condition) -> bool:
    return isinstance(condition, AllOf | AnyOf | Not)


def flag(condition: Condition, scene: Scene) -> tree.Flag:
    """A yes-or-no value for the whole condition."""
    words = scene.words(condition)
    frame = Frame(f"{{% if {words} %}}1{{% endif %}}")
    return tree.Flag(scene.derived(frame, _name(condition, scene), "flag", condition, words))


def _name(condition: Condition, scene: Scene) -> str:
    if isinstance(condition, Name):
        return f"has {scene.called(condition)}"
    if isinstance(condition, Comparison):
        left, _ = parts(condition.left)
        right, _ = parts(condition.right)
        sign = condition.operator
        if isinstance(left, Constant):
            left, right, sign = right, left, _TURNED[sign]
        said = scene.called(right) if isinstance(right, Name) else str(right.value)
        if isinstance(left, Name) and len(said) <= 20:
            return f"{scene.called(left)} {_SIGNS[sign]} {said}"
    return "condition"


def _atom(condition: Condition, scene: Scene) -> tree.Test | None:
    """What the target can ask itself, or None."""
    if isinstance(condition, Name):
        return _truth(condition, scene)
    if isinstance(condition, Comparison):
        sides = (condition.left, condition.right)
        for side, other, sign in (
            (*sides, condition.operator),
            (sides[1], sides[0], _TURNED[condition.operator]),
        ):
            name, filters = parts(side)
            if isinstance(name, Name) and isinstance(other, Constant):
                return _compared(name, filters, sign, other.value, scene)
    return None


def _truth(name: Name, scene: Scene) -> tree.Test | None:
    can = scene.target.can
    if name.path[0] == "loop" and scene.loop is not None:
        if not can.position or name.path[1:] not in (("first",), ("last",)):
            return None
        return tree.First() if name.path[1] == "first" else tree.Last()
    declared = scene.what(name)
    if declared is None:
        return None
    if declared.type in TEXTS:
        return tree.Filled(scene.native(name, "text")) if can.filled else None
    if declared.type == "count" and can.compare:
        return tree.Compare(scene.native(name, "count"), "!=", 0)
    if declared.type == "list" and can.has_items:
        fields = tuple(declared.fields)
        return tree.HasItems(scene.names.native(name.path[0], "list", fields=fields))
    return None


def _compared(
    name: Name, filters: tuple[FilterUse, ...], sign: str, value: Any, scene: Scene
) -> tree.Test | None:
    can, declared = scene.target.can, scene.what(name)
    if declared is None:
        return None
    if declared.type == "count" and can.compare and not filters and type(value) is int:
        if abs(value) > _MOST:
            return None
        return tree.Compare(scene.native(name, "count"), sign, value)
    if declared.type not in TEXTS or not isinstance(value, str) or sign not in ("==", "!="):
        return None
    found = _is(name, filters, value, declared, scene)
    return tree.Not(found) if found is not None and sign == "!=" else found


def _is(
    name: Name, filters: tuple[FilterUse, ...], value: str, declared: Placeholder, scene: Scene
) -> tree.Test | None:
    """Whether a text, or what it is by default, is ``value``."""
    can = scene.target.can
    if not filters and value == "":
        return tree.Not(tree.Filled(scene.native(name, "text"))) if can.filled else None
    if value == "" or not can_be_compared(value, declared, scene):
        return None
    if not filters:
        return tree.Is(scene.native(name, "text"), value)
    instead = filters[0].bound.get("value") if len(filters) == 1 else None
    if filters[0].name != "default" or not isinstance(instead, str) or not can.filled:
        return None
    if instead != value:
        return tree.Is(scene.native(name, "text"), value)
    if not can.joined:
        return None
    ref = scene.native(name, "text")
    return tree.AnyOf((tree.Not(tree.Filled(ref)), tree.Is(ref, value)))


def can_be_compared(value: str, declared: Placeholder, scene: Scene) -> bool:
    """Whether the target can tell exactly whether a text is ``value``.

    Where typography is plain, a text is sent otherwise than it came: only declared choices that
    stay as they are can be told.
    """
    can = scene.target.can
    if not can.equal or not quotable(value) or len(value) > 100:
        return False
    if can.names_only and not _WORD.fullmatch(value):
        return False
    if not scene.plain:
        return True
    choices = (*declared.choices, value)
    stable = all(plain(each) == each for each in choices)
    return declared.type == "choice" and bool(declared.choices) and stable
