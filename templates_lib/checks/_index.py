"""What the brand's other messages say, for checks that compare with them.

Each check that needs it tells what a variant adds (``Check.observe``): pairs of a kind ("greeting",
"term:order") and a value ("Hei"). The index counts them by locale, remembers which message said
what, and so can take one message out and put its new wording in: one edit costs one message. It
never reads a database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from templates_lib.message import Address

__all__ = ["Index", "Observation"]


@dataclass(frozen=True)
class Observation:
    """One thing that a variant says."""

    kind: str
    value: str
    address: Address


class Index:
    """Counts of what the messages of one brand say, by locale and kind."""

    def __init__(self) -> None:
        self._by_key: dict[str, tuple[Observation, ...]] = {}
        self._by_kind: dict[tuple[str, str], dict[str, Counter[Address]]] = {}

    def put(self, key: str, observations: Iterable[Observation]) -> None:
        """Take what message ``key`` says now in place of what it said before."""
        self.remove(key)
        self._by_key[key] = tuple(observations)
        for each in self._by_key[key]:
            values = self._by_kind.setdefault((each.address.locale, each.kind), {})
            values.setdefault(each.value, Counter())[each.address] += 1

    def remove(self, key: str) -> None:
        """Forget message ``key``."""
        for each in self._by_key.pop(key, ()):
            values = self._by_kind[(each.address.locale, each.kind)]
            said = values[each.value]
            said[each.address] -= 1
            if said[each.address] <= 0:
                del said[each.address]
            if not said:
                del values[each.value]

    def said(self, locale: str, kind: str, *, but: str = "") -> Mapping[str, int]:
        """Value -> how many variants of ``locale`` say it, those of message ``but`` left out."""
        values = self._by_kind.get((locale, kind), {})
        counts = {
            value: sum(1 for address in said if address.key != but)
            for value, said in values.items()
        }
        return {value: count for value, count in counts.items() if count}

    def where(self, locale: str, kind: str, value: str, *, but: str = "") -> Iterator[Address]:
        """The variants that say ``value``, those of message ``but`` left out."""
        for address in self._by_kind.get((locale, kind), {}).get(value, ()):
            if address.key != but:
                yield address

    def __len__(self) -> int:
        """How many messages it knows."""
        return len(self._by_key)
