"""What the brand's other messages say, for checks that compare with them.

Each check that needs it tells what a variant adds (``Check.observe``): pairs of a kind ("greeting",
"term:order") and a value ("Hei"). The index counts them by locale, remembers which message said
what, and so can take one message out and put its new wording in: one edit costs one message,
however many there are. A check's question costs as much as its answer is long. It never reads a
database; ``document`` and ``Index.load`` (or pickle) store it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from templates_lib.checks._near import Like, Near
from templates_lib.message import Address

__all__ = ["Index", "IndexDocumentError", "Observation"]

_VERSION = 1
_NOTHING: Mapping[str, dict[Address, None]] = {}

_Place = tuple[str, str]
"""A locale and a kind."""


class IndexDocumentError(ValueError):
    """A document that is no index of this version: make the index anew."""


class Observation(NamedTuple):
    """One thing that a variant says."""

    kind: str
    value: str
    address: Address


class _Said(Mapping[str, int]):
    """Value -> how many variants say it, those of one message left out; counted when asked."""

    def __init__(self, values: Mapping[str, dict[Address, None]], own: Mapping[str, int]) -> None:
        self._values, self._own = values, own

    def __getitem__(self, value: str) -> int:
        count = len(self._values[value]) - self._own.get(value, 0)
        if count <= 0:
            raise KeyError(value)
        return count

    def __iter__(self) -> Iterator[str]:
        return (value for value in self._values if value in self)

    def __contains__(self, value: object) -> bool:
        said = self._values.get(value) if isinstance(value, str) else None
        return said is not None and len(said) > self._own.get(str(value), 0)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Index:
    """What the messages of one brand say, by locale and kind."""

    def __init__(self) -> None:
        self._by_key: dict[str, tuple[Observation, ...]] = {}
        self._values: dict[_Place, dict[str, dict[Address, None]]] = {}
        self._own: dict[str, dict[_Place, dict[str, int]]] = {}
        self._near: dict[_Place, Near] = {}
        self._changes = 0
        self._token = object()

    @property
    def state(self) -> Hashable:
        """Equal as long as nothing has changed in this index; all empty ones are equal."""
        return (self._token, self._changes) if self._by_key else None

    def put(self, key: str, observations: Iterable[Observation]) -> None:
        """Take what message ``key`` says now in place of what it said before."""
        self.remove(key)
        self._changes += 1
        self._by_key[key] = tuple(dict.fromkeys(observations))
        mine = self._own[key] = {}
        for kind, value, address in self._by_key[key]:
            place = (address.locale, kind)
            said = self._values.setdefault(place, {}).setdefault(value, {})
            if not said and place in self._near:
                self._near[place].add(value)
            said[address] = None
            own = mine.setdefault(place, {})
            own[value] = own.get(value, 0) + 1

    def remove(self, key: str) -> None:
        """Forget message ``key``."""
        self._changes += 1
        self._own.pop(key, None)
        for each in self._by_key.pop(key, ()):
            place = (each.address.locale, each.kind)
            values = self._values[place]
            del values[each.value][each.address]
            if not values[each.value]:
                del values[each.value]
                if place in self._near:
                    self._near[place].remove(each.value)
            if not values:
                del self._values[place]
                self._near.pop(place, None)

    def said(self, locale: str, kind: str, *, but: str = "") -> Mapping[str, int]:
        """Value -> how many variants of ``locale`` say it, those of message ``but`` left out."""
        place = (locale, kind)
        return _Said(self._values.get(place, _NOTHING), self._own.get(but, {}).get(place, {}))

    def where(self, locale: str, kind: str, value: str, *, but: str = "") -> Iterator[Address]:
        """The variants that say ``value``, those of message ``but`` left out, in their order."""
        said = self._values.get((locale, kind), _NOTHING).get(value, {})
        yield from sorted(address for address in said if address.key != but)

    def near(
        self, locale: str, kind: str, text: str, *, least: float, but: str = ""
    ) -> tuple[Like, ...]:
        """Values that are like ``text`` to at least ``least`` of a hundred, the likest first, and
        that messages other than ``but`` say. The first question of a kind arranges its values."""
        place = (locale, kind)
        values = self._values.get(place)
        if values is None:
            return ()
        if place not in self._near:
            self._near[place] = Near(values)
        said = self.said(locale, kind, but=but)
        return tuple(like for like in self._near[place].like(text, least) if like.value in said)

    def document(self) -> dict[str, object]:
        """The index as JSON: ``Index.load(index.document()) == index``."""
        messages = {
            key: [
                [_written(address), [[each.kind, each.value] for each in said]]
                for address, said in groupby(self._by_key[key], attrgetter("address"))
            ]
            for key in sorted(self._by_key)
        }
        return {"version": _VERSION, "messages": messages}

    @classmethod
    def load(cls, document: object) -> Index:
        """The index that ``document`` wrote; ``IndexDocumentError`` for anything else."""
        index = cls()
        try:
            assert isinstance(document, Mapping) and document["version"] == _VERSION
            for key, rows in document["messages"].items():
                index.put(key, [each for row in rows for each in _read(key, *row)])
        except (AssertionError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise IndexDocumentError("no index of this version: make it anew") from error
        return index

    def __reduce__(self) -> tuple[object, ...]:
        return Index.load, (self.document(),)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Index):
            return NotImplemented
        return self._sets() == other._sets()

    __hash__ = None  # type: ignore[assignment]

    def _sets(self) -> dict[str, frozenset[Observation]]:
        return {key: frozenset(observations) for key, observations in self._by_key.items()}

    def __len__(self) -> int:
        """How many messages it knows."""
        return len(self._by_key)


def _written(address: Address) -> list[str]:
    pieces = [address.channel, address.locale, address.persona, address.arm]
    while not pieces[-1]:
        pieces.pop()
    return pieces


def _read(key: str, place: list[str], said: list[list[str]]) -> Iterator[Observation]:
    address = Address(key, *place)
    assert all(isinstance(text, str) for text in place)
    for kind, value in said:
        assert isinstance(kind, str) and isinstance(value, str)
        yield Observation(kind, value, address)
