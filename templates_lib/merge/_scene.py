"""Where lowering stands: which output of which message, for which target, in which loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from channels import Output
from templates_lib.language import (
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
)
from templates_lib.language._escape import Dress, one_line
from templates_lib.merge._names import ITEM_TEXT, Names
from templates_lib.merge._target import Target
from templates_lib.merge._tree import Gap, Ref
from templates_lib.merge._values import Frame, Kind
from templates_lib.placeholders import Placeholder

__all__ = ["TEXTS", "CannotAsk", "Scene", "mentions", "parts", "quotable"]

TEXTS = frozenset({"text", "name", "url", "phone", "email", "code", "choice"})
"""The types whose value is written as it is."""

_ANY_LINES = frozenset({"text"})
_BESIDE_QUOTES = set("\"'\\{}%|<>&`")


class CannotAsk(Exception):
    """The target has no conditions, and no value stands for one there."""


@dataclass(frozen=True)
class Place:
    """The loop that lowering is in: its variable, its list, and what is declared of that."""

    variable: str
    items: Ref
    name: str
    declared: Placeholder


@dataclass(frozen=True)
class Scene:
    """One output on its way to one target."""

    target: Target
    names: Names
    output: Output
    declared: Mapping[str, Placeholder]
    locale: str
    plain: bool
    begins_link: Callable[[int], bool]
    refuse: Callable[[str, str, int, int], None]
    loop: Place | None = None

    @property
    def source(self) -> str:
        return self.output.template

    @cached_property
    def dress(self) -> Dress:
        return Dress(self.output.escape, self.plain)

    def inside(self, node: Loop, items: Ref, declared: Placeholder) -> Scene:
        """The scene in the body of a loop."""
        return replace(self, loop=Place(node.variable, items, node.items.written, declared))

    def said(self, text: str) -> str:
        """Literal text of a filter, as it is written into the output."""
        text = self.dress.each(text)
        return one_line(text) if self.output.escape == "line" else text

    def words(self, node: Node | Condition | Operand) -> str:
        """A piece of the template as it was written."""
        return self.source[node.start : node.end]

    def called(self, name: Name) -> str:
        """A name in words: in a loop, a field without its item."""
        in_loop = self.loop is not None and name.path[0] in (self.loop.variable, "loop")
        return " ".join(name.path[1:] if in_loop and name.path[1:] else name.path)

    # What names stand for -------------------------------------------------------------------------

    def what(self, name: Name) -> Placeholder | None:
        """What is declared of a name; None when nothing is, or it is part of the loop itself."""
        first, *fields = name.path
        if self.loop is None or first not in (self.loop.variable, "loop"):
            return self.declared.get(first) if not fields else None
        if first == "loop":
            return None
        items = self.loop.declared
        if not fields:
            return None if items.fields else Placeholder(first, "text")
        return items.fields.get(fields[0]) if len(fields) == 1 else None

    def native(self, name: Name, kind: Kind) -> Ref:
        """The value itself, which is declared."""
        if self.loop is not None and name.path[0] == self.loop.variable:
            field = name.path[1] if name.path[1:] else ITEM_TEXT
            rule = f"{{{{ {name.written} }}}}"
            return self.names.item(self.loop.items, self.loop.variable, field, kind, rule)
        return self.names.native(name.path[0], kind)

    def derived(
        self, frame: Frame, wish: str, kind: Kind, node: Node | Condition | Operand, rule: str
    ) -> Ref:
        """A value computed by a frame; for each item where it hangs on the loop."""
        source = _sources(node, self)
        if self.loop is None or not mentions(node, self.loop.variable):
            return self.names.derived(frame, wish, kind, source, rule)
        loop = self.loop
        frame = replace(frame, loop=(loop.name, loop.variable))
        return self.names.item_derived(loop.items, loop.variable, frame, wish, kind, source, rule)

    def gap(self, frame: Frame, wish: str, node: Node | Operand, rule: str) -> Gap:
        """A computed text, safe in the output by itself or by what the target does."""
        html = self.output.escape == "html"
        raw = html and not self.target.can.escapes
        if html and frame.escape == "text" and raw:
            frame, wish = replace(frame, escape="html"), f"{wish} html"
        elif html and frame.escape == "html":
            raw = True
        return Gap(self.derived(frame, wish, "text", node, rule), raw, None, node.start, node.end)


def parts(operand: Operand) -> tuple[Name | Constant, tuple[FilterUse, ...]]:
    """What an operand is about, and its filters."""
    if isinstance(operand, Filtered):
        return operand.operand, operand.filters
    return operand, ()


def is_one_line(declared: Placeholder) -> bool:
    """Whether no value of it has a line break."""
    return declared.type not in _ANY_LINES


def quotable(text: str) -> bool:
    """Whether every language can quote a text without saying how."""
    return text.isprintable() and not _BESIDE_QUOTES & set(text) and text == text.strip()


def names_in(node: Node | Condition | Operand) -> Iterator[Name]:
    """Every name in a piece of a template."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, Filtered):
        yield from names_in(node.operand)
    elif isinstance(node, Print):
        yield from names_in(node.expression)
    elif isinstance(node, Comparison):
        yield from names_in(node.left)
        yield from names_in(node.right)
    elif isinstance(node, Not):
        yield from names_in(node.operand)
    elif isinstance(node, AllOf | AnyOf):
        for operand in node.operands:
            yield from names_in(operand)
    elif isinstance(node, Branch):
        for arm in node.arms:
            if arm.condition is not None:
                yield from names_in(arm.condition)
            for each in arm.body:
                yield from names_in(each)
    elif isinstance(node, Loop):
        yield node.items
        own = (node.variable, "loop")
        for each in node.body:
            yield from (name for name in names_in(each) if name.path[0] not in own)


def mentions(node: Node | Condition | Operand, variable: str) -> bool:
    """Whether a piece hangs on the item of a loop, or on the loop itself."""
    return any(name.path[0] in (variable, "loop") for name in names_in(node))


def _sources(node: Node | Condition | Operand, scene: Scene) -> str:
    """The placeholder a value comes from, by its path; "" for several."""
    found = set()
    for name in names_in(node):
        path = name.path
        if scene.loop is not None and path[0] == scene.loop.variable:
            path = (scene.loop.name, *path[1:])
        found.add(".".join(path))
    return found.pop() if len(found) == 1 else ""
