"""A value made when it is first asked for, and kept."""

from collections.abc import Callable
from typing import Generic, TypeVar, overload

__all__ = ["lazy"]

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class lazy(Generic[_Owner, _Value]):
    """``functools.cached_property`` without the lock that Python 3.11 takes at each first use.

    Two threads that ask at once make the value twice, and one of the two stays: only for values
    that are equal however often they are made.
    """

    def __init__(self, make: Callable[[_Owner], _Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "lazy[_Owner, _Value]": ...
    @overload
    def __get__(self, owner: _Owner, kind: type) -> _Value: ...
    def __get__(self, owner: _Owner | None, kind: type) -> "lazy[_Owner, _Value] | _Value":
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._make(owner)
        return value
