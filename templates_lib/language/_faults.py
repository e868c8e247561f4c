"""What is wrong with a template once its placeholders are declared, before any value is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from locales.words import gettext_noop
from templates_lib.language._errors import UnknownName, WrongUse
from templates_lib.language._kinds import ORDERED, WORDS, Kind, kind_of, kind_of_type
from templates_lib.language._nearest import nearest
from templates_lib.language._nodes import (
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
from templates_lib.language.filters import FILTERS

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder

Fault = UnknownName | WrongUse

_MOST_COMPARED = 20
"""Unknown names of one template that are compared with the declared ones: it takes a while."""

_NO_FIELDS = gettext_noop("“%(words)s”: only the items of a list have fields, inside {%% for %%}.")


@dataclass(frozen=True)
class _Declared:
    """What a name stands for: a placeholder, or an item of a list of them."""

    type: str
    placeholder: Placeholder


class Faults:
    """Walks a template with the declared placeholders at hand."""

    def __init__(self, placeholders: Mapping[str, Placeholder], source: str) -> None:
        self._placeholders, self._source = placeholders, source
        self._variables: dict[str, Placeholder | None] = {}
        self._unknowns = 0

    def find(self, nodes: tuple[Node, ...]) -> Iterator[Fault]:
        """Yield every fault in the order of the text."""
        for fault in self._in_nodes(nodes):
            yield fault.placed(self._source)

    def _in_nodes(self, nodes: tuple[Node, ...]) -> Iterator[Fault]:
        for node in nodes:
            if isinstance(node, Print):
                yield from self._printed(node.expression)
            elif isinstance(node, Branch):
                for arm in node.arms:
                    if arm.condition is not None:
                        yield from self._asked(arm.condition)
                    yield from self._in_nodes(arm.body)
            elif isinstance(node, Loop):
                yield from self._loop(node)

    def _loop(self, node: Loop) -> Iterator[Fault]:
        found = self._declared(node.items)
        items = None
        if isinstance(found, UnknownName | WrongUse):
            yield found
        elif found is not None and found.type != "list":
            yield _wrong(node.items, gettext_noop("“%(words)s” is no list to go through."))
        elif found is not None:
            items = found.placeholder
        before = dict(self._variables)
        self._variables[node.variable] = items
        yield from self._in_nodes(node.body)
        self._variables = before

    def _declared(self, name: Name) -> _Declared | Fault | None:
        """Return what ``name`` stands for; None when nothing is known of it."""
        first, *fields = name.path
        if first == "loop":
            return None
        if first in self._variables:
            items = self._variables[first]
            return None if items is None else self._item(name, items, fields)
        if first not in self._placeholders:
            return self._unknown(name, first, self._placeholders)
        placeholder = self._placeholders[first]
        if fields:
            return _wrong(name, _NO_FIELDS)
        return _Declared(placeholder.type, placeholder)

    def _item(self, name: Name, items: Placeholder, fields: list[str]) -> _Declared | Fault:
        if not fields:
            return _Declared("record" if items.fields else "text", items)
        if len(fields) > 1:
            return _wrong(name, _NO_FIELDS)
        if fields[0] not in items.fields:
            return self._unknown(name, fields[0], items.fields)
        field = items.fields[fields[0]]
        return _Declared(field.type, field)

    def _unknown(self, name: Name, word: str, known: Collection[str]) -> UnknownName:
        self._unknowns += 1
        near = nearest(word, known) if self._unknowns <= _MOST_COMPARED else None
        msgid = (
            gettext_noop("“%(name)s” is not declared; did you mean “%(nearest)s”?")
            if near
            else gettext_noop("“%(name)s” is not declared.")
        )
        return UnknownName(
            msgid,
            {"name": name.written, "nearest": near or ""},
            name=name.written,
            start=name.start,
            end=name.end,
            suggestion=".".join((*name.path[:-1], near)) if near else None,
        )

    def _printed(self, operand: Operand) -> Iterator[Fault]:
        name, filters = _parts(operand)
        if not isinstance(name, Name):
            return
        found = self._declared(name)
        if isinstance(found, UnknownName | WrongUse):
            yield found
        elif found is not None:
            yield from _through(name, found, filters)

    def _asked(self, condition: Condition) -> Iterator[Fault]:
        if isinstance(condition, Comparison):
            yield from self._compared(condition)
        elif isinstance(condition, Name | Filtered):
            name, _ = _parts(condition)
            found = self._declared(name) if isinstance(name, Name) else None
            if isinstance(found, UnknownName | WrongUse):
                yield found
        elif isinstance(condition, Not):
            yield from self._asked(condition.operand)
        else:
            for operand in condition.operands:
                yield from self._asked(operand)

    def _compared(self, node: Comparison) -> Iterator[Fault]:
        sides: list[tuple[Operand, _Declared | None, Kind | None]] = []
        for side in (node.left, node.right):
            part, _ = _parts(side)
            found = self._declared(part) if isinstance(part, Name) else None
            if isinstance(found, UnknownName | WrongUse):
                yield found
                return
            if isinstance(part, Constant):
                kind = kind_of(part.value)
            elif found is None:
                return
            else:
                kind = kind_of_type(found.type)
            sides.append((side, found, kind))
        yield from _comparison(node, sides)


def _comparison(
    node: Comparison, sides: list[tuple[Operand, _Declared | None, Kind | None]]
) -> Iterator[Fault]:
    (left, left_is, left_kind), (right, right_is, right_kind) = sides
    subject = left if left_is is not None else right
    name, _ = _parts(subject)
    assert isinstance(name, Name)
    kind, other = (left_kind, right_kind) if subject is left else (right_kind, left_kind)
    if kind is None or other is None or kind != other:
        yield _wrong(
            name,
            gettext_noop("“%(words)s” is %(kind)s and cannot be compared with %(other)s."),
            kind=WORDS[kind] if kind else gettext_noop("a list"),
            other=WORDS[other] if other else gettext_noop("a list"),
        )
    elif node.operator not in ("==", "!=") and kind not in ORDERED:
        yield _wrong(name, gettext_noop("“%(words)s” is a text; compare it with == or != only."))
    else:
        for one, declared in ((right, left_is), (left, right_is)):
            if declared is not None and isinstance(one, Constant):
                yield from _known_choice(name, declared, str(one.value), one.start, one.end)


def _through(name: Name, found: _Declared, filters: tuple[FilterUse, ...]) -> Iterator[Fault]:
    """Follow a value through its filters to the reader."""
    type_ = found.type
    for use in filters:
        if type_ not in FILTERS[use.name].takes:
            yield WrongUse(
                gettext_noop(
                    "“%(name)s” is of the type %(type)s; “%(filter)s” does not take that."
                ),
                {"name": name.written, "type": type_, "filter": use.name},
                name=name.written,
                start=use.start,
                end=use.end,
            )
            return
        yield from _arguments(name, found, use)
        if not FILTERS[use.name].keeps:
            type_ = "text"
    if type_ in ("list", "record"):
        yield _wrong(
            name,
            gettext_noop("“%(words)s” has several values; name a field, or write {%% for %%}."),
        )


def _arguments(name: Name, found: _Declared, use: FilterUse) -> Iterator[Fault]:
    currency, declared = use.bound.get("currency"), found.placeholder.currency
    if use.name == "money" and currency and declared and currency != declared:
        yield WrongUse(
            gettext_noop("“%(name)s” is declared in %(declared)s, not %(currency)s."),
            {"name": name.written, "declared": declared, "currency": str(currency)},
            name=name.written,
            start=use.start,
            end=use.end,
            suggestion="money",
        )
    if use.name == "money" and found.type != "money" and not currency:
        yield WrongUse(
            gettext_noop('“%(name)s” is a number; name its currency, as in money("NOK").'),
            {"name": name.written},
            name=name.written,
            start=use.start,
            end=use.end,
        )
    if use.name == "list" and found.placeholder.fields:
        yield _wrong(name, gettext_noop("The items of “%(words)s” have fields; write {%% for %%}."))
    if use.name == "select":
        for case in use.kwargs:
            if case != "other":
                yield from _known_choice(name, found, case, *use.spans[case])


def _known_choice(
    name: Name, found: _Declared, value: str, start: int, end: int
) -> Iterator[Fault]:
    choices = found.placeholder.choices if found.type == "choice" else ()
    if choices and value not in choices:
        near = nearest(value, choices, cutoff=0.5)
        yield WrongUse(
            gettext_noop("“%(value)s” is none of the choices of “%(name)s”: %(choices)s."),
            {"value": value, "name": name.written, "choices": ", ".join(choices)},
            name=name.written,
            start=start,
            end=end,
            suggestion=near,
        )


def _wrong(name: Name, msgid: str, **params: str) -> WrongUse:
    return WrongUse(
        msgid,
        {"words": name.written, **params},
        name=name.written,
        start=name.start,
        end=name.end,
    )


def _parts(operand: Operand) -> tuple[Name | Constant, tuple[FilterUse, ...]]:
    if isinstance(operand, Filtered):
        return operand.operand, operand.filters
    return operand, ()
