"""How generated code reaches the values that names stand for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from locales.words import gettext_noop
from templates_lib.language import values
from templates_lib.language._compile import _code as code
from templates_lib.language._compile._chains import Called, called
from templates_lib.language._compile._job import Job
from templates_lib.language._compile._slots import Slot
from templates_lib.language._compile._types import declared_type
from templates_lib.language._errors import WrongValue
from templates_lib.language._nodes import Constant, Loop, Name

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder

ITEM, INDEX, LAST = "item", "index", "last"
"""The variables of a loop: its item, the item's number from 0, and the number of the last."""


@dataclass(frozen=True)
class Held:
    """A value in generated code.

    ``value`` gives it, and may be written more than once where it is ``cheap``. ``type`` is what it
    is or most likely is; ``sure``: it is that or missing, and ``there``: it is not missing either.
    ``final``: it is a text that goes out as it is; ``ready`` says so where it depends on the value.
    ``longest``: most characters of it if it is a text.
    """

    value: code.Code
    type: type
    sure: bool = False
    there: bool = False
    final: bool = False
    ready: code.Code | None = None
    cheap: bool = True
    longest: int = values.MAX_TEXT
    declared: Placeholder | None = None


@dataclass(frozen=True)
class Scope:
    """What names stand for at one place; inside a loop, which loop it is."""

    job: Job
    slots: Mapping[str, Slot]
    loop: Loop | None = None

    @property
    def index(self) -> tuple[code.Code, ...]:
        """The last argument of whatever may have to name an item of the loop."""
        return () if self.loop is None else (code.name(INDEX),)

    def inside(self, loop: Loop) -> Scope:
        """The scope in the body of a loop."""
        return replace(self, loop=loop)

    def called(self, operand: Name | Constant) -> Called:
        """How errors call the value: by the name under which the sender knows it."""
        loop = self.loop
        return called(operand, {} if loop is None else {loop.variable: loop.items.written})

    def hold(self, name: Name) -> Held:
        """Return how to get at the value."""
        first, *fields = name.path
        if self.loop is not None and first == "loop":
            return _LOOP_FIELDS[fields[0]]
        if self.loop is not None and first == self.loop.variable:
            held = self._item(self.slots[self.loop.items.written].declared, fields)
        else:
            held = _top(self.slots[first])
        return self._inside(held, name) if fields and not held.sure else held

    def _item(self, items: Placeholder | None, fields: list[str]) -> Held:
        item, as_is = code.name(ITEM), not self.job.dress.changes
        if items is None:
            return Held(item, str)
        if not items.fields or not fields:
            type_: type = dict if items.fields else str
            final = as_is and type_ is str
            return Held(item, type_, True, True, final, longest=items.longest, declared=items)
        field = items.fields[fields[0]]
        type_ = declared_type(field)
        return Held(
            code.item(item, fields[0]),
            type_,
            sure=True,
            there=field.required,
            final=as_is and type_ is str and field.required,
            cheap=False,
            longest=field.longest,
            declared=field,
        )

    def _inside(self, record: Held, name: Name) -> Held:
        """A field of a record of which nothing is declared."""
        look = self.job.kit.add("look", _look_up(name.path[1:], self.called(name)))
        return Held(code.call(look, record.value, *self.index), str, cheap=False)


def _top(slot: Slot) -> Held:
    ready = None if slot.ready is None else code.name(slot.ready)
    if slot.declared is None:
        return Held(slot.load, slot.type, ready=ready)
    declared = slot.declared
    return Held(
        slot.load,
        slot.type,
        sure=True,
        there=declared.required,
        final=slot.final,
        ready=ready,
        longest=declared.longest,
        declared=declared,
    )


def _look_up(fields: tuple[str, ...], name: Called) -> Callable[..., object]:
    def look_up(value: object, index: int = 0) -> object:
        for field in fields:
            if value is values.MISSING:
                return value
            if not isinstance(value, Mapping):
                raise WrongValue(name(index), gettext_noop("a record"), values.describe(value))
            value = value.get(field, values.MISSING)
        return value

    return look_up


_INDEX = code.name(INDEX)
_LOOP_FIELDS = {
    "index": Held(code.plus(_INDEX, 1), int, sure=True, there=True, cheap=False),
    "first": Held(code.compare(_INDEX, ast.Eq(), code.constant(0)), bool, sure=True, there=True),
    "last": Held(code.compare(_INDEX, ast.Eq(), code.name(LAST)), bool, sure=True, there=True),
}
