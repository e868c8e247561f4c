"""The concrete picture of a template: frozen nodes with exact offsets.

Every ``start`` and ``end`` is a code point offset in ``Template.source``. The nodes of a template
tile its source; inside a ``Branch`` the arms' tags, their bodies and the closing tag do; inside a
``Loop`` the opening tag, the body and the closing tag. Whitespace that ``{%-`` or ``-%}`` removes
belongs to the tag that removes it, so ``Text.text`` is always ``source[start:end]`` with line ends
as ``\\n``. An expression's span has the brackets inside it and not those around it: what stands
there, read again where it stood, is the same node.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

Value: TypeAlias = str | int | Decimal | bool
"""What may be written as a constant in a template."""

Span: TypeAlias = tuple[int, int]


def _nothing() -> Mapping[str, typing.Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class FilterUse:
    """One filter as written: ``start:end`` runs from its name to its closing bracket.

    ``args`` are the positional constants, ``kwargs`` the named ones in source order; an exact match
    of a plural, ``{0: "…"}``, stands in ``kwargs`` under ``"=0"``, a case of a select under its
    value. ``bound`` gives every argument by its name, however it was written. ``spans`` gives for
    each of these the span of its literal, quotes included.
    """

    name: str
    args: tuple[Value, ...]
    kwargs: Mapping[str, Value] = field(hash=False)
    start: int
    end: int
    bound: Mapping[str, Value] = field(default_factory=_nothing, hash=False)
    spans: Mapping[str, Span] = field(default_factory=_nothing, compare=False)


@dataclass(frozen=True)
class Name:
    """A placeholder, loop variable or dotted field as written: ``("order", "total")``."""

    start: int
    end: int
    path: tuple[str, ...]

    @property
    def written(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True)
class Constant:
    """A text, a number or true/false."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class Filtered:
    """A name or constant and the filters it goes through, first to last."""

    start: int
    end: int
    operand: Name | Constant
    filters: tuple[FilterUse, ...]


Operand: TypeAlias = Name | Constant | Filtered


@dataclass(frozen=True)
class Comparison:
    """``left operator right``; the operator is one of ``== != < <= > >=``."""

    start: int
    end: int
    left: Operand
    operator: str
    right: Operand


@dataclass(frozen=True)
class Not:
    start: int
    end: int
    operand: Condition


@dataclass(frozen=True)
class AllOf:
    """``a and b and c``."""

    start: int
    end: int
    operands: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """``a or b or c``."""

    start: int
    end: int
    operands: tuple[Condition, ...]


Condition: TypeAlias = Name | Filtered | Comparison | Not | AllOf | AnyOf


@dataclass(frozen=True)
class Text:
    """Literal text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Comment:
    """``{# … #}``: a note that is never sent."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Print:
    """``{{ … }}``."""

    start: int
    end: int
    expression: Operand


@dataclass(frozen=True)
class Arm:
    """One arm of a branch: its tag at ``start:end``, its condition (None for else), its body."""

    start: int
    end: int
    condition: Condition | None
    body: tuple[Node, ...]


@dataclass(frozen=True)
class Branch:
    """``{% if %}`` to ``{% endif %}``; ``close`` is the span of the last tag."""

    start: int
    end: int
    arms: tuple[Arm, ...]
    close: Span


@dataclass(frozen=True)
class Loop:
    """``{% for variable in items %}`` to ``{% endfor %}``; ``open`` and ``close`` are the tags."""

    start: int
    end: int
    variable: str
    items: Name
    body: tuple[Node, ...]
    open: Span
    close: Span


Node: TypeAlias = Text | Comment | Print | Branch | Loop


@dataclass(frozen=True)
class Use:
    """One place where a template uses a placeholder.

    ``name`` is the placeholder (for a loop's variable the list it runs over), ``path`` the dotted
    way from it (``"lines.title"``), ``start:end`` the words as written (``line.title``) and
    ``tag`` the span of the whole tag around them. ``printed``: the value reaches the reader.
    ``guarded``: it cannot be missed, because an ``if`` or a ``default`` takes care of that.
    """

    name: str
    path: str
    start: int
    end: int
    filters: tuple[FilterUse, ...]
    printed: bool
    guarded: bool
    tag: Span


@dataclass(frozen=True)
class NearMiss:
    """Something in literal text that looks like a tag gone wrong, and what to write instead."""

    start: int
    end: int
    text: str
    msgid: str
    params: Mapping[str, str]
    suggestion: str | None = None

    @property
    def message(self) -> str:
        """The English sentence."""
        return self.msgid % dict(self.params)
