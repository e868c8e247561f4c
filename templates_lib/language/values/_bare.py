"""What a value is made of, whatever class it has been given.

A subclass of ``str`` or ``int`` may answer with anything, or raise: enumerations, lazy translations
and ``numpy.float64`` are such. Readers look at the plain value inside, which only these types' own
methods can tell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import islice
from types import MappingProxyType
from typing import Any

from templates_lib.language.values._unfit import MAX_ITEMS

_PLAIN = frozenset(
    {str, int, float, Decimal, bool, dt.date, dt.time, dt.datetime, list, tuple, dict, type(None)}
)
# A datetime is a date too, so it comes first.
_OWN: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (str, str.__str__),
    (int, int.__index__),
    (float, float.__float__),
    (Decimal, Decimal),
    (dt.datetime, lambda value: _joined(dt.datetime.date(value), dt.datetime.time(value))),
    (dt.date, lambda value: dt.date.fromordinal(dt.date.toordinal(value))),
    (dt.time, lambda value: _joined(dt.date.min, value).time()),
    (list, lambda value: list.__getitem__(value, slice(None))),
    (tuple, lambda value: tuple.__getitem__(value, slice(None))),
    (dict, lambda value: dict(dict.items(value))),
)


def bare(value: object) -> object:
    """Return ``value`` as one of Python's own types where it is a subclass of one.

    What cannot be looked at, or gives itself out as what it is not, comes back as an object that is
    no value: every reader refuses it.
    """
    if type(value) in _PLAIN:
        return value
    for kind, own in _OWN:
        if issubclass(type(value), kind):
            return own(value)
    try:
        if value.__class__ is not type(value):
            return _NO_VALUE
        return _copied(value) if isinstance(value, Mapping) else value
    except Exception:  # whatever it raises, it is no value
        return _NO_VALUE


_NO_VALUE = object()


def _copied(record: Mapping[object, object]) -> object:
    """A record of any class as a dict, and no more of it than shows that it is too large."""
    if type(record) is MappingProxyType:
        return record
    return dict(islice(record.items(), MAX_ITEMS + 1))


def _joined(day: dt.date, clock: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, clock, tzinfo=None)
