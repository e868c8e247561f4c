"""From JSON to frozen dataclasses, by their own annotations.

A field that the server adds is ignored, one that it lacks must have a default; a value of another
type is no answer of ours.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from budskap.errors import BadAnswer

__all__ = ["read"]

T = TypeVar("T")


def read(kind: type[T], document: Any, **more: Any) -> T:
    """*document* as a *kind*, with *more* fields that it lacks; `BadAnswer` when it is none."""
    if not isinstance(document, Mapping):
        raise BadAnswer(f"a {kind.__name__} must be an object, and is {type(document).__name__}")
    found = dict(more)
    anything: Any = kind
    for name, wanted, required in _fields(anything):
        if name in found:
            continue
        if name in document:
            found[name] = _value(wanted, document[name], f"{kind.__name__}.{name}")
        elif required:
            raise BadAnswer(f"{kind.__name__}.{name} is missing in the answer")
    return kind(**found)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    hints = get_type_hints(kind)
    return tuple(
        (each.name, hints[each.name], each.default is MISSING and each.default_factory is MISSING)
        for each in fields(kind)
    )


def _value(wanted: Any, value: Any, where: str) -> Any:
    if wanted is Any:
        return value
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _either(inner, value, where)
    if origin is tuple and isinstance(value, list):
        return tuple(_value(inner[0], each, where) for each in value)
    if origin is not None and issubclass(origin, Mapping) and isinstance(value, dict):
        return {name: _value(inner[1], each, where) for name, each in value.items()}
    if origin is None:
        return _plain(wanted, value, where)
    raise BadAnswer(f"{where} has another type in the answer")


def _either(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in kinds:
        return None
    (wanted,) = [kind for kind in kinds if kind is not type(None)]
    return _value(wanted, value, where)


def _plain(wanted: type, value: Any, where: str) -> Any:
    if hasattr(wanted, "__dataclass_fields__"):
        return read(wanted, value)
    if wanted is datetime and isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise BadAnswer(f"{where} is no time in the answer") from None
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is wanted:
        return value
    raise BadAnswer(f"{where} has another type in the answer")
