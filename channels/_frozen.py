"""A mapping that cannot change, can be pickled and keeps its order."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

__all__ = ["Frozen"]

K = TypeVar("K")
V = TypeVar("V", covariant=True)


class Frozen(Mapping[K, V]):
    """A read-only mapping over a copy of its argument.

    ``types.MappingProxyType`` would do, but it cannot be pickled, and workers that render a
    release elsewhere receive contents that way.
    """

    __slots__ = ("_items",)
    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V]) -> None:
        object.__setattr__(self, "_items", dict(items))

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items  # the base asks for the item, and catches what is raised

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Frozen):
            return self._items == other._items  # the base makes two dicts of them first
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Frozen mapping cannot change")

    def __reduce__(self) -> tuple[type["Frozen[K, V]"], tuple[dict[K, V]]]:
        return type(self), (self._items,)

    def __repr__(self) -> str:
        return f"Frozen({self._items!r})"
