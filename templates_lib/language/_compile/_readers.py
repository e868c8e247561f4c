"""The readers of values: they take what arrives in JSON, and say what is wrong with the rest.

Each is the reader of its placeholder with a shorter way for what is usual. Nothing is read by that
way that the placeholder's own reader would read otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from templates_lib.language import values
from templates_lib.language._compile._chains import wrong
from templates_lib.language._compile._slots import Slot
from templates_lib.language._compile._types import declared_type, has_rules
from templates_lib.language._escape import Dress

if TYPE_CHECKING:
    from templates_lib.placeholders import Placeholder

Reader: TypeAlias = Callable[[Any], Any]

KEPT = 1_024
"""Most values that one reader keeps: a campaign has few dates and prices, however they are sent."""

USUAL = 10**9
"""Whole numbers up to here are compared fastest (one digit of CPython's), and all are values."""


def reader_of(slot: Slot, dress: Dress) -> Reader:
    """Return what reads the value of ``slot``; a final text is dressed at once."""
    declared = slot.declared
    if declared is None:
        return _anything(slot.name)
    if slot.type is str:
        read: Reader = declared.coerce
        return (lambda value: dress.each(read(value))) if slot.final and dress.changes else read
    return _records(declared) if declared.type == "list" and declared.fields else _kept(declared)


def _anything(name: str) -> Reader:
    def read(value: object) -> object:
        try:
            return values.anything(value)
        except values.Unfit as unfit:
            raise wrong(name, unfit, value) from None

    return read


def _kept(declared: Placeholder) -> Reader:
    """Read each text and number once; an amount may also come as a record."""
    kept: dict[object, object] = {}

    def read(value: object) -> object:
        key: object = value
        if type(value) is dict and len(value) == 2:
            key = (value.get("amount"), value.get("currency"))
            if type(key[0]) not in (str, float) or type(key[1]) is not str:
                return declared.coerce(value)
        elif type(value) not in (str, float):
            return declared.coerce(value)
        found = kept.get(key)
        if found is None:
            found = declared.coerce(value)
            if len(kept) >= KEPT:
                kept.clear()
            kept[key] = found
        return found

    return read


def _records(declared: Placeholder) -> Reader:
    """Read a list of records: field by field where every record is complete."""
    fields = [(name, _field(each)) for name, each in declared.fields.items()]

    def read(value: Any) -> object:
        if type(value) in (list, tuple) and len(value) <= values.MAX_ITEMS:
            try:
                return tuple(map(record, value))
            except Exception:  # whatever it was, the placeholder's reader tells it by its path
                pass
        return declared.coerce(value)

    def record(item: Any) -> object:
        if type(item) is not dict:
            raise TypeError
        return MappingProxyType({name: read(item.get(name)) for name, read in fields})

    return read


def _field(declared: Placeholder) -> Reader:
    """Read one field of a record, the commonest values without a further call."""
    type_, longest = declared_type(declared), declared.longest
    if type_ is str and not has_rules(declared) and not declared.choices:
        empty = not declared.is_never_empty

        def text(value: object) -> object:
            fits = type(value) is str and len(value) <= longest and value.isprintable()
            return value if fits and (value or empty) else declared.coerce(value)

        return text
    if type_ is int:
        other = _kept(declared)

        def number(value: object) -> object:
            return value if type(value) is int and 0 <= value <= USUAL else other(value)

        return number
    return _kept(declared) if type_ not in (str, tuple) else declared.coerce
